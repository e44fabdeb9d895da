package io.fullfunnel.engine.funnel;

import io.fullfunnel.engine.Timeline;
import io.fullfunnel.engine.filter.EventMatcher;
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
  private final @Nullable EventMatcher where;
  private final boolean plain;
  private int[] rows = new int[64];
  private long[] times = new long[64];
  private long[] taken = new long[64];
  private int size;
  private long all;

  StepHits(StepTable table, List<EventMatcher> steps, @Nullable EventMatcher where) {
    this.table = table;
    this.steps = steps.stream().map(EventMatcher::fork).toArray(EventMatcher[]::new);
    this.where = where == null ? null : where.fork();
    this.plain = table.byNameOnly && where == null;
  }

  void read(Timeline person) {
    size = 0;
    all = 0;
    if (!plain) {
      begin(person);
    }
    long[] may = table.may;
    int rowsOfPerson = person.size();
    for (int i = 0; i < rowsOfPerson; i++) {
      int event = person.event(i);
      long bits = may[event];
      if (bits != 0 && !plain) {
        bits = tested(person, i, event, bits);
      }
      if (bits != 0) {
        add(i, person.timeMillis(i), bits);
      }
    }
  }

  private void begin(Timeline person) {
    for (EventMatcher step : steps) {
      step.begin(person);
    }
    if (where != null) {
      where.begin(person);
    }
  }

  private long tested(Timeline person, int i, int event, long bits) {
    if (where != null && !where.matches(person, i)) {
      return 0;
    }
    long passed = bits & table.sure[event];
    for (long rest = bits & ~passed; rest != 0; rest &= rest - 1) {
      int step = Long.numberOfTrailingZeros(rest);
      if (steps[step].matches(person, i)) {
        passed |= 1L << step;
      }
    }
    return passed;
  }

  private void add(int row, long time, long bits) {
    if (size == rows.length) {
      rows = Arrays.copyOf(rows, size * 2);
      times = Arrays.copyOf(times, size * 2);
      taken = Arrays.copyOf(taken, size * 2);
    }
    rows[size] = row;
    times[size] = time;
    taken[size] = bits;
    all |= bits;
    size++;
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

  boolean takes(int hit, int step) {
    return (taken[hit] >>> step & 1) != 0;
  }

  /** The steps that any hit takes, as bits. */
  long anySteps() {
    return all;
  }
}
