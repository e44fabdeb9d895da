package io.fullfunnel.question;

/** A question that is wrong or not answered; the message is one sentence for who asked it. */
public final class QuestionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String pointer;

  QuestionException(String pointer, String message) {
    super(message);
    this.pointer = pointer;
  }

  /** Where in the question, as a JSON pointer; empty for the whole of it. */
  public String pointer() {
    return pointer;
  }
}
