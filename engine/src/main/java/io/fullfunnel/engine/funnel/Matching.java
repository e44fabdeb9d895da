package io.fullfunnel.engine.funnel;

import io.fullfunnel.engine.Period;
import io.fullfunnel.engine.Timeline;

/** Finds attempts among a person's hits. Belongs to one fold. */
interface Matching {
  /** From now on only events in this period begin an attempt. */
  void starts(Period period);

  /** A new person comes; called before the other methods, once the hits are read. */
  default void begin(Timeline person, StepHits found) {}

  /** The first hit from one on that may begin an attempt at some time; the size if none may. */
  int nextStart(StepHits found, int hit);

  /** Sets {@code attempt} to the one that counts; to depth 0 if there is none. */
  void choose(StepHits found, Attempt attempt);

  /** The same where no hit before {@code first} begins an attempt, at the cost of its period. */
  void choose(StepHits found, int first, Attempt attempt);

  /**
   * Sets {@code attempt} to one after the other, where no hit before {@code first} begins one, and
   * runs {@code each} for it.
   */
  void every(StepHits found, int first, Attempt attempt, Runnable each);

  /** Whether a person whose counted attempt did not complete does so within a longer window. */
  boolean completes(StepHits found, long window);
}
