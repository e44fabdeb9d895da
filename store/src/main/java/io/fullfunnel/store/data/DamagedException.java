package io.fullfunnel.store.data;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A file is not what was written into it; the message names the file. Where the file is derived
 * from the journal, its owner deletes it and makes it again.
 */
public final class DamagedException extends IOException {
  private static final long serialVersionUID = 1L;

  private final String file;

  public DamagedException(Path file, String reason) {
    super(file + " is damaged: " + reason);
    this.file = file.toString();
  }

  /** The file that is not what it was. */
  public Path file() {
    return Path.of(file);
  }
}
