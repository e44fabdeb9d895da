package io.fullfunnel.store.data;

import java.io.IOException;

/** The data directory cannot be used; the message is a sentence for the person who runs it. */
public class DataException extends IOException {
  private static final long serialVersionUID = 1L;

  public DataException(String message) {
    super(message);
  }

  public DataException(String message, Throwable cause) {
    super(message, cause);
  }
}
