package io.fullfunnel.collect;

import io.fullfunnel.collect.dialect.DialectException;

/** A body of which nothing can be taken; the message is a sentence for the client. */
final class WrongBodyException extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean tooLarge;
  private final String code;

  private WrongBodyException(boolean tooLarge, String code, String sentence) {
    super(sentence, null, false, false); // an answer, not a fault: without a trace
    this.tooLarge = tooLarge;
    this.code = code;
  }

  static WrongBodyException unreadable(String sentence) {
    return new WrongBodyException(false, "bad_json", sentence);
  }

  static WrongBodyException packed(String sentence) {
    return new WrongBodyException(false, "bad_gzip", sentence);
  }

  static WrongBodyException tooLarge(String sentence) {
    return new WrongBodyException(true, "too_large", sentence);
  }

  static WrongBodyException of(DialectException wrong) {
    return new WrongBodyException(wrong.isTooMuch(), wrong.code(), wrong.sentence());
  }

  boolean isTooLarge() {
    return tooLarge;
  }

  String code() {
    return code;
  }

  /** The sentence. */
  String sentence() {
    return String.valueOf(getMessage());
  }
}
