package io.fullfunnel.collect.http;

/** Bytes that are no request as this front takes them; the message is a sentence. */
final class BadRequestException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;

  BadRequestException(int status, String code, String sentence) {
    super(sentence, null, false, false); // an answer, not a fault: without a trace
    this.status = status;
    this.code = code;
  }

  static BadRequestException malformed(String sentence) {
    return new BadRequestException(400, "bad_request", sentence);
  }

  int status() {
    return status;
  }

  String code() {
    return code;
  }

  String sentence() {
    return String.valueOf(getMessage());
  }
}
