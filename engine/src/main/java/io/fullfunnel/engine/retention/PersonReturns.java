package io.fullfunnel.engine.retention;

import io.fullfunnel.engine.Dictionary;
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
  private int[] startRows = new int[16];
  private int starts;
  private int[] backRows = new int[16];
  private int backs;
  private int[] intervals = new int[16];
  private int[] firsts = new int[16];
  private int[] lasts = new int[16];
  private int active;

  PersonReturns(EventTests tests, @Nullable EventMatcher where, long start, long back) {
    this.tests = tests;
    this.where = where;
    this.start = start;
    this.back = back;
  }

  void read(Timeline person) {
    starts = 0;
    backs = 0;
    tests.begin(person);
    if (where != null) {
      where.begin(person);
    }
    for (int i = 0; i < person.size(); i++) {
      if (person.event(i) < Dictionary.FIRST_EVENT) {
        continue;
      }
      long may = tests.may(person, i);
      if (may == 0 || (where != null && !where.matches(person, i))) {
        continue;
      }
      long is = tests.passed(person, i, may);
      if ((is & start) != 0) {
        startRows = room(startRows, starts);
        startRows[starts++] = i;
      }
      if ((is & back) != 0) {
        backRows = room(backRows, backs);
        backRows[backs++] = i;
      }
    }
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

  /** Puts the returns together by interval. */
  void sort(Timeline person, Intervals by) {
    active = 0;
    for (int b = 0; b < backs; b++) {
      int interval = by.at(person.timeMillis(backRows[b]));
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
