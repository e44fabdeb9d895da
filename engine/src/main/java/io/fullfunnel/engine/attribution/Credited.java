package io.fullfunnel.engine.attribution;

import java.io.Serializable;
import java.util.Comparator;

/** A conversion on a list, with the event's id instead of its name; the earliest first. */
record Credited(long person, long timeMillis, long sequence, int event, long units)
    implements Comparable<Credited>, Serializable {
  private static final Comparator<Credited> ORDER =
      Comparator.comparingLong(Credited::timeMillis).thenComparingLong(Credited::sequence);

  @Override
  public int compareTo(Credited other) {
    return ORDER.compare(this, other);
  }
}
