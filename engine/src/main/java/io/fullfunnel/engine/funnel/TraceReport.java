package io.fullfunnel.engine.funnel;

import java.io.Serializable;
import java.util.List;

/**
 * The answer to a {@link Trace}, in the order of time.
 *
 * @param attempts of every start, at most {@link #MOST_ATTEMPTS}; where every attempt counts, one
 *     after the other
 * @param rejected events that could take a step by their name and are part of no attempt, at most
 *     {@link #MOST_REJECTED}
 */
public record TraceReport(List<Tried> attempts, List<Rejected> rejected) implements Serializable {
  public static final int MOST_ATTEMPTS = 100;
  public static final int MOST_REJECTED = 1_000;

  /** What ended an attempt. */
  public enum End {
    COMPLETED,
    /** The window was over. */
    WINDOW,
    EXCLUSION,
    /** Another event came between, where there must be none. */
    ORDER,
    /** Nothing so far: the window is not over yet. */
    DATA
  }

  /** Why an event took no step. */
  public enum Reason {
    /** It came after the window's end. */
    WINDOW,
    /** A step before it was missing. */
    ORDER,
    /** It fails a condition, or has another value of a property that is held. */
    CONDITION,
    /** The attempt was ended by an excluded event before. */
    EXCLUDED,
    /** Its step was taken by another event. */
    USED,
    /** An attempt cannot begin outside the period. */
    PERIOD
  }

  /**
   * @param depth the last required step reached, from 1
   * @param counts whether it is counted
   */
  public record Tried(long startMillis, int depth, List<Taken> events, End ended, boolean counts)
      implements Serializable {}

  /**
   * @param step from 1
   */
  public record Taken(long timeMillis, String event, int step) implements Serializable {}

  /**
   * @param step the step that it could take, from 1
   */
  public record Rejected(long timeMillis, String event, int step, Reason reason)
      implements Serializable {}
}
