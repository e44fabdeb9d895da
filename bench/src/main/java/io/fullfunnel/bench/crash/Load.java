package io.fullfunnel.bench.crash;

import io.fullfunnel.testkit.crash.CrashRunner;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Clients that send batches to a process until it dies. Each line of an outcome is a batch that was
 * acknowledged: client, number.
 */
interface Load {
  /**
   * Kills the process so long after its first acknowledgement.
   *
   * @param careful whether events are on disk before they are acknowledged
   * @param next of each client, the number of its next batch
   * @param disk that loses what only memory held; null if it does not
   */
  CrashRunner.Outcome killed(long millis, boolean careful, int[] next, @Nullable PowerLoss disk)
      throws IOException, InterruptedException;

  /** Lets the process die at a failpoint; one that is not reached is an error. */
  CrashRunner.Outcome dying(String point, int[] next) throws IOException, InterruptedException;
}
