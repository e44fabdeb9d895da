package io.fullfunnel.engine.funnel;

/** Follows one start under one order of steps. Owns its scratch arrays; belongs to one fold. */
interface Walk {
  /** Whether a hit may begin an attempt. */
  boolean begins(StepHits found, int hit);

  /** A depth that no attempt exceeds. */
  int deepest(StepHits found);

  /**
   * Sets {@code attempt} to that of a start.
   *
   * @param from no hit before this one belongs to it
   */
  void follow(StepHits found, int from, int start, long window, Attempt attempt);
}
