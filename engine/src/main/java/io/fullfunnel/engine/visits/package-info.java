@NullMarked
package io.fullfunnel.engine.visits;

import org.jspecify.annotations.NullMarked;
