package io.fullfunnel.engine;

/** Hears how far a run is, and may stop it. Called from several threads. */
public interface Progress {
  Progress NONE = (done, total) -> true;

  /**
   * Called after each shard and every few thousand people.
   *
   * @param done people read so far
   * @param total people in the dataset's shards
   * @return false to cancel the run
   */
  boolean at(long done, long total);
}
