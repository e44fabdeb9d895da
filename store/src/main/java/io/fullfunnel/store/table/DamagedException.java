package io.fullfunnel.store.table;

import java.io.IOException;
import java.nio.file.Path;

/** The event table is not what was written; its owner deletes it and fills it from the journal. */
public final class DamagedException extends IOException {
  private static final long serialVersionUID = 1L;

  DamagedException(Path file, String reason) {
    super(file + " is damaged: " + reason);
  }
}
