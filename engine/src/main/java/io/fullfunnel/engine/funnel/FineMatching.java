package io.fullfunnel.engine.funnel;

/** A matching that can also show every attempt it looked at. */
sealed interface FineMatching extends Matching permits EveryStart, ByKey, EveryEntry, Rule {
  /** Sets {@code attempt} to that of each start, one after the other, and runs {@code each}. */
  void consider(StepHits found, Attempt attempt, Runnable each);
}
