/** Plans and partials between two processes of one command. */
@NullMarked
package io.fullfunnel.engine.wire;

import org.jspecify.annotations.NullMarked;
