package io.fullfunnel.engine.funnel;

import io.fullfunnel.engine.Dictionary;
import io.fullfunnel.engine.Timeline;
import io.fullfunnel.engine.values.Micros;
import java.io.Serializable;
import java.util.ArrayList;

/**
 * An amount bound to one dataset, in millionths. What lies beyond six decimals is rounded once,
 * half to even, when the question is bound.
 */
final class AmountReader implements Serializable {
  private static final long serialVersionUID = 1L;

  private final ArrayList<Micros> columns = new ArrayList<>();

  AmountReader(Amount amount, Dictionary dictionary) {
    for (String property : amount.properties()) {
      columns.add(new Micros(dictionary.column(property)));
    }
  }

  /** Adds the amount of a row, if it has one, to the step of a tally. */
  void add(Timeline person, int row, Sums sums, int step) {
    for (int c = 0; c < columns.size(); c++) {
      Micros column = columns.get(c);
      int code = person.code(column.column(), row);
      if (column.isNumber(code)) {
        sums.add(step, column.of(code), c > 0, column.wasRounded(code));
        return;
      }
    }
  }
}
