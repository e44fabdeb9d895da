package io.fullfunnel.collect;

import io.fullfunnel.store.journal.EventLog;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where events go: the journal of a workspace, or what stands in its place. */
public interface EventSink {
  /**
   * A record as the journal takes it.
   *
   * @param sequences that it takes: one an event, or one for a record that holds none
   */
  @SuppressWarnings("ArrayRecordComponent") // on its way to disk, never compared
  record Batch(EventLog.Kind kind, int sequences, byte[] body) {}

  /**
   * What became of batches.
   *
   * @param batches how many, from the first, are on disk
   * @param failure why the others are not; null if all are
   */
  record Written(int batches, @Nullable IOException failure) {}

  /** Writes batches of a workspace in order; what it says is written is on disk. */
  Written write(String workspace, List<Batch> batches);
}
