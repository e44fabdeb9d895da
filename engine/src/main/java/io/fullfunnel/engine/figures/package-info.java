@NullMarked
package io.fullfunnel.engine.figures;

import org.jspecify.annotations.NullMarked;
