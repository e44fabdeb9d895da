package io.fullfunnel.store.workspace;

import io.fullfunnel.store.data.DamagedException;
import io.fullfunnel.store.timelines.Timelines;
import java.io.IOException;

/**
 * Decides when the base on disk is written anew, so that the next process need not read much of the
 * journal again. A base that cannot be written costs that process time, and nobody an answer.
 */
final class BaseWriter {
  private static final System.Logger LOGGER = System.getLogger(BaseWriter.class.getName());

  /** Messages that came since, at least, and as a part of all. */
  private static final long FAR = 200_000;

  private static final int FAR_OF_ALL = 20;

  /** The same at the end, where nobody waits. */
  private static final long FAR_AT_CLOSE = 20_000;

  private static final int FAR_OF_ALL_AT_CLOSE = 100;

  /** Up to where it could not be written. */
  private long refused;

  boolean isFar(Timelines timelines) {
    return isFar(timelines, FAR, FAR_OF_ALL);
  }

  boolean isFarAtClose(Timelines timelines) {
    return isFar(timelines, FAR_AT_CLOSE, FAR_OF_ALL_AT_CLOSE);
  }

  private boolean isFar(Timelines timelines, long least, int ofAll) {
    long came = Math.min(timelines.unwritten(), timelines.position() - refused);
    return came > Math.max(least, timelines.facts().stored() / ofAll);
  }

  void write(Timelines timelines) throws IOException {
    try {
      timelines.write();
    } catch (DamagedException e) {
      throw e;
    } catch (IOException e) {
      refused = timelines.position();
      LOGGER.log(System.Logger.Level.WARNING, "No new base was written: " + e.getMessage());
    }
  }
}
