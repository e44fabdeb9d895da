package io.fullfunnel.engine.pages;

import io.fullfunnel.engine.Dictionary;
import io.fullfunnel.engine.Timeline;
import io.fullfunnel.engine.filter.EventMatcher;
import io.fullfunnel.engine.filter.EventTests;
import io.fullfunnel.engine.visits.VisibleTime;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One person's rows that matter, in order, and put together by visit. Numbers of rows here count
 * only these. Rows outside visits stand together under {@link #NO_VISIT}. Reused from person to
 * person.
 */
final class PersonRows {
  static final int NONE = -1;
  static final int NO_VISIT = 0;

  private final EventTests tests;
  private final @Nullable EventMatcher where;
  private final PageBits bits;
  private final int column;
  private final @Nullable VisibleTime visible;
  private int[] rows = new int[16];
  private int[] visits = new int[16];
  private int[] nextOfVisit = new int[16];
  private int[] nextView = new int[16];
  private long[] times = new long[16];
  private long[] passed = new long[16];
  private int size;
  private long all;
  private int[] first = new int[16];
  private int[] last = new int[16];
  private int[] firstView = new int[16];
  private int[] lastView = new int[16];
  private boolean[] reached = new boolean[16];
  private long[] seen = new long[16];
  private int visitCount;

  PersonRows(
      EventTests tests,
      @Nullable EventMatcher where,
      PageBits bits,
      int column,
      @Nullable VisibleTime visible) {
    this.tests = tests;
    this.where = where;
    this.bits = bits;
    this.column = column;
    this.visible = visible;
    Arrays.fill(first, NONE);
  }

  void read(Timeline person) {
    Arrays.fill(first, 0, visitCount, NONE);
    visitCount = 0;
    size = 0;
    all = 0;
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
      if (is != 0) {
        add(person, i, is);
      }
    }
  }

  private void add(Timeline person, int row, long is) {
    if (size == rows.length) {
      growRows();
    }
    int visit = person.code(column, row) + 1; // none is 0
    if (visit >= first.length) {
      growVisits(visit + 1);
    }
    visitCount = Math.max(visitCount, visit + 1);
    int at = size++;
    rows[at] = row;
    visits[at] = visit;
    times[at] = person.timeMillis(row);
    passed[at] = is;
    nextOfVisit[at] = NONE;
    nextView[at] = NONE;
    all |= is;
    if (first[visit] == NONE) {
      first[visit] = at;
      firstView[visit] = NONE;
      lastView[visit] = NONE;
      reached[visit] = false;
      seen[visit] = 0;
    } else {
      nextOfVisit[last[visit]] = at;
    }
    last[visit] = at;
    reached[visit] |= (is & bits.stays()) != 0;
    if (visible != null && (is & bits.left()) != 0) {
      seen[visit] += visible.of(person, row);
    }
    if ((is & bits.view()) != 0) {
      addView(visit, at);
    }
  }

  private void addView(int visit, int at) {
    if (firstView[visit] == NONE) {
      firstView[visit] = at;
    } else {
      nextView[lastView[visit]] = at;
    }
    lastView[visit] = at;
  }

  private void growRows() {
    int room = size * 2;
    rows = Arrays.copyOf(rows, room);
    visits = Arrays.copyOf(visits, room);
    nextOfVisit = Arrays.copyOf(nextOfVisit, room);
    nextView = Arrays.copyOf(nextView, room);
    times = Arrays.copyOf(times, room);
    passed = Arrays.copyOf(passed, room);
  }

  private void growVisits(int atLeast) {
    int before = first.length;
    int room = Math.max(atLeast, before * 2);
    first = Arrays.copyOf(first, room);
    Arrays.fill(first, before, room, NONE);
    last = Arrays.copyOf(last, room);
    firstView = Arrays.copyOf(firstView, room);
    lastView = Arrays.copyOf(lastView, room);
    reached = Arrays.copyOf(reached, room);
    seen = Arrays.copyOf(seen, room);
  }

  int size() {
    return size;
  }

  /** Numbers of visits are below this, {@link #NO_VISIT} included. */
  int visits() {
    return visitCount;
  }

  /** The visit's first row, or {@link #NONE}. */
  int first(int visit) {
    return first[visit];
  }

  /** The row after this one in its visit, or {@link #NONE}. */
  int next(int at) {
    return nextOfVisit[at];
  }

  /** Where the row stands on the timeline. */
  int row(int at) {
    return rows[at];
  }

  int visit(int at) {
    return visits[at];
  }

  long time(int at) {
    return times[at];
  }

  boolean is(int at, long bit) {
    return (passed[at] & bit) != 0;
  }

  /** Whether any row is this. */
  boolean has(long bit) {
    return (all & bit) != 0;
  }

  /** Whether the visit's views begin with this one. */
  boolean opens(int at) {
    return visits[at] != NO_VISIT && firstView[visits[at]] == at;
  }

  /** Whether the visit's views end with this one. */
  boolean closes(int at) {
    return visits[at] != NO_VISIT && lastView[visits[at]] == at;
  }

  /** Whether the view is all there was of its visit, and was not looked at for long. */
  boolean bounces(int at) {
    int visit = visits[at];
    return opens(at) && closes(at) && !reached[visit] && seen[visit] < VisibleTime.ENOUGH;
  }

  /** Milliseconds to the next view of the visit, or {@link #NONE}. */
  long lasted(int at) {
    boolean known = visits[at] != NO_VISIT && nextView[at] != NONE;
    return known ? times[nextView[at]] - times[at] : NONE;
  }

  /** Fills in for each row the time of the first later row that is this; the largest if none. */
  void nextTimes(long bit, long[] into) {
    long next = Long.MAX_VALUE;
    for (int at = size - 1; at >= 0; at--) {
      into[at] = next;
      if ((passed[at] & bit) != 0) {
        next = times[at];
      }
    }
  }
}
