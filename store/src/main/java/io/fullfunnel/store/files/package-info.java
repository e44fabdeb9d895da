/** Reads files of rows into messages of the journal. */
@NullMarked
package io.fullfunnel.store.files;

import org.jspecify.annotations.NullMarked;
