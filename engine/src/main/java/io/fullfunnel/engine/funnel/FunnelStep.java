package io.fullfunnel.engine.funnel;

import io.fullfunnel.engine.filter.EventFilter;
import java.io.Serializable;

/**
 * One step: the events that take a person to it.
 *
 * @param withinMillis the longest time since the required step before it, inclusive, or {@link
 *     #EVER}
 */
public record FunnelStep(String label, EventFilter filter, long withinMillis, Kind kind)
    implements Serializable {
  /** No window of its own. */
  public static final long EVER = Long.MAX_VALUE;

  /** What a step is to the others. */
  public enum Kind {
    /** A step like any other. */
    REQUIRED,
    /** Measured, never required; no window is counted from it. */
    OPTIONAL,
    /** Stands at its place where the others may come in any order. */
    FIXED
  }

  public FunnelStep {
    if (withinMillis < 0) {
      throw new IllegalArgumentException("a window cannot be negative: " + withinMillis);
    }
  }

  /** A step that must be taken, at any time in the funnel's window. */
  public FunnelStep(String label, EventFilter filter) {
    this(label, filter, EVER, Kind.REQUIRED);
  }

  /** Whether it is a step that must be taken, at any time in the funnel's window. */
  public boolean isPlain() {
    return kind == Kind.REQUIRED && withinMillis == EVER;
  }

  boolean optional() {
    return kind == Kind.OPTIONAL;
  }
}
