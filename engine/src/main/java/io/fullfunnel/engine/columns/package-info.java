@NullMarked
package io.fullfunnel.engine.columns;

import org.jspecify.annotations.NullMarked;
