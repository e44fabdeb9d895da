package io.fullfunnel.server.people;

import io.fullfunnel.store.event.Event;
import io.fullfunnel.store.event.Event.Given;
import io.fullfunnel.store.person.Came;
import io.fullfunnel.store.person.TimelinePage;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A stretch of a person's timeline as it is answered, newest first.
 *
 * @param next the cursor of the page behind this one; null at the end
 */
record TimelineView(List<Row> events, @Nullable Long next) {

  /**
   * An event, or a call that says who somebody is.
   *
   * @param event null for identify
   * @param id which id it came under; null for who may not see it
   * @param channel of the touch that it goes back to, as source and campaign
   * @param visit the number of its visit from 1; null if it belongs to none
   * @param touch why it has its channel, if it is a touch
   * @param properties of identify the traits; none for who may not see them
   */
  record Row(
      Instant time,
      @Nullable String event,
      String type,
      @Nullable String id,
      @Nullable String channel,
      @Nullable String source,
      @Nullable String campaign,
      @Nullable Integer visit,
      @Nullable Touch touch,
      JsonNode properties,
      long sequence) {}

  /**
   * Why a touch has its channel.
   *
   * @param rule the number of the rule from 1; 0 if the channel was given, −1 if no rule holds
   * @param why as a sentence
   */
  record Touch(String channel, int rule, String why) {
    static @Nullable Touch of(@Nullable Came came) {
      return came == null || !came.touch()
          ? null
          : new Touch(came.verdict().channel(), came.verdict().rule(), came.verdict().text());
    }
  }

  static TimelineView of(TimelinePage page, boolean personal) {
    return new TimelineView(
        page.events().stream()
            .map(event -> row(event, page.came().get(event.sequence()), personal))
            .toList(),
        page.next());
  }

  private static Row row(Event event, @Nullable Came came, boolean personal) {
    boolean isEvent = event.type().isEvent();
    String text = isEvent ? event.properties() : personal ? event.traits() : null;
    return new Row(
        Instant.ofEpochMilli(event.timeMillis()),
        isEvent ? event.name() : null,
        event.type().name().toLowerCase(Locale.ROOT),
        id(event, personal),
        came == null ? event.given(Given.CHANNEL) : came.verdict().channel(),
        came == null || came.arrival().isDirect()
            ? event.given(Given.SOURCE)
            : came.arrival().source(),
        came == null ? event.given(Given.CAMPAIGN) : came.arrival().campaign(),
        came == null || came.visit() == 0 ? null : came.visit(),
        Touch.of(came),
        Json.properties(text, personal),
        event.sequence());
  }

  private static @Nullable String id(Event event, boolean personal) {
    if (event.userId() != null) {
      return personal ? event.userId() : null;
    }
    if (event.anonymousId() != null) {
      return event.anonymousId();
    }
    return personal ? event.email() : null;
  }
}
