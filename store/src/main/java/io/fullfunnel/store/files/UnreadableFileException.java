package io.fullfunnel.store.files;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A file as a whole cannot be read; the message names it, the place and what to do. */
public final class UnreadableFileException extends IOException {
  private static final long serialVersionUID = 1L;

  public UnreadableFileException(String message) {
    super(message);
  }

  public UnreadableFileException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
