package io.fullfunnel.engine.pages;

import io.fullfunnel.engine.filter.EventFilter;
import io.fullfunnel.engine.visits.Bounce;
import java.io.Serializable;
import java.util.List;

/**
 * Which events the columns of pages count.
 *
 * @param view shows a page
 * @param goal what people are to reach after a view
 * @param bounce what a bounce is, of visits with one view
 * @param begun what people may begin on a page
 * @param click a click of something on the page
 * @param ctaSeen a call to action came into sight
 * @param ctaClicked a call to action was clicked
 */
public record PageEvents(
    EventFilter view,
    EventFilter goal,
    Bounce bounce,
    List<Begun> begun,
    EventFilter click,
    EventFilter ctaSeen,
    EventFilter ctaClicked)
    implements Serializable {
  /** Kinds of things begun: each takes two of 64 bits, and the columns take six. */
  private static final int MOST_BEGUN = 16;

  public PageEvents {
    begun = List.copyOf(begun);
    if (begun.size() > MOST_BEGUN) {
      throw new IllegalArgumentException("at most 16 kinds of things begun, not " + begun.size());
    }
  }

  /** Something that is begun, such as a form or an order, and what finishes it. */
  public record Begun(EventFilter start, EventFilter finish) implements Serializable {}
}
