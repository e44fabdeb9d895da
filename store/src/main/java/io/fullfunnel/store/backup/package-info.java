/** What a data directory cannot make again, carried to another place and back. */
@NullMarked
package io.fullfunnel.store.backup;

import org.jspecify.annotations.NullMarked;
