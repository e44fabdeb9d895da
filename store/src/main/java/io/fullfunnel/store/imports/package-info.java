/** Imports: files into the journal, once, resumable, undoable. */
@NullMarked
package io.fullfunnel.store.imports;

import org.jspecify.annotations.NullMarked;
