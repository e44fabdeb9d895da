@NullMarked
package io.fullfunnel.engine.local;

import org.jspecify.annotations.NullMarked;
