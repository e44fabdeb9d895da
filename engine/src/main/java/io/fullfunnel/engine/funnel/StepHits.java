package io.fullfunnel.engine.funnel;

import io.fullfunnel.engine.Timeline;
import io.fullfunnel.engine.filter.EventMatcher;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One person's rows that may take a step, in timeline order. What matching looks at; reused from
 * person to person.
 */
final class StepHits {
  private final StepTable table;
  private final EventMatcher[] steps;
  private final @Nullable EventMatcher where;
  private final boolean plain;
  private int[] rows = new int[64];
  private long[] taken = new long[64];
  private long[] times = new long[64];
  private int size;
  private long all;

  StepHits(StepTable table, List<EventMatcher> steps, @Nullable EventMatcher where) {
    this.table = table;
    this.steps = steps.stream().map(EventMatcher::fork).toArray(EventMatcher[]::new);
    this.where = where == null ? null : where.fork();
    this.plain = table.byNameOnly && where == null;
  }

  void read(Timeline person) {
    if (person.size() > rows.length) {
      int room = person.size() * 2;
      rows = new int[room];
      taken = new long[room];
      times = new long[room];
    }
    size = person.select(table.may, rows, taken);
    if (!plain) {
      begin(person);
      test(person);
    }
    person.timesMillis(rows, size, times);
    all = 0;
    for (int h = 0; h < size; h++) {
      all |= taken[h];
    }
  }

  /** Reads only the first event of step 1, of a person who has one. */
  void readFirst(Timeline person) {
    int row = table.firstStart(person);
    rows[0] = row;
    taken[0] = 1;
    times[0] = person.timeMillis(row);
    size = 1;
    all = 1;
  }

  private void begin(Timeline person) {
    for (EventMatcher step : steps) {
      step.begin(person);
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
      if (steps[step].matches(person, i)) {
        passed |= 1L << step;
      }
    }
    return passed;
  }

  int size() {
    return size;
  }

  /** The row on the timeline. */
  int row(int hit) {
    return rows[hit];
  }

  long time(int hit) {
    return times[hit];
  }

  /** The steps it takes, as bits. */
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
