package io.fullfunnel.engine;

import org.jspecify.annotations.Nullable;

/** Reads people one by one and keeps a partial. Belongs to one thread. */
public interface Fold<P extends Partial<P>> {
  /** Reads one person; the timeline is valid only during this call. */
  void add(Timeline person);

  /**
   * Chooses the people that {@link #add} must read, and counts all others, if masks tell that much;
   * null if every person of the scope must be read. Whoever asks for it, before the first person,
   * adds exactly the people that it picks.
   */
  default @Nullable Picker picker() {
    return null;
  }

  /** What was counted so far; called once, after the last person. */
  P partial();
}
