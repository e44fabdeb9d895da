package io.fullfunnel.engine.funnel;

import java.io.Serializable;
import java.util.Comparator;

/**
 * A person on a list, with event ids instead of names; {@code nextEvent} −1 if there is none. The
 * earliest first, then by person.
 */
record Entry(
    long person,
    long enteredMillis,
    long firstSequence,
    int lastEvent,
    long lastMillis,
    int nextEvent,
    long nextMillis)
    implements Comparable<Entry>, Serializable {
  private static final Comparator<Entry> ORDER =
      Comparator.comparingLong(Entry::enteredMillis).thenComparingLong(Entry::person);

  @Override
  public int compareTo(Entry other) {
    return ORDER.compare(this, other);
  }
}
