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
  private final long[] may;
  private final long[] sure;

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
    of.matchers.forEach(matcher -> matchers.add(matcher.fork()));
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
    matchers.add(matcher);
  }

  /** The same for one thread. */
  public EventTests fork() {
    return new EventTests(this);
  }

  public void begin(Timeline person) {
    for (EventMatcher matcher : matchers) {
      matcher.begin(person);
    }
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
