package io.fullfunnel.engine.visits;

import io.fullfunnel.engine.filter.EventFilter;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What makes a visit of one page view a bounce (docs/glossary.md): that nothing else shows
 * interest.
 *
 * @param stays events that show it, such as goals
 * @param visible how long a page was seen; null where nothing tells
 */
public record Bounce(EventFilter stays, @Nullable Visible visible) implements Serializable {
  /**
   * The time that pages were visible.
   *
   * @param left events that tell it; those of a visit add up
   * @param seconds the property that has it
   */
  public record Visible(EventFilter left, String seconds) implements Serializable {}
}
