package io.fullfunnel.store.imports;

/** An import that must not be; the message says why and what to do. Nothing was written. */
public final class ImportRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final long importNumber;

  public ImportRefusedException(String message) {
    this(message, 0);
  }

  public ImportRefusedException(String message, long importNumber) {
    super(message);
    this.importNumber = importNumber;
  }

  /** The import that stands in the way; 0 if none does. */
  public long importNumber() {
    return importNumber;
  }
}
