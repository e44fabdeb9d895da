@NullMarked
package io.fullfunnel.engine.census;

import org.jspecify.annotations.NullMarked;
