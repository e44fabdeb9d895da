package io.fullfunnel.engine.filter;

/** The contract's operators on values, except {@code matches}. */
public final class ValueTests {
  private ValueTests() {}
}
