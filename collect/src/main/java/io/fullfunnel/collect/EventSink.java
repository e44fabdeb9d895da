package io.fullfunnel.collect;

import io.fullfunnel.store.event.RefusedEvents;
import io.fullfunnel.store.failed.FailedEvent;
import io.fullfunnel.store.journal.EventLog;
import io.fullfunnel.store.workspace.KnownNames;
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

  /** The names that a workspace knows; null where nobody counts them. */
  default @Nullable KnownNames names(String workspace) throws IOException {
    return null;
  }

  /**
   * Puts on record how many events were refused, and keeps what came with them.
   *
   * @param kept those that may be kept; fewer if there is no room
   * @return whether the counts are on disk
   */
  default boolean refuse(String workspace, RefusedEvents counts, List<FailedEvent.Draft> kept) {
    Batch record = new Batch(EventLog.Kind.EVENTS_REFUSED, 1, counts.toBytes());
    return write(workspace, List.of(record)).batches() == 1;
  }
}
