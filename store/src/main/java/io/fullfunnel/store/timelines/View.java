package io.fullfunnel.store.timelines;

import io.fullfunnel.engine.Dataset;
import java.io.IOException;
import java.util.function.LongConsumer;

/** The people of a snapshot as a question sees them. */
public interface View extends Dataset {
  /**
   * What it stands on.
   *
   * @param events of people
   * @param bots events left out as bots'
   * @param internal events left out as internal, and not as bots'
   * @param from time of the first event; more than {@code to} if there is none
   */
  record Basis(long events, long people, long bots, long internal, long from, long to) {}

  Basis basis();

  /**
   * Events that belong to nobody and are left out.
   *
   * @param internal those of the team that are not bots'
   */
  record Nobodys(long bots, long internal) {
    public static final Nobodys NONE = new Nobodys(0, 0);
  }

  /** Where the events are that belong to nobody. */
  interface Unowned {
    void each(LongConsumer sequence) throws IOException;
  }

  /** Counts those of nobody's events that are left out; they are looked for once. */
  Nobodys leftOut(Unowned events) throws IOException;

  /** Whether this event, which belongs to nobody, is left out. */
  boolean leavesOut(long sequence);
}
