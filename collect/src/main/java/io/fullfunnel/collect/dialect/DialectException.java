package io.fullfunnel.collect.dialect;

/** A request of which no message can be made; the message is a sentence for the client. */
public final class DialectException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String code;
  private final String field;
  private final boolean tooMuch;

  private DialectException(String code, String field, boolean tooMuch, String sentence) {
    super(sentence, null, false, false); // an answer, not a fault: without a trace
    this.code = code;
    this.field = field;
    this.tooMuch = tooMuch;
  }

  /** One of something wrong at a place; the empty text is the request as a whole. */
  public static DialectException wrong(String code, String field, String sentence) {
    return new DialectException(code, field, false, sentence);
  }

  /** One of something that is more than may be. */
  public static DialectException tooMuch(String field, String sentence) {
    return new DialectException("too_large", field, true, sentence);
  }

  public String code() {
    return code;
  }

  /** Where it is wrong; the empty text for the request as a whole. */
  public String field() {
    return field;
  }

  public boolean isTooMuch() {
    return tooMuch;
  }

  public String sentence() {
    return String.valueOf(getMessage());
  }
}
