package io.fullfunnel.engine.groups;

import java.io.Serializable;
import java.util.Comparator;

/** A person or an event on a list, with the event's id instead of its name; the earliest first. */
public record Entry(long person, long timeMillis, long sequence, int event)
    implements Comparable<Entry>, Serializable {
  private static final Comparator<Entry> ORDER =
      Comparator.comparingLong(Entry::timeMillis).thenComparingLong(Entry::sequence);

  @Override
  public int compareTo(Entry other) {
    return ORDER.compare(this, other);
  }
}
