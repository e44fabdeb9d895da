@NullMarked
package io.fullfunnel.engine;

import org.jspecify.annotations.NullMarked;
