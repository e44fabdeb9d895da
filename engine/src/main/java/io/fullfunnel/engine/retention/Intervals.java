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
    return at(time, BEFORE);
  }

  /** The same for a time that lies in the interval {@code from} or later; mostly in the next. */
  int at(long time, int from) {
    int low = from + 1;
    if (low + 1 < bounds.length && time >= bounds[low] && time < bounds[low + 1]) {
      return low;
    }
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

  /** Where an interval ends: the first time after it. */
  long end(int interval) {
    return interval + 1 < bounds.length ? bounds[interval + 1] : Long.MAX_VALUE;
  }
}
