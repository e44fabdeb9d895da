package io.fullfunnel.question;

import io.fullfunnel.engine.Value;
import io.fullfunnel.engine.filter.Operator;
import io.fullfunnel.engine.filter.ValueTest;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The values that conditions compare with. */
final class Values {
  private static final int MOST = 100_000;

  private Values() {}

  /** Refuses a value that the operator cannot compare with. */
  static void check(Op op, Place place) {
    String sign = "the operator " + op.sign;
    switch (op.takes) {
      case SCALAR -> scalar(place, "a text, a number, true or false for " + sign);
      case ORDERED -> {
        if (place.node().isBoolean()) {
          throw place.expected("a text or a number for " + sign);
        }
        scalar(place, "a text or a number for " + sign);
      }
      case TEXT -> {
        String text = place.text("a text for " + sign);
        if (op == Op.MATCHES) {
          RegexTest.check(place, text);
        }
      }
      case LIST -> list(place, "a list of values for " + sign);
      case NOTHING -> {
        if (!place.absent()) {
          throw place.wrong("At " + place.shown() + " " + sign + " takes no value.");
        }
      }
    }
  }

  private static void list(Place place, String what) {
    if (!place.isList() || place.node().isEmpty()) {
      throw place.expected(what);
    }
    if (place.node().size() > MOST) {
      throw place.wrong(
          "The list at " + place.shown() + " has more than " + Words.count(MOST) + " values.");
    }
    for (Place element : place.elements()) {
      scalar(element, "a text, a number, true or false");
    }
  }

  private static void scalar(Place place, String what) {
    if (place.node().isNumber()) {
      place.number();
    } else if (!place.node().isBoolean()) {
      place.text(what);
    }
  }

  /** Whether upper and lower case make a difference to the operator. */
  static boolean hasCase(Op op) {
    return switch (op) {
      case GREATER, AT_LEAST, LESS, AT_MOST, EXISTS, MISSING -> false;
      default -> true;
    };
  }

  /** The engine's test; the value has been checked. */
  static ValueTest test(Op op, JsonNode value, boolean ignoreCase) {
    if (op == Op.MATCHES) {
      return new RegexTest(value.stringValue(), ignoreCase);
    }
    List<Value> operands =
        switch (op.takes) {
          case NOTHING -> List.of();
          case LIST -> values(value);
          default -> List.of(value(value));
        };
    Operator operator = Operator.find(op.sign).orElseThrow();
    return new io.fullfunnel.engine.filter.Condition(operator, operands, ignoreCase);
  }

  private static Value value(JsonNode node) {
    if (node.isNumber()) {
      return new Value.Numeric(node.decimalValue());
    }
    return node.isBoolean()
        ? new Value.Bool(node.booleanValue())
        : new Value.Text(node.stringValue());
  }

  private static List<Value> values(JsonNode list) {
    List<Value> values = new ArrayList<>(list.size());
    for (JsonNode node : list) {
      values.add(value(node));
    }
    return values;
  }
}
