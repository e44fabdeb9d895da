package io.fullfunnel.engine.stored;

import java.io.IOException;

/** A file of a snapshot is not what was written; the message names it. */
public final class DamagedFileException extends IOException {
  private static final long serialVersionUID = 1L;

  public DamagedFileException(String file, String reason) {
    super(file + " is damaged: " + reason + ". Export the snapshot again.");
  }
}
