package io.fullfunnel.store.workspace;

import java.io.IOException;

/** A workspace in use is not there to be deleted, nor is its place for another one. */
public final class BusyException extends IOException {
  private static final long serialVersionUID = 1L;

  /** Whether it is only the place that is missing. */
  private final boolean full;

  private BusyException(String sentence, boolean full) {
    super(sentence);
    this.full = full;
  }

  public boolean isFull() {
    return full;
  }

  static BusyException inUse(String name) {
    return new BusyException(
        "Workspace \""
            + name
            + "\" is in use: something is being imported or answered. Stop it, or try again.",
        false);
  }

  static BusyException full(String name, long others) {
    return new BusyException(
        "Workspace \""
            + name
            + "\" cannot be opened now: "
            + others
            + (others == 1 ? " other is" : " others are")
            + " in use, and no more fit into memory. Try again in a moment.",
        true);
  }
}
