package io.fullfunnel.engine.funnel;

import java.io.Serializable;
import java.util.Comparator;

/** A person on a list, with event ids instead of names; {@code nextEvent} −1 if there is none. */
record Entry(
    long person,
    long enteredMillis,
    long firstSequence,
    int lastEvent,
    long lastMillis,
    int nextEvent,
    long nextMillis)
    implements Serializable {
  static final Comparator<Entry> ORDER =
      Comparator.comparingLong(Entry::enteredMillis).thenComparingLong(Entry::person);
}
