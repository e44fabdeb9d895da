/** Events that count nowhere and are kept, to be repaired and replayed. */
@NullMarked
package io.fullfunnel.store.failed;

import org.jspecify.annotations.NullMarked;
