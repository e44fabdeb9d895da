package io.fullfunnel.engine.figures;

import io.fullfunnel.engine.Dictionary;
import io.fullfunnel.engine.Timeline;
import io.fullfunnel.engine.values.Micros;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** The amount of a row: of some properties the first that it gives as a number. */
final class Amounts implements Serializable {
  private static final long serialVersionUID = 1L;

  /** No amount is this: they are below 10¹⁸ on either side of zero. */
  static final long NONE = Long.MIN_VALUE;

  private final ArrayList<Micros> columns = new ArrayList<>();

  Amounts(List<String> properties, Dictionary dictionary) {
    for (String property : properties) {
      columns.add(new Micros(dictionary.column(property)));
    }
  }

  /** The amount in millionths, or {@link #NONE}. */
  long of(Timeline person, int row) {
    for (Micros column : columns) {
      int code = person.code(column.column(), row);
      if (column.isNumber(code)) {
        return column.of(code);
      }
    }
    return NONE;
  }

  /** Whether the amount of a row that has one comes from a property after the first. */
  boolean isFallback(Timeline person, int row) {
    Micros first = columns.getFirst();
    return !first.isNumber(person.code(first.column(), row));
  }

  /** Whether the amount of a row that has one had more than six decimals. */
  boolean wasRounded(Timeline person, int row) {
    for (Micros column : columns) {
      int code = person.code(column.column(), row);
      if (column.isNumber(code)) {
        return column.wasRounded(code);
      }
    }
    return false;
  }
}
