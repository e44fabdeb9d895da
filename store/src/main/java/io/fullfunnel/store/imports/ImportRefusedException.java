package io.fullfunnel.store.imports;

/** An import that must not be; the message says why and what to do. Nothing was written. */
public final class ImportRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ImportRefusedException(String message) {
    super(message);
  }
}
