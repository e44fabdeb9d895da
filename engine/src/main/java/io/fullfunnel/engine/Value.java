package io.fullfunnel.engine;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;

/** A property's value as it arrived. */
public sealed interface Value extends Serializable {
  record Text(String text) implements Value {}

  record Numeric(BigDecimal number) implements Value {}

  record Bool(boolean value) implements Value {}

  /** An array; a condition matches it if one element does. */
  record Many(List<Value> elements) implements Value {
    public Many {
      elements = List.copyOf(elements);
    }
  }

  /** Without exponent, unless that would write hundreds of zeros. */
  private static String plain(BigDecimal number) {
    return Math.abs((long) number.scale()) > 100 ? number.toString() : number.toPlainString();
  }

  /** How the value stands in a breakdown's key and in a table. */
  default String asKey() {
    return switch (this) {
      case Text t -> t.text();
      case Numeric n -> plain(n.number());
      case Bool b -> b.value() ? "true" : "false";
      case Many m -> String.join(", ", m.elements().stream().map(Value::asKey).toList());
    };
  }
}
