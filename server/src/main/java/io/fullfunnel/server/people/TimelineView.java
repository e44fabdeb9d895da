package io.fullfunnel.server.people;

import io.fullfunnel.store.event.Event;
import io.fullfunnel.store.event.Event.Given;
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
      JsonNode properties,
      long sequence) {}

  static TimelineView of(TimelinePage page, boolean personal) {
    return new TimelineView(
        page.events().stream().map(event -> row(event, personal)).toList(), page.next());
  }

  private static Row row(Event event, boolean personal) {
    boolean isEvent = event.type().isEvent();
    String text = isEvent ? event.properties() : personal ? event.traits() : null;
    return new Row(
        Instant.ofEpochMilli(event.timeMillis()),
        isEvent ? event.name() : null,
        event.type().name().toLowerCase(Locale.ROOT),
        id(event, personal),
        event.given(Given.CHANNEL),
        event.given(Given.SOURCE),
        event.given(Given.CAMPAIGN),
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
