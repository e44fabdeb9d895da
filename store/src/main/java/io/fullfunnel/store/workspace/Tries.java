package io.fullfunnel.store.workspace;

import io.fullfunnel.store.failed.SkippedMessages.Stage;

/** How often in a row a message was more than a reader could take. */
final class Tries {
  private static final int MOST = 3;

  private long sequence = -1;
  private Stage stage = Stage.MESSAGE;
  private int times;

  /** Counts one more time; tells whether it was the last that is tried. */
  boolean isLast(UnfitMessageException why) {
    boolean same = why.sequence() == sequence && why.stage() == stage;
    times = same ? times + 1 : 1;
    sequence = why.sequence();
    stage = why.stage();
    return times >= MOST;
  }
}
