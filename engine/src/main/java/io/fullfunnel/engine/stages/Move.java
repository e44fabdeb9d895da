package io.fullfunnel.engine.stages;

import java.io.Serializable;
import java.util.Comparator;

/**
 * A move that may be listed, with the event's id in place of its name.
 *
 * @param event {@link Walker#DECAY} for none
 * @param from a place, or that of the start
 */
record Move(
    long person, long timeMillis, long sequence, int event, int from, int to, long since, int track)
    implements Comparable<Move>, Serializable {
  private static final Comparator<Move> ORDER =
      Comparator.comparingLong(Move::timeMillis)
          .thenComparingLong(Move::sequence)
          .thenComparingLong(Move::person)
          .thenComparingInt(Move::track)
          .thenComparingInt(Move::event)
          .thenComparingInt(Move::from)
          .thenComparingInt(Move::to);

  @Override
  public int compareTo(Move other) {
    return ORDER.compare(this, other);
  }
}
