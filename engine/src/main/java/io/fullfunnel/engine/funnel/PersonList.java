package io.fullfunnel.engine.funnel;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The people behind one figure of a funnel.
 *
 * @param group the breakdown's key, or null for all
 * @param step from 1
 * @param what of that step
 * @param bucket of the trend, from 0, or {@link #EVER}
 * @param limit people listed: those who entered first, then by person id
 */
public record PersonList(@Nullable List<String> group, int step, What what, int bucket, int limit)
    implements Serializable {
  /** No bucket: whenever the people entered. */
  public static final int EVER = -1;

  /** Whenever the people entered. */
  public PersonList(@Nullable List<String> group, int step, What what, int limit) {
    this(group, step, what, EVER, limit);
  }

  public PersonList {
    group = group == null ? null : List.copyOf(group);
    if (step < (what == What.DROPPED ? 2 : 1)) {
      throw new IllegalArgumentException("nobody can be " + what + " at step " + step);
    }
    if (bucket < EVER) {
      throw new IllegalArgumentException("there is no bucket " + bucket);
    }
    if (limit < 0) {
      throw new IllegalArgumentException("a list of " + limit + " people");
    }
  }

  /** Which people. */
  public enum What {
    /** Those who reached the step. */
    REACHED,
    /** Those who reached the step before and not this one. */
    DROPPED,
    /** Those who reached the step, not the next, and are still inside the window. */
    OPEN,
    /** Those who reached the step and not the next before the window was over. */
    QUIET,
    /** Those who entered, at whatever step; the step is the first. */
    ENTERED,
    /** Those who entered at the step. */
    ENTERED_HERE,
    /** Those whose attempt has the event of the step, at whatever place. */
    DID,
    /** Those whose window is not over, however far they came; the step is the first. */
    IMMATURE,
    /** Those who left every number for an excluded event; the step is the first. */
    EXCLUDED
  }
}
