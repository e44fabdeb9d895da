package io.fullfunnel.engine;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

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

  /** A number as a text writes it, of a size that arithmetic can carry. */
  Pattern NUMBER = Pattern.compile("-?\\d{1,400}(\\.\\d{1,400})?([eE][+-]?\\d{1,6})?");

  /** The value as a number: a number, or a text that is one; else null. */
  default @Nullable BigDecimal number() {
    return switch (this) {
      case Numeric numeric -> numeric.number;
      case Text text when NUMBER.matcher(text.text).matches() -> new BigDecimal(text.text);
      default -> null;
    };
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
