package io.fullfunnel.engine;

import java.io.Serializable;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What a plan reads: readers prune by it.
 *
 * @param everyone whether every person counts, whatever the events
 * @param events otherwise, event ids of which a person must have at least one to change any
 *     partial, sorted; none at all: nobody counts
 */
@SuppressWarnings("ArrayRecordComponent") // compared by content below
public record Scope(boolean everyone, int[] events) implements Picker, Serializable {
  public static final Scope EVERYONE = new Scope(true, new int[0]);

  /** Only people with one of these events. */
  public static Scope of(int[] events) {
    int[] sorted = events.clone();
    Arrays.sort(sorted);
    return new Scope(false, sorted);
  }

  /** People in both scopes, or a few more: those of the narrower one. */
  public Scope and(Scope other) {
    if (everyone || other.everyone) {
      return everyone ? other : this;
    }
    return other.events.length < events.length ? other : this;
  }

  /** People in any of two scopes. */
  public Scope or(Scope other) {
    if (everyone || other.everyone) {
      return EVERYONE;
    }
    return of(
        IntStream.concat(IntStream.of(events), IntStream.of(other.events)).distinct().toArray());
  }

  /** Bits {@code id mod 64} of the events; all bits if everyone counts. */
  public long mask() {
    if (everyone) {
      return -1L;
    }
    long mask = 0;
    for (int event : events) {
      mask |= 1L << event;
    }
    return mask;
  }

  @Override
  public int pick(long[] masks, int from, int to, int[] picked, int size) {
    long wanted = mask();
    int next = size;
    for (int person = from; person < to; person++) {
      picked[next] = person;
      next += everyone || (masks[person] & wanted) != 0 ? 1 : 0;
    }
    return next;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Scope that
        && everyone == that.everyone
        && Arrays.equals(events, that.events);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(events) + (everyone ? 1 : 0);
  }
}
