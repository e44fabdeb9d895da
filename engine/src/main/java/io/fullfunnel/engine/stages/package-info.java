@NullMarked
package io.fullfunnel.engine.stages;

import org.jspecify.annotations.NullMarked;
