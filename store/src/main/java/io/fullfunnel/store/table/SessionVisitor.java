package io.fullfunnel.store.table;

/** Takes the sessions that events name. */
@FunctionalInterface
public interface SessionVisitor {
  /**
   * An event that names one; all others are passed over.
   *
   * @param session a number of the session, or −1 if it says {@code none}
   */
  void session(long sequence, long session);
}
