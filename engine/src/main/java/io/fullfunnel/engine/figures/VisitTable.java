package io.fullfunnel.engine.figures;

import io.fullfunnel.engine.Dictionary;
import io.fullfunnel.engine.Timeline;
import io.fullfunnel.engine.groups.GroupKey;
import io.fullfunnel.engine.groups.Groups;
import io.fullfunnel.engine.values.Labels;
import java.util.Arrays;

/** One person's visits, put together row by row; by the numbers that rows have. Reused. */
final class VisitTable {
  private final int column;
  private final int properties;
  private int[] firstRow = new int[16];
  private long[] first = new long[16];
  private long[] last = new long[16];
  private int[] rows = new int[16];
  private int[] pages = new int[16];
  private long[] passed = new long[16];
  private long[] seen = new long[16];
  private int[] labels;
  private int size;

  VisitTable(int column, int properties) {
    this.column = column;
    this.properties = properties;
    this.labels = new int[16 * properties];
  }

  void begin() {
    Arrays.fill(rows, 0, size, 0);
    size = 0;
  }

  /**
   * Adds a row that counts; rows come in the order of time.
   *
   * @param bits of the filters that it passes
   * @return its visit, or {@link Dictionary#ABSENT}
   */
  int add(Timeline person, int row, long bits, boolean page, Groups groups, GroupKey ofPerson) {
    int visit = person.code(column, row);
    if (visit == Dictionary.ABSENT) {
      return visit;
    }
    if (visit >= rows.length) {
      grow(visit + 1);
    }
    size = Math.max(size, visit + 1);
    long time = person.timeMillis(row);
    boolean opens = rows[visit] == 0;
    if (opens) {
      firstRow[visit] = row;
      first[visit] = time;
      pages[visit] = 0;
      passed[visit] = 0;
      seen[visit] = 0;
    }
    last[visit] = time;
    rows[visit]++;
    pages[visit] += page ? 1 : 0;
    passed[visit] |= bits;
    for (int p = 0; p < properties; p++) {
      int at = visit * properties + p;
      if (opens || labels[at] == Labels.NONE) {
        labels[at] = groups.label(person, row, p, ofPerson);
      }
    }
    return visit;
  }

  /** Adds to the time that pages of a visit were visible. */
  void see(int visit, long micros) {
    seen[visit] += micros;
  }

  private void grow(int atLeast) {
    int room = Math.max(atLeast, rows.length * 2);
    firstRow = Arrays.copyOf(firstRow, room);
    first = Arrays.copyOf(first, room);
    last = Arrays.copyOf(last, room);
    rows = Arrays.copyOf(rows, room);
    pages = Arrays.copyOf(pages, room);
    passed = Arrays.copyOf(passed, room);
    seen = Arrays.copyOf(seen, room);
    labels = Arrays.copyOf(labels, room * properties);
  }

  /** Numbers of visits are below this. */
  int size() {
    return size;
  }

  /** Whether any row of the visit counted. */
  boolean has(int visit) {
    return rows[visit] > 0;
  }

  int firstRow(int visit) {
    return firstRow[visit];
  }

  /** Whether it has more than one row, so that it lasted a known time. */
  boolean isTimed(int visit) {
    return rows[visit] > 1;
  }

  long millis(int visit) {
    return last[visit] - first[visit];
  }

  int pages(int visit) {
    return pages[visit];
  }

  /** The filters that any of its rows passes. */
  long passed(int visit) {
    return passed[visit];
  }

  /** Millionths of seconds that its pages were visible; 0 where nothing tells. */
  long seen(int visit) {
    return seen[visit];
  }

  /** Sets the group of a visit. */
  void group(int visit, GroupKey key) {
    for (int p = 0; p < properties; p++) {
      key.label(p, labels[visit * properties + p]);
    }
  }
}
