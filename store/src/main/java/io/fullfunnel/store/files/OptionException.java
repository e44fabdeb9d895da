package io.fullfunnel.store.files;

/** What was asked is wrong: an unknown field, column, format …; the message says what to do. */
public final class OptionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public OptionException(String message) {
    super(message);
  }
}
