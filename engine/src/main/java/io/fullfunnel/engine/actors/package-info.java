@NullMarked
package io.fullfunnel.engine.actors;

import org.jspecify.annotations.NullMarked;
