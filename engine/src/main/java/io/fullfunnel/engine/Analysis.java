package io.fullfunnel.engine;

import java.io.Serializable;

/**
 * A question about many people. The record is the question: equal records, equal answers.
 *
 * <p>Five laws, held by {@code AnalysisLaws} in the testkit: a person is never split over shards;
 * timelines are sorted by (time, arrival); partials hold integers, exact sums or order-free
 * sketches, so that one thread, eight threads and a cluster give the same bits; {@link Plan#finish}
 * is pure; a {@link Fold} belongs to one thread.
 *
 * @param <R> the answer
 */
public interface Analysis<R> extends Serializable {
  /** Binds names to the ids of one dataset, once per run. */
  Plan<?, R> plan(Dictionary dictionary);
}
