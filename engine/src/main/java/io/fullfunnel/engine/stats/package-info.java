@NullMarked
package io.fullfunnel.engine.stats;

import org.jspecify.annotations.NullMarked;
