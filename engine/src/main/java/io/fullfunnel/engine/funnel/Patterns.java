package io.fullfunnel.engine.funnel;

import io.fullfunnel.engine.Picker;
import io.fullfunnel.engine.Timeline;
import org.jspecify.annotations.Nullable;

/**
 * People told apart by their masks alone: a pattern says which events of the steps a person has.
 * Picks those who began, and counts the people of each pattern, so that nobody's steps are looked
 * at one by one.
 */
final class Patterns implements Picker {
  /** Beyond this many events the counts would no longer stay in the processor's near cache. */
  private static final int MOST_EVENTS = 12;

  private final long events;
  private final long first;
  private final long second;
  private final int[] begun;
  private final long[] people;
  private final long[] did;

  private Patterns(StepTable table, boolean firstTells) {
    this.events = table.events();
    this.first = table.masks[0];
    this.second = firstTells ? table.masks[1] : -1L;
    this.begun = new int[1 << Long.bitCount(events)];
    this.people = new long[begun.length];
    this.did = new long[begun.length];
    for (int pattern = 0; pattern < begun.length; pattern++) {
      did[pattern] = table.did(Long.expand(pattern, events));
      begun[pattern] = (Long.expand(pattern, events) & first) == 0 ? 0 : 1;
    }
  }

  /**
   * Null if the steps have too many events.
   *
   * @param firstTells whether who has no event of step 2 stays at the first start, whatever else
   *     that person did
   */
  static @Nullable Patterns of(StepTable table, boolean firstTells) {
    return Long.bitCount(table.events()) > MOST_EVENTS ? null : new Patterns(table, firstTells);
  }

  @Override
  public int pick(long[] masks, int from, int to, int[] picked, int size) {
    int next = size;
    for (int person = from; person < to; person++) {
      int pattern = (int) Long.compress(masks[person], events);
      people[pattern]++;
      picked[next] = person;
      next += begun[pattern];
    }
    return next;
  }

  /** The same for one person. */
  boolean pick(long mask) {
    int pattern = (int) Long.compress(mask, events);
    people[pattern]++;
    return begun[pattern] != 0;
  }

  /** The steps of which a person has events, as bits. */
  long did(Timeline person) {
    return did[(int) Long.compress(person.mask(), events)];
  }

  /** Whether nothing but the first start counts of a person who began. */
  boolean staysAtFirst(Timeline person) {
    return (person.mask() & second) == 0;
  }

  /** Adds, at each step after the first, those whom the masks tell to have skipped to it. */
  void settleSkipped(StepTable table, FunnelPartial partial) {
    for (int pattern = 0; pattern < people.length; pattern++) {
      long mask = Long.expand(pattern, events);
      if ((mask & first) == 0 || (mask & second) == 0) {
        partial.addSkipped(table, mask, people[pattern]);
        people[pattern] = 0;
      }
    }
  }
}
