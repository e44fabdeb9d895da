package io.fullfunnel.engine.figures;

import io.fullfunnel.engine.Dictionary;
import io.fullfunnel.engine.Timeline;
import io.fullfunnel.engine.filter.EventFilter;
import io.fullfunnel.engine.filter.EventMatcher;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The filters of all measures, each once, as bits: which events may pass is looked up by the
 * event's id, and only where that does not settle it a filter is asked.
 */
final class Tests implements Serializable {
  private static final long serialVersionUID = 1L;

  private final ArrayList<EventMatcher> matchers = new ArrayList<>();
  private final long[] may;
  private final long[] sure;

  /** Collects filters before anything is bound. */
  static final class Collected {
    private final Map<EventFilter, Integer> numbers = new LinkedHashMap<>();

    /** The number of a filter; equal filters have one. */
    int number(EventFilter filter) {
      Integer known = numbers.putIfAbsent(filter, numbers.size());
      int number = known == null ? numbers.size() - 1 : known;
      if (number >= Long.SIZE) {
        throw new IllegalArgumentException("more than 64 different filters");
      }
      return number;
    }
  }

  Tests(Collected filters, Dictionary dictionary) {
    this.may = new long[dictionary.events()];
    this.sure = new long[dictionary.events()];
    for (EventFilter filter : filters.numbers.keySet()) {
      add(filter.bind(dictionary));
    }
  }

  private Tests(Tests of) {
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
  Tests fork() {
    return new Tests(this);
  }

  void begin(Timeline person) {
    for (EventMatcher matcher : matchers) {
      matcher.begin(person);
    }
  }

  /** The bits of the filters that a row may pass. */
  long may(Timeline person, int row) {
    return may[person.event(row)];
  }

  /** The bits of the filters that a row passes, of those it may. */
  long passed(Timeline person, int row, long of) {
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
  int[] events(long of) {
    return IntStream.range(Dictionary.FIRST_EVENT, may.length)
        .filter(id -> (may[id] & of) != 0)
        .toArray();
  }
}
