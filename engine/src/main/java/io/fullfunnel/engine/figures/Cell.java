package io.fullfunnel.engine.figures;

import io.fullfunnel.engine.groups.Entries;
import io.fullfunnel.engine.groups.Entry;
import io.fullfunnel.engine.values.Micros;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What was counted of one group in one slot. Amounts above and below zero are added up apart, so
 * that whether a sum is too large does not depend on the order of adding.
 */
final class Cell implements Serializable {
  private static final long serialVersionUID = 1L;

  final long[] above;
  final long[] below;
  private final int[] seen;
  @Nullable Entries<Entry> listed;

  Cell(int measures) {
    this.above = new long[measures];
    this.below = new long[measures];
    this.seen = new int[measures];
  }

  void count(int measure, long more) {
    above[measure] += more;
  }

  void amount(int measure, long micros) {
    if (micros > 0) {
      above[measure] = Micros.sum(above[measure], micros);
    } else {
      below[measure] = Micros.sum(below[measure], micros);
    }
  }

  /** Counts a person once; people are numbered from 1 as a fold reads them. */
  boolean once(int measure, int person) {
    if (seen[measure] == person) {
      return false;
    }
    seen[measure] = person;
    above[measure]++;
    return true;
  }

  void list(Entry entry, int limit) {
    Entries<Entry> known = listed;
    if (known == null) {
      known = new Entries<>(limit);
      listed = known;
    }
    known.add(entry);
  }

  /** Adds another cell to this one. */
  void addAll(Cell other) {
    for (int m = 0; m < above.length; m++) {
      above[m] = Micros.sum(above[m], other.above[m]);
      below[m] = Micros.sum(below[m], other.below[m]);
    }
    listed = Entries.sum(listed, other.listed);
  }

  long number(int measure) {
    return above[measure] + below[measure];
  }
}
