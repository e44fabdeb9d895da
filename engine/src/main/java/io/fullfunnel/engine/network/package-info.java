/** The network of touchpoints: how people go from one to the next. */
@NullMarked
package io.fullfunnel.engine.network;

import org.jspecify.annotations.NullMarked;
