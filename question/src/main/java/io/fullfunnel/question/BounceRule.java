package io.fullfunnel.question;

import io.fullfunnel.engine.Dictionary;
import io.fullfunnel.engine.filter.EventFilter;
import io.fullfunnel.engine.visits.Bounce;
import java.util.List;

/** What a bounce is in a workspace: by visible time where its data tell any, else by pages. */
final class BounceRule {
  static final Note BY_PAGES =
      new Note(
          "bounce_by_pages",
          "No event tells how long a page was visible, so a bounce is a visit with one page view"
              + " and no goal.");

  private static final String LEFT = "Page Left";
  private static final String CLICKED = "Call To Action Clicked";
  private static final String SECONDS = "properties.visible_seconds";

  private BounceRule() {}

  static Bounce of(Names names, EventFilter anyGoal) {
    Dictionary dictionary = names.data().dataset().dictionary();
    if (!names.occurs(LEFT) || dictionary.column(SECONDS).values().isEmpty()) {
      return new Bounce(anyGoal, null);
    }
    EventFilter stays = new EventFilter.AnyOf(List.of(anyGoal, new EventFilter.Named(CLICKED)));
    return new Bounce(stays, new Bounce.Visible(new EventFilter.Named(LEFT), SECONDS));
  }
}
