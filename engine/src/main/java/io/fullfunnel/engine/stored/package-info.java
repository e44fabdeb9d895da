/** Shards in files: written once, read where they are folded. */
@NullMarked
package io.fullfunnel.engine.stored;

import org.jspecify.annotations.NullMarked;
