package io.fullfunnel.question;

import java.util.List;
import java.util.stream.Stream;

/** The contract's operators. */
enum Op {
  EQUAL("=", Takes.SCALAR),
  NOT_EQUAL("!=", Takes.SCALAR),
  IN("in", Takes.LIST),
  NOT_IN("not-in", Takes.LIST),
  GREATER(">", Takes.ORDERED),
  AT_LEAST(">=", Takes.ORDERED),
  LESS("<", Takes.ORDERED),
  AT_MOST("<=", Takes.ORDERED),
  CONTAINS("contains", Takes.TEXT),
  NOT_CONTAINS("not-contains", Takes.TEXT),
  STARTS_WITH("starts-with", Takes.TEXT),
  ENDS_WITH("ends-with", Takes.TEXT),
  MATCHES("matches", Takes.TEXT),
  EXISTS("exists", Takes.NOTHING),
  MISSING("missing", Takes.NOTHING);

  static final List<String> SIGNS = Stream.of(values()).map(op -> op.sign).toList();

  final String sign;
  final Takes takes;

  Op(String sign, Takes takes) {
    this.sign = sign;
    this.takes = takes;
  }

  static Op of(String sign) {
    return values()[SIGNS.indexOf(sign)];
  }

  /** What stands in a condition's {@code value}. */
  enum Takes {
    SCALAR,
    ORDERED,
    TEXT,
    LIST,
    NOTHING
  }
}
