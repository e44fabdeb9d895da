package io.fullfunnel.engine.funnel;

import io.fullfunnel.engine.Dictionary;
import io.fullfunnel.engine.Scope;
import io.fullfunnel.engine.Timeline;
import io.fullfunnel.engine.filter.EventMatcher;
import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which steps an event may take, looked up by its id: most rows are told apart without any test.
 * Bit k − 1 stands for step k; those from 50 on for exclusions, the last for every event.
 */
final class StepTable implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The bits that stand for steps. */
  static final long STEPS = (1L << Funnel.MOST_STEPS) - 1;

  /** The bits that stand for exclusions, the first after the last step's. */
  static final long EXCLUDED = ((1L << Rules.MOST_EXCLUSIONS) - 1) << Funnel.MOST_STEPS;

  /** The bit of every event, where the order is strict. */
  static final long EVERY = 1L << 63;

  /** Per event id, the steps that an event of this name may take. */
  final long[] may;

  /** Per event id, the steps that every event of this name takes. */
  final long[] sure;

  /** Per step, the bits {@code id mod 64} of its events. */
  final long[] masks;

  /** Whether no event may take two steps. */
  final boolean apart;

  /** Whether no row needs a test beyond its name. */
  final boolean byNameOnly;

  StepTable(List<EventMatcher> steps, Dictionary dictionary) {
    this.may = new long[dictionary.events()];
    this.sure = new long[dictionary.events()];
    this.masks = new long[steps.size()];
    boolean names = true;
    boolean single = true;
    for (int step = 0; step < steps.size(); step++) {
      EventMatcher matcher = steps.get(step);
      for (int id : ids(matcher, may.length)) {
        single &= may[id] == 0;
        may[id] |= 1L << step;
        masks[step] |= 1L << id;
        if (matcher.byNameOnly()) {
          sure[id] |= 1L << step;
        }
      }
      names &= matcher.byNameOnly();
    }
    this.byNameOnly = names;
    this.apart = single;
  }

  /** Adds the events that end attempts, and all others where they count too. */
  static StepTable of(
      List<EventMatcher> steps,
      List<EventMatcher> excluded,
      boolean everyEvent,
      Dictionary dictionary) {
    var table = new StepTable(steps, dictionary);
    for (int e = 0; e < excluded.size(); e++) {
      for (int id : ids(excluded.get(e), table.may.length)) {
        table.may[id] |= 1L << (Funnel.MOST_STEPS + e);
      }
    }
    for (int id = Dictionary.FIRST_EVENT; everyEvent && id < table.may.length; id++) {
      table.may[id] |= EVERY;
      table.sure[id] |= EVERY;
    }
    return table;
  }

  private static int[] ids(EventMatcher matcher, int events) {
    int[] ids = matcher.events();
    return ids == null ? IntStream.range(Dictionary.FIRST_EVENT, events).toArray() : ids;
  }

  /** The bits {@code id mod 64} of the events of all steps. */
  long events() {
    long events = 0;
    for (long step : masks) {
      events |= step;
    }
    return events;
  }

  /** The first row, from one on, that may take step 1; the person's size if there is none. */
  int nextStart(Timeline person, int row) {
    return person.next(row, may, 1);
  }

  /** The steps of which a person has events, where the mask tells. */
  long did(long mask) {
    long did = 0;
    for (int step = 0; step < masks.length; step++) {
      did |= (mask & masks[step]) == 0 ? 0 : 1L << step;
    }
    return did;
  }

  /** People with an event of any step. */
  Scope scope() {
    return Scope.of(IntStream.range(0, may.length).filter(id -> (may[id] & STEPS) != 0).toArray());
  }

  /** Whether {@code Timeline.mask} tells exactly which of the names a person has. */
  boolean masksAreExact() {
    return may.length <= Long.SIZE;
  }
}
