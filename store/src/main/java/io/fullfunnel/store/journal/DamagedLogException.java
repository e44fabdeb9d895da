package io.fullfunnel.store.journal;

import java.io.IOException;

/** Bytes on disk are not what was written; the message names file and offset. */
public final class DamagedLogException extends IOException {
  private static final long serialVersionUID = 1L;

  public DamagedLogException(String message) {
    super(message);
  }
}
