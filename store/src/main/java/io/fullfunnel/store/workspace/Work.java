package io.fullfunnel.store.workspace;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Work with the readers. */
interface Work<T extends @Nullable Object> {
  T run() throws IOException;
}
