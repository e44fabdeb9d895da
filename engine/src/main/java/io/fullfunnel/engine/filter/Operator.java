package io.fullfunnel.engine.filter;

import java.util.Optional;

/** The contract's operators on values, except {@code matches}. */
public enum Operator {
  EQUAL("="),
  NOT_EQUAL("!="),
  IN("in"),
  NOT_IN("not-in"),
  GREATER(">"),
  AT_LEAST(">="),
  LESS("<"),
  AT_MOST("<="),
  CONTAINS("contains"),
  NOT_CONTAINS("not-contains"),
  STARTS_WITH("starts-with"),
  ENDS_WITH("ends-with"),
  EXISTS("exists"),
  MISSING("missing");

  private final String symbol;

  Operator(String symbol) {
    this.symbol = symbol;
  }

  /** As it stands in a question. */
  public String symbol() {
    return symbol;
  }

  public static Optional<Operator> find(String symbol) {
    for (Operator operator : values()) {
      if (operator.symbol.equals(symbol)) {
        return Optional.of(operator);
      }
    }
    return Optional.empty();
  }

  /** Whether it takes a list of operands. */
  public boolean takesMany() {
    return this == IN || this == NOT_IN;
  }

  /** Whether it takes no operand. */
  public boolean takesNone() {
    return this == EXISTS || this == MISSING;
  }
}
