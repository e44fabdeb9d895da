@NullMarked
package io.fullfunnel.engine.filter;

import org.jspecify.annotations.NullMarked;
