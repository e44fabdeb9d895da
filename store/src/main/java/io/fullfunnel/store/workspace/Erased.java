package io.fullfunnel.store.workspace;

/**
 * What an erasure took away.
 *
 * @param events that were in answers
 * @param messages in the journal, also calls, duplicates and rows of undone imports
 * @param mentions messages of others that named one of the ids and do no longer
 * @param failed failed events that were kept: of them, naming them, and such as name nobody
 */
public record Erased(long events, long messages, long mentions, long failed) {
  static Erased of(long events, Erasing.Counts done) {
    return new Erased(events, done.messages(), done.mentions(), done.failed());
  }
}
