package io.fullfunnel.engine.groups;

import java.io.Serializable;
import java.util.Comparator;

/** A person or an event on a list, with the event's id instead of its name. */
public record Entry(long person, long timeMillis, long sequence, int event)
    implements Serializable {
  public static final Comparator<Entry> ORDER =
      Comparator.comparingLong(Entry::timeMillis).thenComparingLong(Entry::sequence);
}
