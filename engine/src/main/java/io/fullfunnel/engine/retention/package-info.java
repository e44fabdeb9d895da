@NullMarked
package io.fullfunnel.engine.retention;

import org.jspecify.annotations.NullMarked;
