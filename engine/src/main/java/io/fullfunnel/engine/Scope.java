package io.fullfunnel.engine;

import java.io.Serializable;
import java.util.Arrays;

/**
 * What a plan reads: readers prune by it.
 *
 * @param events event ids of which a person must have at least one to change any partial, sorted;
 *     empty: every person counts
 */
@SuppressWarnings("ArrayRecordComponent")
public record Scope(int[] events) implements Serializable {
  public static final Scope EVERYONE = new Scope(new int[0]);

  /** Bits {@code id mod 64} of the events; all bits if everyone counts. */
  public long mask() {
    if (events.length == 0) {
      return -1L;
    }
    long mask = 0;
    for (int event : events) {
      mask |= 1L << event;
    }
    return mask;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Scope that && Arrays.equals(events, that.events);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(events);
  }
}
