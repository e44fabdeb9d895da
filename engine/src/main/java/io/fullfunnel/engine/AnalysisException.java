package io.fullfunnel.engine;

/** A question that cannot be answered; the message is for a person. */
public final class AnalysisException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Code {
    CANCELLED,
    TOO_LARGE,
    NOT_POSSIBLE
  }

  private final Code code;

  public AnalysisException(Code code, String message) {
    super(message);
    this.code = code;
  }

  public Code code() {
    return code;
  }
}
