package io.fullfunnel.engine.funnel;

/** What a funnel counts (FUNNELS F08). */
public enum Count {
  /** Each person once, with the attempt that counts. */
  PEOPLE,
  /**
   * Every attempt: the next one begins with the first event of step 1 after the last was completed
   * or its window was over (FUNNELS F09). With one step every event of it is an attempt.
   */
  ATTEMPTS
}
