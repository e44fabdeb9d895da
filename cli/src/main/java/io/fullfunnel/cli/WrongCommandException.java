package io.fullfunnel.cli;

/** A command that cannot be run as it was typed; the message is a sentence for the person. */
final class WrongCommandException extends RuntimeException {
  private static final long serialVersionUID = 1;

  WrongCommandException(String sentence) {
    super(sentence);
  }
}
