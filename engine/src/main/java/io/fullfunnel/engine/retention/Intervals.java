package io.fullfunnel.engine.retention;

/** The intervals of one span, for looking times up. */
final class Intervals {
  static final int BEFORE = -1;

  private final long[] bounds;

  Intervals(Cohorts cohorts) {
    this.bounds = cohorts.bounds().stream().mapToLong(Long::longValue).toArray();
  }

  /** The number of the interval; {@link #BEFORE} all, or the one after the last. */
  int at(long time) {
    int low = 0;
    int high = bounds.length;
    while (low < high) { // the first bound after the time
      int middle = (low + high) >>> 1;
      if (bounds[middle] <= time) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - 1;
  }
}
