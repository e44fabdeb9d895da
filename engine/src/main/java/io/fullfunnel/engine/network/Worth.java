package io.fullfunnel.engine.network;

import io.fullfunnel.engine.Dictionary;
import io.fullfunnel.engine.Timeline;
import io.fullfunnel.engine.values.Micros;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** What a conversion is worth, bound to one dataset, in millionths. */
final class Worth implements Serializable {
  private static final long serialVersionUID = 1L;

  private final ArrayList<Micros> columns = new ArrayList<>();

  Worth(List<String> properties, Dictionary dictionary) {
    for (String property : properties) {
      columns.add(new Micros(dictionary.column(property)));
    }
  }

  /** A reader for one thread. */
  Reader reader() {
    return new Reader(columns);
  }

  /** Reads the amount of one row at a time. */
  static final class Reader {
    private final List<Micros> columns;
    private long micros;
    private boolean given;
    private boolean fallback;
    private boolean rounded;

    private Reader(List<Micros> columns) {
      this.columns = columns;
    }

    void read(Timeline timeline, int row) {
      given = false;
      micros = 0;
      for (int c = 0; c < columns.size() && !given; c++) {
        Micros column = columns.get(c);
        int code = timeline.code(column.column(), row);
        if (column.isNumber(code)) {
          given = true;
          micros = column.of(code);
          fallback = c > 0;
          rounded = column.wasRounded(code);
        }
      }
    }

    /** The amount, 0 where none was given. */
    long micros() {
      return micros;
    }

    boolean given() {
      return given;
    }

    boolean fallback() {
      return given && fallback;
    }

    boolean rounded() {
      return given && rounded;
    }
  }
}
