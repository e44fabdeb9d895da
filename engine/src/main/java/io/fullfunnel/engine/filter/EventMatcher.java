package io.fullfunnel.engine.filter;

import io.fullfunnel.engine.Dictionary;
import io.fullfunnel.engine.Timeline;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A filter bound to one dataset. A fold calls {@link #fork} once, then {@link #begin} for each
 * person and {@link #matches} for events of that person in any order. Rows below {@link
 * Dictionary#FIRST_EVENT} are no events: nothing matches them.
 */
public abstract class EventMatcher implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Whether the person's {@code i}-th row passes. */
  public abstract boolean matches(Timeline person, int i);

  /** Event ids of which alone a match can be, sorted; null if any event may match. */
  public int @Nullable [] events() {
    return null;
  }

  /**
   * Whether every event whose id is in {@link #events} (every event, if that is null) matches,
   * whatever its properties.
   */
  public boolean byNameOnly() {
    return false;
  }

  /** A matcher for one thread. */
  public EventMatcher fork() {
    return this;
  }

  /**
   * One that says the same of all events whose id is in {@link #events} (of all events, if that is
   * null) and may say anything of other rows. It shares what this one remembers.
   */
  public EventMatcher given() {
    return this;
  }

  /** Whether it must be told of each new person. */
  public boolean remembers() {
    return true;
  }

  /** A new person comes. */
  public void begin(Timeline person) {}
}
