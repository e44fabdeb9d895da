package io.fullfunnel.engine.pages;

import io.fullfunnel.engine.groups.Entries;
import io.fullfunnel.engine.groups.Entry;
import io.fullfunnel.engine.stats.LongBag;
import io.fullfunnel.engine.stats.Percentiles;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** What was counted of one page, or of all, in one span. */
final class PageCell implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int COLUMNS = PageColumn.values().length;
  private static final double HALF = 0.5;

  private final long[] counts = new long[COLUMNS];
  private final int[] seen;
  private @Nullable LongBag millis;
  @Nullable Entries<Entry> listed;

  /**
   * An empty cell.
   *
   * @param onces different things of which each is counted once
   */
  PageCell(int onces) {
    this.seen = new int[onces];
  }

  void add(PageColumn column) {
    counts[column.place()]++;
  }

  /** Whether this is new: {@code number} is that of the person or visit that is being read. */
  boolean once(int what, int number) {
    boolean isNew = seen[what] != number;
    seen[what] = number;
    return isNew;
  }

  void lasted(long time) {
    LongBag bag = millis;
    if (bag == null) {
      bag = new LongBag();
      millis = bag;
    }
    bag.add(time);
  }

  /** Adds another cell to this one, which stays as it is. */
  void addAll(PageCell other) {
    for (int column = 0; column < COLUMNS; column++) {
      counts[column] += other.counts[column];
    }
    addTimes(other);
    listed = Entries.sum(listed, other.listed);
  }

  void addTimes(PageCell other) {
    if (other.millis != null) {
      LongBag sum = millis == null ? new LongBag() : millis;
      sum.addAll(other.millis);
      millis = sum;
    }
  }

  int onces() {
    return seen.length;
  }

  long count(PageColumn column) {
    return counts[column.place()];
  }

  long timed() {
    return millis == null ? 0 : millis.size();
  }

  double medianMillis() {
    return millis == null ? Double.NaN : Percentiles.of(millis, HALF)[0];
  }
}
