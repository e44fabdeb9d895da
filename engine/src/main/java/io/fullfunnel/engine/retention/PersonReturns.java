package io.fullfunnel.engine.retention;

import io.fullfunnel.engine.TimeSlots;
import io.fullfunnel.engine.Timeline;
import io.fullfunnel.engine.filter.EventMatcher;
import io.fullfunnel.engine.filter.EventTests;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One person's starts and returns, and for one span the intervals in which there are returns, each
 * with the first and the last. Reused from person to person.
 */
final class PersonReturns {
  static final int NONE = -1;

  private final EventTests tests;
  private final @Nullable EventMatcher where;
  private final long start;
  private final long back;
  private final boolean firstOnly;
  private final boolean everything;
  private int[] rows = new int[64];
  private long[] passed = new long[64];
  private long[] times = new long[64];
  private int[] startRows = new int[16];
  private int starts;
  private int[] backRows = new int[16];
  private int backs;
  private int[] intervals = new int[16];
  private int[] firsts = new int[16];
  private int[] lasts = new int[16];
  private int active;
  private boolean whole;

  /**
   * @param firstOnly whether only the first start is asked for
   * @param bits whether {@link #slots} alone will be asked for
   */
  PersonReturns(
      EventTests tests,
      @Nullable EventMatcher where,
      long start,
      long back,
      boolean firstOnly,
      boolean bits) {
    this.tests = tests;
    this.where = where;
    this.start = start;
    this.back = back;
    this.firstOnly = firstOnly;
    this.everything = bits && where == null && tests.isAlways(start | back);
  }

  void read(Timeline person) {
    starts = 0;
    backs = 0;
    whole = everything && person.isEventsOnly();
    if (whole) {
      startRows[0] = 0;
      starts = Math.min(1, person.size());
      return;
    }
    if (person.size() > rows.length) {
      rows = new int[person.size() * 2];
      passed = new long[rows.length];
      times = new long[rows.length];
    }
    tests.begin(person);
    int size = tests.select(person, rows, passed);
    size = where == null ? size : kept(where, person, size);
    if (backRows.length < size) {
      backRows = new int[rows.length];
      startRows = new int[rows.length];
    }
    if (start == back && firstOnly) { // nothing else was picked
      startRows[0] = rows[0];
      starts = Math.min(1, size);
      System.arraycopy(rows, 0, backRows, 0, size);
      backs = size;
      return;
    }
    int nextStart = 0;
    int nextBack = 0;
    for (int i = 0; i < size; i++) { // without a branch on what a row is
      startRows[nextStart] = rows[i];
      nextStart += (passed[i] & start) != 0 && !(firstOnly && nextStart > 0) ? 1 : 0;
      backRows[nextBack] = rows[i];
      nextBack += (passed[i] & back) != 0 ? 1 : 0;
    }
    starts = nextStart;
    backs = nextBack;
  }

  private int kept(EventMatcher of, Timeline person, int size) {
    of.begin(person);
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (of.matches(person, rows[i])) {
        rows[kept] = rows[i];
        passed[kept++] = passed[i];
      }
    }
    return kept;
  }

  private static int[] room(int[] of, int size) {
    return size == of.length ? Arrays.copyOf(of, size * 2) : of;
  }

  int starts() {
    return starts;
  }

  int startRow(int number) {
    return startRows[number];
  }

  /** The bits of the intervals in which there are returns with the first start or after it. */
  long slots(Timeline person, TimeSlots by) {
    if (whole) {
      return person.slots(by, startRows[0]);
    }
    int first = 0;
    while (first < backs && backRows[first] < startRows[0]) {
      first++;
    }
    return person.slots(by, backRows, first, backs);
  }

  /** Puts the returns together by interval. */
  void sort(Timeline person, Intervals by) {
    active = 0;
    person.timesMillis(backRows, backs, times);
    long until = Long.MIN_VALUE; // the end of the interval that was met last
    int interval = Intervals.BEFORE;
    for (int b = 0; b < backs; b++) {
      if (times[b] >= until) {
        interval = by.at(times[b], interval);
        until = by.end(interval);
      }
      if (interval < 0) {
        continue;
      }
      if (active == 0 || intervals[active - 1] != interval) {
        if (active == intervals.length) {
          intervals = room(intervals, active);
          firsts = room(firsts, active);
          lasts = room(lasts, active);
        }
        intervals[active] = interval;
        firsts[active++] = backRows[b];
      }
      lasts[active - 1] = backRows[b];
    }
  }

  /** Intervals with returns. */
  int active() {
    return active;
  }

  int interval(int number) {
    return intervals[number];
  }

  int last(int number) {
    return lasts[number];
  }

  /** The number of the first interval with returns from this one on; {@link #active} if none. */
  int from(int interval) {
    int found = Arrays.binarySearch(intervals, 0, active, interval);
    return found < 0 ? -found - 1 : found;
  }

  /** The first return of an interval that is not before a row, or {@link #NONE}. */
  int firstFrom(int number, int row) {
    if (firsts[number] >= row) {
      return firsts[number];
    }
    int found = Arrays.binarySearch(backRows, 0, backs, row);
    int next = found < 0 ? -found - 1 : found;
    return next < backs && backRows[next] <= lasts[number] ? backRows[next] : NONE;
  }
}
