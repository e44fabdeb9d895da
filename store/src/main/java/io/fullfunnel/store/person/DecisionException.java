package io.fullfunnel.store.person;

/** Says in a sentence why something cannot be decided of two ids. */
public final class DecisionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public DecisionException(String sentence) {
    super(sentence);
  }
}
