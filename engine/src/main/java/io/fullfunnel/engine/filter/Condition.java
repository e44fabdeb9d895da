package io.fullfunnel.engine.filter;

import io.fullfunnel.engine.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An operator with its operands.
 *
 * <p>Compares as numbers if the operand is a number and the value is a number or a text that is
 * one, else as text; a text that is none is neither above nor below a number. A missing value
 * passes only {@code missing}. An array passes if one element does; an empty array counts as
 * missing.
 *
 * @param operands one; any number for {@code in} and {@code not-in}; none for {@code exists} and
 *     {@code missing}
 */
public record Condition(Operator operator, List<Value> operands, boolean ignoreCase)
    implements ValueTest {
  public Condition {
    operands = List.copyOf(operands);
    if (operator.takesNone() ? !operands.isEmpty() : !operator.takesMany() && wrong(operands)) {
      throw new IllegalArgumentException(
          "operator "
              + operator.symbol()
              + " takes "
              + (operator.takesNone() ? "no value" : "one value, no array")
              + ", not "
              + operands);
    }
  }

  private static boolean wrong(List<Value> operands) {
    return operands.size() != 1 || operands.getFirst() instanceof Value.Many;
  }

  public Condition(Operator operator, Value operand) {
    this(operator, List.of(operand), false);
  }

  @Override
  public boolean test(@Nullable Value value) {
    return switch (operator) {
      case EXISTS -> exists(value);
      case MISSING -> !exists(value);
      default -> value != null && one(value);
    };
  }

  private static boolean exists(@Nullable Value value) {
    return value != null && !(value instanceof Value.Many many && many.elements().isEmpty());
  }

  private boolean one(Value value) {
    if (value instanceof Value.Many many) {
      for (Value element : many.elements()) {
        if (one(element)) {
          return true;
        }
      }
      return false;
    }
    return switch (operator) {
      case EXISTS, MISSING -> throw new IllegalStateException("answered before");
      case EQUAL, IN -> equalsAny(value);
      case NOT_EQUAL, NOT_IN -> !equalsAny(value);
      case GREATER -> ordered(value) && compare(value, operand()) > 0;
      case AT_LEAST -> ordered(value) && compare(value, operand()) >= 0;
      case LESS -> ordered(value) && compare(value, operand()) < 0;
      case AT_MOST -> ordered(value) && compare(value, operand()) <= 0;
      case CONTAINS -> text(value).contains(text(operand()));
      case NOT_CONTAINS -> !text(value).contains(text(operand()));
      case STARTS_WITH -> text(value).startsWith(text(operand()));
      case ENDS_WITH -> text(value).endsWith(text(operand()));
    };
  }

  private Value operand() {
    return operands.getFirst();
  }

  private boolean equalsAny(Value value) {
    for (Value operand : operands) {
      if (compare(value, operand) == 0) {
        return true;
      }
    }
    return false;
  }

  private boolean ordered(Value value) {
    return !(operand() instanceof Value.Numeric) || value.number() != null;
  }

  private int compare(Value value, Value operand) {
    if (operand instanceof Value.Numeric number) {
      BigDecimal found = value.number();
      if (found != null) {
        return found.compareTo(number.number());
      }
    }
    return text(value).compareTo(text(operand));
  }

  private String text(Value value) {
    String text = value.asKey();
    // both ways, so that letters with several lower or upper forms meet
    return ignoreCase ? text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT) : text;
  }
}
