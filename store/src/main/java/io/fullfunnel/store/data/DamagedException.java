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
    this(file.toString(), file + " is damaged: " + reason);
  }

  private DamagedException(String file, String message) {
    super(message);
    this.file = file;
  }

  /** A whole file that this version of the program does not read. */
  public static DamagedException ofAnotherVersion(Path file) {
    return new DamagedException(
        file.toString(), file + " was written by another version of this program");
  }

  /** The file that is not what it was. */
  public Path file() {
    return Path.of(file);
  }
}
