package io.fullfunnel.engine.attribution;

import io.fullfunnel.engine.Dictionary;
import io.fullfunnel.engine.Timeline;
import io.fullfunnel.engine.values.Micros;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** The values of conversions: of some properties the first that a row gives as a number. */
final class Values implements Serializable {
  private static final long serialVersionUID = 1L;

  private final ArrayList<Micros> columns = new ArrayList<>();

  Values(List<String> properties, Dictionary dictionary) {
    for (String property : properties) {
      columns.add(new Micros(dictionary.column(property)));
    }
  }

  /** The value of a row in millionths, 0 if it gives none; and what is to be said of it. */
  long of(Timeline person, int row, AttributionCell cell) {
    for (int c = 0; c < columns.size(); c++) {
      Micros column = columns.get(c);
      int code = person.code(column.column(), row);
      if (column.isNumber(code)) {
        cell.valued(c > 0, column.wasRounded(code));
        return column.of(code);
      }
    }
    return 0;
  }
}
