package io.fullfunnel.engine.funnel;

import io.fullfunnel.engine.Timeline;
import io.fullfunnel.engine.filter.EventMatcher;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One person's rows that may take a step, in timeline order. What matching looks at; reused from
 * person to person.
 */
final class StepHits {
  private final StepTable table;
  private final EventMatcher[] steps;
  private final EventMatcher[] excluded;
  private final List<EventMatcher> remembering = new ArrayList<>();
  private final @Nullable EventMatcher where;
  private final boolean plain;
  private int[] rows;
  private long[] taken;
  private long[] times;
  private int[] numbers = new int[0];
  private long round = 1;
  private int size;
  private long all;

  /**
   * @param excluded the events that end attempts
   */
  StepHits(
      StepTable table,
      List<EventMatcher> steps,
      List<EventMatcher> excluded,
      @Nullable EventMatcher where) {
    this(table, steps, excluded, where, 64);
  }

  private StepHits(
      StepTable table,
      List<EventMatcher> steps,
      List<EventMatcher> excluded,
      @Nullable EventMatcher where,
      int room) {
    this.rows = new int[room];
    this.taken = new long[room];
    this.times = new long[room];
    this.table = table;
    this.steps = forks(steps);
    this.excluded = forks(excluded);
    this.where = where == null ? null : where.fork();
    addRemembering(this.steps);
    addRemembering(this.excluded);
    this.plain = table.byNameOnly && where == null && excluded.isEmpty();
  }

  private static EventMatcher[] forks(List<EventMatcher> matchers) {
    return matchers.stream().map(matcher -> matcher.fork().given()).toArray(EventMatcher[]::new);
  }

  private void addRemembering(EventMatcher[] matchers) {
    for (EventMatcher matcher : matchers) {
      if (matcher.remembers()) {
        remembering.add(matcher);
      }
    }
  }

  /** From now on times are rounded down to so many milliseconds. */
  StepHits rounded(long millis) {
    this.round = millis;
    return this;
  }

  /** An empty list, to be filled with some of these. */
  StepHits part() {
    return new StepHits(table, List.of(), List.of(), null, 8);
  }

  void clear() {
    size = 0;
    all = 0;
  }

  /** Adds a hit of another list, with these of its bits. */
  void add(StepHits other, int hit, long bits) {
    if (size == rows.length) {
      makeRoom(2 * size);
    }
    if (size >= numbers.length) {
      numbers = Arrays.copyOf(numbers, rows.length);
    }
    numbers[size] = hit;
    rows[size] = other.rows[hit];
    times[size] = other.times[hit];
    taken[size++] = bits;
    all |= bits;
  }

  private void makeRoom(int room) {
    rows = Arrays.copyOf(rows, room);
    taken = Arrays.copyOf(taken, room);
    times = Arrays.copyOf(times, room);
  }

  void read(Timeline person) {
    if (person.size() > rows.length) {
      makeRoom(person.size() * 2);
    }
    size = person.select(table.may, rows, taken);
    if (!plain) {
      begin(person);
      test(person);
    }
    person.timesMillis(rows, size, times);
    for (int h = 0; h < size && round > 1; h++) {
      times[h] -= Math.floorMod(times[h], round);
    }
    all = 0;
    for (int h = 0; h < size; h++) {
      all |= taken[h];
    }
  }

  /**
   * Reads the first event of step 1, of a person who has one, and of each next step the first one
   * after it, as far as the window allows: {@code depth} events of different steps.
   *
   * @param did the steps of which the person has events, as bits
   * @return whether there are so many
   */
  boolean readAlong(Timeline person, int depth, long window, long did) {
    size = 0;
    all = did;
    int row = -1;
    while (size < depth) {
      long step = 1L << size;
      row = person.next(row + 1, table.may, step);
      if (row == person.size()) {
        return false;
      }
      long time = person.timeMillis(row);
      if (size > 0 && time - times[0] > window) {
        return false;
      }
      rows[size] = row;
      taken[size] = step;
      times[size++] = time;
    }
    return true;
  }

  private void begin(Timeline person) {
    for (EventMatcher matcher : remembering) {
      matcher.begin(person);
    }
    if (where != null) {
      where.begin(person);
    }
  }

  /** Keeps the hits that take a step indeed. */
  private void test(Timeline person) {
    int kept = 0;
    for (int h = 0; h < size; h++) {
      int row = rows[h];
      long bits = tested(person, row, taken[h]);
      if (bits != 0) {
        rows[kept] = row;
        taken[kept++] = bits;
      }
    }
    size = kept;
  }

  private long tested(Timeline person, int i, long bits) {
    if (where != null && !where.matches(person, i)) {
      return 0;
    }
    long passed = bits & table.sure[person.event(i)];
    for (long rest = bits & ~passed; rest != 0; rest &= rest - 1) {
      int step = Long.numberOfTrailingZeros(rest);
      EventMatcher of = step < Funnel.MOST_STEPS ? steps[step] : excluded[step - Funnel.MOST_STEPS];
      if (of.matches(person, i)) {
        passed |= 1L << step;
      }
    }
    return passed;
  }

  int size() {
    return size;
  }

  /** The hit's number in the list that this one is a part of. */
  int number(int hit) {
    return numbers[hit];
  }

  /** All bits that any hit has. */
  long all() {
    return all;
  }

  /** The row on the timeline. */
  int row(int hit) {
    return rows[hit];
  }

  long time(int hit) {
    return times[hit];
  }

  /** The steps it takes, as bits. */
  long takes(int hit) {
    return taken[hit] & StepTable.STEPS;
  }

  /** The steps it takes, as bits, and those of the exclusions it falls under. */
  long steps(int hit) {
    return taken[hit];
  }

  /** The first hit from one on that takes a step; {@link #size} if there is none. */
  int next(int hit, int step) {
    if (!any(step)) {
      return size;
    }
    int next = hit;
    while (next < size && (taken[next] >>> step & 1) == 0) {
      next++;
    }
    return next;
  }

  boolean takes(int hit, int step) {
    return (taken[hit] >>> step & 1) != 0;
  }

  /** Whether any hit takes a step. */
  boolean any(int step) {
    return (all >>> step & 1) != 0;
  }

  /** The steps that any hit takes, as bits. */
  long anySteps() {
    return all;
  }
}
