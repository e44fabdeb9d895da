package io.fullfunnel.store.workspace;

import io.fullfunnel.store.data.DamagedException;
import io.fullfunnel.store.timelines.Timelines;
import java.io.IOException;

/**
 * Decides when the base on disk is written anew, so that the next process need not read much of the
 * journal again. A base that cannot be written costs that process time; it is tried again when as
 * much has come once more.
 */
final class BaseWriter {
  private static final System.Logger LOGGER = System.getLogger(BaseWriter.class.getName());

  /** Messages that came since, at least, and as a part of all. */
  private static final long FAR = 100_000;

  private static final int FAR_OF_ALL = 50;

  /** Up to where it was last tried. */
  private long tried;

  boolean isFar(Timelines timelines) {
    long came = Math.min(timelines.unwritten(), timelines.position() - tried);
    return came > Math.max(FAR, timelines.facts().stored() / FAR_OF_ALL);
  }

  /** What must be on disk before. */
  interface Before {
    void commit() throws IOException;
  }

  void write(Timelines timelines, Before before) throws IOException {
    tried = timelines.position(); // first: whatever goes wrong does so once
    before.commit();
    try {
      timelines.write();
    } catch (DamagedException e) {
      throw e;
    } catch (IOException e) {
      LOGGER.log(System.Logger.Level.WARNING, "No new base was written: " + e.getMessage());
    }
  }
}
