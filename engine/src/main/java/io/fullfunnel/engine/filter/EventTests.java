package io.fullfunnel.engine.filter;

import io.fullfunnel.engine.Dictionary;
import io.fullfunnel.engine.Timeline;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Many filters, each once, as bits: which events may pass is looked up by the event's id, and only
 * where that does not settle it a filter is asked.
 */
public final class EventTests implements Serializable {
  private static final long serialVersionUID = 1L;

  private final ArrayList<EventMatcher> matchers = new ArrayList<>();
  private final ArrayList<EventMatcher> remembering = new ArrayList<>();
  private final long[] may;
  private final long[] sure;
  private boolean byNameOnly = true;

  /** Collects filters before anything is bound. */
  public static final class Collected {
    private final Map<EventFilter, Integer> numbers = new LinkedHashMap<>();

    /** The number of a filter; equal filters have one. */
    public int number(EventFilter filter) {
      Integer known = numbers.putIfAbsent(filter, numbers.size());
      int number = known == null ? numbers.size() - 1 : known;
      if (number >= Long.SIZE) {
        throw new IllegalArgumentException("more than 64 different filters");
      }
      return number;
    }
  }

  public EventTests(Collected filters, Dictionary dictionary) {
    this.may = new long[dictionary.events()];
    this.sure = new long[dictionary.events()];
    for (EventFilter filter : filters.numbers.keySet()) {
      add(filter.bind(dictionary));
    }
  }

  private EventTests(EventTests of) {
    this.may = of.may;
    this.sure = of.sure;
    this.byNameOnly = of.byNameOnly;
    for (EventMatcher matcher : of.matchers) {
      keep(matcher.fork());
    }
  }

  private void keep(EventMatcher matcher) {
    matchers.add(matcher);
    if (matcher.remembers()) {
      remembering.add(matcher);
    }
  }

  private void add(EventMatcher matcher) {
    long bit = 1L << matchers.size();
    int[] ids = matcher.events();
    if (ids == null) {
      ids = IntStream.range(Dictionary.FIRST_EVENT, may.length).toArray();
    }
    for (int id : ids) {
      may[id] |= bit;
      sure[id] |= matcher.byNameOnly() ? bit : 0;
    }
    byNameOnly &= matcher.byNameOnly();
    keep(matcher.given());
  }

  /** The same for one thread. */
  public EventTests fork() {
    return new EventTests(this);
  }

  public void begin(Timeline person) {
    for (EventMatcher matcher : remembering) {
      matcher.begin(person);
    }
  }

  /**
   * Picks the person's rows that pass any filter.
   *
   * @param rows takes the rows that are picked; has room for all of the person
   * @param passed takes the bits of the filters that each passes; has room for all
   * @return how many were picked
   */
  public int select(Timeline person, int[] rows, long[] passed) {
    int size = person.select(may, rows, passed);
    if (byNameOnly) {
      return size;
    }
    int kept = 0;
    for (int i = 0; i < size; i++) {
      long is = passed(person, rows[i], passed[i]);
      rows[kept] = rows[i];
      passed[kept] = is;
      kept += is == 0 ? 0 : 1;
    }
    return kept;
  }

  /** Whether every event passes all of these filters by its name alone. */
  public boolean isAlways(long of) {
    for (int id = Dictionary.FIRST_EVENT; id < sure.length; id++) {
      if ((sure[id] & of) != of) {
        return false;
      }
    }
    return true;
  }

  /** The bits of the filters that a row may pass. */
  public long may(Timeline person, int row) {
    return may[person.event(row)];
  }

  /** The bits of the filters that a row passes, of those it may. */
  public long passed(Timeline person, int row, long of) {
    long passed = of & sure[person.event(row)];
    for (long rest = of & ~passed; rest != 0; rest &= rest - 1) {
      int test = Long.numberOfTrailingZeros(rest);
      if (matchers.get(test).matches(person, row)) {
        passed |= 1L << test;
      }
    }
    return passed;
  }

  /** Ids of the events that may pass any of these. */
  public int[] events(long of) {
    return IntStream.range(Dictionary.FIRST_EVENT, may.length)
        .filter(id -> (may[id] & of) != 0)
        .toArray();
  }
}
