@NullMarked
package io.fullfunnel.engine.values;

import org.jspecify.annotations.NullMarked;
