package io.fullfunnel.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A person's wish to stop (Ctrl-C, SIGTERM). A command that writes asks {@link #asked} between two
 * batches; the JVM stays up until the command has ended, at most 20 seconds.
 */
final class Interruption {
  private static final long PATIENCE_SECONDS = 20;

  private final CountDownLatch wish = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);

  boolean asked() {
    return wish.getCount() == 0;
  }

  /** Waits until somebody wants the command to stop. */
  void await() {
    try {
      wish.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void commandEnded() {
    ended.countDown();
  }

  /** Runs as the JVM's shutdown hook, also after a command that ended by itself. */
  void stopAndWait() {
    if (ended.getCount() == 0) return;
    wish.countDown();
    try {
      boolean inTime = ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (!inTime) System.err.println("The command did not stop in time; it goes on next time.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
