package io.fullfunnel.store.timelines;

import io.fullfunnel.engine.Dataset;

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

  /** Whether this event, which belongs to nobody, is left out. */
  boolean leavesOut(long sequence);
}
