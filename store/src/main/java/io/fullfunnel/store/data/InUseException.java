package io.fullfunnel.store.data;

/** Another process has the data directory. */
public final class InUseException extends DataException {
  private static final long serialVersionUID = 1L;

  private final String holder;

  InUseException(String message, String holder) {
    super(message);
    this.holder = holder;
  }

  /** The process that has it, or {@code (unknown)}. */
  public String holder() {
    return holder;
  }
}
