package io.fullfunnel.engine;

/** Reads people one by one and keeps a partial. Belongs to one thread. */
public interface Fold<P extends Partial<P>> {
  /** Reads one person; the timeline is valid only during this call. */
  void add(Timeline person);

  /** What was counted so far; called once, after the last person. */
  P partial();
}
