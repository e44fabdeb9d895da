package io.fullfunnel.collect;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where events go: the journal of a workspace, or what stands in its place. */
public interface EventSink {
  /** Some events as the journal takes them: a {@code BatchBody}. */
  @SuppressWarnings("ArrayRecordComponent") // on its way to disk, never compared
  record Batch(int events, byte[] body) {}

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
