package io.fullfunnel.engine;

import java.io.Serializable;

/**
 * A question bound to one dataset: immutable, crosses the wire.
 *
 * @param <P> what one thread has counted; hidden from callers
 * @param <R> the answer
 */
public interface Plan<P extends Partial<P>, R> extends Serializable {
  /** What the folds read: shards leave out people who cannot change a partial. */
  Scope scope();

  /** The identity of {@link Partial#plus}. */
  P empty();

  /** A new fold, for one thread and any number of shards; it owns its scratch arrays. */
  Fold<P> newFold();

  /** Turns the sum of all partials into the answer; leaves {@code total} as it was. */
  R finish(P total);
}
