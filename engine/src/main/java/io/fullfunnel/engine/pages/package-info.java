@NullMarked
package io.fullfunnel.engine.pages;

import org.jspecify.annotations.NullMarked;
