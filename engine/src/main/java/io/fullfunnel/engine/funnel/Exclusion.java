package io.fullfunnel.engine.funnel;

import io.fullfunnel.engine.filter.EventFilter;
import java.io.Serializable;

/**
 * Events that end an attempt (FUNNELS F13): such an event strictly between the event of step {@code
 * after} and that of step {@code before}, or the window's end where that one is not reached.
 *
 * @param after from 1
 * @param before more than {@code after}
 */
public record Exclusion(EventFilter filter, int after, int before, Effect effect)
    implements Serializable {
  /** What becomes of an attempt that was ended so. */
  public enum Effect {
    /** It keeps the steps it has. */
    DROP,
    /** If it is the one that counts, the actor leaves every number but {@code excluded}. */
    REMOVE,
    /** It is forgotten. */
    RESTART
  }

  public Exclusion {
    if (after < 1 || before <= after) {
      throw new IllegalArgumentException(
          "an exclusion lies between two steps, not " + after + " and " + before);
    }
  }
}
