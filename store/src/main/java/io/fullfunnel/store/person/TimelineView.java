package io.fullfunnel.store.person;

import io.fullfunnel.store.event.Event;
import io.fullfunnel.store.event.Event.Given;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A stretch of a person's timeline as it is answered, newest first.
 *
 * @param next the cursor of the page behind this one; null at the end
 */
public record TimelineView(List<Row> events, @Nullable Long next) {
  /** Numbers keep all their digits. */
  private static final JsonMapper EXACT =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  /** Properties that name a person. */
  private static final Set<String> NAMING = Set.of("email", "phone");

  /**
   * An event, or a call that says who somebody is.
   *
   * @param event null for identify
   * @param id which id it came under; null for who may not see it
   * @param channel of the touch that it goes back to, as source and campaign
   * @param visit the number of its visit from 1; null if it belongs to none
   * @param touch why it has its channel, if it is a touch
   * @param flags why it is a bot's or internal; empty if it is neither
   * @param properties of identify the traits; none for who may not see them
   */
  public record Row(
      Instant time,
      @Nullable String event,
      String type,
      @Nullable String id,
      @Nullable String channel,
      @Nullable String source,
      @Nullable String campaign,
      @Nullable Integer visit,
      @Nullable Touch touch,
      List<Flagged> flags,
      JsonNode properties,
      long sequence) {}

  /**
   * Why a touch has its channel.
   *
   * @param rule the number of the rule from 1; 0 if the channel was given, −1 if no rule holds
   * @param why as a sentence
   */
  public record Touch(String channel, int rule, String why) {
    static @Nullable Touch of(@Nullable Came came) {
      return came == null || !came.touch()
          ? null
          : new Touch(came.verdict().channel(), came.verdict().rule(), came.verdict().text());
    }
  }

  /**
   * Why questions leave the event out unless they say otherwise.
   *
   * @param kind {@code bot} or {@code internal}
   * @param sign as the rules for traffic name it
   * @param why as a sentence
   */
  public record Flagged(String kind, String sign, String why) {
    static List<Flagged> of(@Nullable List<Flag> flags) {
      return flags == null
          ? List.of()
          : flags.stream()
              .map(flag ->
                  new Flagged(
                      flag.sign().isBot() ? "bot" : "internal", flag.sign().label(), flag.why()))
              .toList();
    }
  }

  /**
   * @param personal whether for somebody who may see ids and traits
   */
  public static TimelineView of(TimelinePage page, boolean personal) {
    return new TimelineView(
        page.events().stream().map(event -> row(event, page, personal)).toList(), page.next());
  }

  private static Row row(Event event, TimelinePage page, boolean personal) {
    Came came = page.came().get(event.sequence());
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
        Flagged.of(page.flags().get(event.sequence())),
        properties(text, personal),
        event.sequence());
  }

  /** An event's properties; none where the text is no JSON object. */
  private static ObjectNode properties(@Nullable String json, boolean personal) {
    ObjectNode none = JsonNodeFactory.instance.objectNode();
    if (json == null) {
      return none;
    }
    try {
      if (!(EXACT.readTree(json) instanceof ObjectNode properties)) {
        return none;
      }
      return personal ? properties : properties.remove(NAMING);
    } catch (JacksonException unreadable) {
      return none;
    }
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
