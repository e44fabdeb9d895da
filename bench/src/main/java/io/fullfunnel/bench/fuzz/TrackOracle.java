package io.fullfunnel.bench.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fullfunnel.collect.Route;
import io.fullfunnel.store.event.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The rules of the tracking API once more, over Jackson's trees: the collector must give the same
 * verdict on each event, and keep exactly what was sent.
 */
final class TrackOracle {
  private static final Set<String> TYPES =
      Set.of("track", "identify", "page", "screen", "group", "alias");
  private static final Set<String> DEALS = Set.of("Deal Stage Changed", "Deal Won", "Deal Lost");
  private static final Set<String> PROTECTED =
      Set.of("score", "scores", "leadScore", "lead_score", "verified", "emailVerified");
  private static final List<String> NAMES =
      List.of("userId", "anonymousId", "previousId", "groupId", "event", "name");
  private static final int MOST = 16_000;
  private static final int DEPTH = 64;
  private static final int NAME = 200;
  private static final int MESSAGE_ID = 100;
  private static final Route[] SINGLE = {
    Route.TRACK, Route.IDENTIFY, Route.PAGE, Route.SCREEN, Route.GROUP, Route.ALIAS
  };

  private TrackOracle() {}

  /** Sends a body to each route of one call, with both kinds of key. */
  static void single(byte[] bytes) {
    if (isLeftOut(bytes)) {
      return;
    }
    JsonNode tree = parsed(bytes);
    if (hidesDepth(bytes, tree) || isOfConsent(tree)) {
      return;
    }
    for (int i = 0; i < SINGLE.length; i++) {
      Route route = SINGLE[i];
      boolean server = i % 2 == 0;
      String type = route.name().toLowerCase(Locale.ROOT);
      Taken taken = Taken.of(route, bytes, server);
      if (tree instanceof ObjectNode event) {
        compare(taken, List.of(new Sent(event, type, event, true, server)), bytes);
      } else {
        expect(taken.code().equals("bad_json") && taken.messages().isEmpty(), taken, bytes);
      }
    }
  }

  static void batch(byte[] bytes) {
    if (isLeftOut(bytes)) {
      return;
    }
    JsonNode tree = parsed(bytes);
    if (hidesDepth(bytes, tree) || isOfConsent(tree)) {
      return;
    }
    boolean whole =
        tree instanceof ObjectNode && tree.path("batch").isArray() && hasOneBatch(bytes);
    for (boolean server : new boolean[] {false, true}) {
      Taken taken = Taken.of(Route.BATCH, bytes, server);
      if (!whole || !(tree instanceof ObjectNode body)) {
        expect(taken.code().equals("bad_json") && taken.messages().isEmpty(), taken, bytes);
        continue;
      }
      List<Sent> sent = new ArrayList<>();
      for (JsonNode item : tree.path("batch")) {
        @Nullable ObjectNode event = item instanceof ObjectNode object ? object : null;
        sent.add(
            new Sent(event, event == null ? null : Json.text(event, "type"), body, false, server));
      }
      compare(taken, sent, bytes);
    }
  }

  /** What is told by other rules: packed bodies, and what is too large. */
  private static boolean isLeftOut(byte[] bytes) {
    boolean packed = bytes.length > 1 && bytes[0] == 0x1F && bytes[1] == (byte) 0x8B;
    return packed || bytes.length > MOST || Json.isUnsure(bytes);
  }

  /** What people agree to has rules of its own, and tests. */
  private static boolean isOfConsent(@Nullable JsonNode tree) {
    if (tree == null) {
      return false;
    }
    if (tree.isString() && tree.asString().toLowerCase(Locale.ROOT).contains("consent")) {
      return true;
    }
    if (tree.isObject() && (tree.has("cookieless") || tree.has("consent"))) {
      return true;
    }
    for (JsonNode inner : tree) {
      if (isOfConsent(inner)) {
        return true;
      }
    }
    return false;
  }

  /** A tree has the last of two members with one name only; the journal keeps both. */
  private static boolean hidesDepth(byte[] bytes, @Nullable JsonNode tree) {
    return tree != null && Json.depth(tree) != Json.depth(bytes);
  }

  private static @Nullable JsonNode parsed(byte[] bytes) {
    for (int i = 0; i < Math.min(4, bytes.length); i++) {
      if (bytes[i] == 0) {
        return null;
      }
    }
    JsonNode tree = Json.parse(bytes);
    return tree == null ? null : Json.repaired(tree);
  }

  private static boolean hasOneBatch(byte[] bytes) {
    int found = 0;
    try (JsonParser json = Json.MAPPER.createParser(Json.text(bytes))) {
      json.nextToken();
      while (json.nextToken() == JsonToken.PROPERTY_NAME) {
        found += json.currentName().equals("batch") ? 1 : 0;
        json.nextToken();
        json.skipChildren();
      }
    }
    return found == 1;
  }

  /**
   * An event as it was sent.
   *
   * @param event null if it is no object
   * @param body what gives its events a context; the event itself if it came alone
   */
  private record Sent(
      @Nullable ObjectNode event,
      @Nullable String type,
      ObjectNode body,
      boolean alone,
      boolean server) {
    /** The code of the rule that it breaks; null if none. */
    @Nullable String fault() {
      if (event == null) {
        return "not_an_object";
      }
      if (Json.depth(event) > DEPTH || (!alone && Json.depth(given(body)) > DEPTH)) {
        return "too_deep";
      }
      String missing = missing(event);
      if (missing != null) {
        return missing;
      }
      for (String name : NAMES) {
        if (isLonger(event, name, NAME)) {
          return "too_long";
        }
      }
      return isLonger(event, "messageId", MESSAGE_ID) ? "too_long" : permitted(event);
    }

    private @Nullable String missing(ObjectNode event) {
      if (type == null) {
        return "missing_type";
      }
      if (!TYPES.contains(type)) {
        return "unknown_type";
      }
      boolean somebody =
          Json.text(event, "userId") != null || Json.text(event, "anonymousId") != null;
      if (!somebody) {
        return "no_user_anon_id";
      }
      return switch (type) {
        case "track" -> Json.text(event, "event") == null ? "missing_event" : null;
        case "group" -> Json.text(event, "groupId") == null ? "missing_group_id" : null;
        case "alias" -> Json.text(event, "previousId") == null ? "missing_previous_id" : null;
        default -> null;
      };
    }

    private @Nullable String permitted(ObjectNode event) {
      if (server) {
        return event.has("time") && !isTime(event.path("time")) ? "unreadable_time" : null;
      }
      boolean traits =
          event.path("traits").isObject()
              && event.path("traits").propertyNames().stream().anyMatch(PROTECTED::contains);
      boolean deal = "track".equals(type) && DEALS.contains(event.path("event").asString(""));
      boolean said = event.has("time") || event.has("given") || event.has("email");
      return traits || deal || said ? "protected" : null;
    }
  }

  private static boolean isTime(JsonNode time) {
    try {
      return time.isIntegralNumber()
          && time.bigIntegerValue().longValueExact() >= -62_135_596_800_000L
          && time.bigIntegerValue().longValueExact() <= 253_402_300_799_999L;
    } catch (ArithmeticException e) {
      return false;
    }
  }

  private static boolean isLonger(ObjectNode event, String name, int most) {
    String text = Json.text(event, name);
    return text != null && text.codePointCount(0, text.length()) > most;
  }

  /** What a batch gives its events. */
  private static ObjectNode given(ObjectNode body) {
    ObjectNode given = Json.MAPPER.createObjectNode();
    for (String name : new String[] {"context", "integrations"}) {
      if (body.path(name).isObject()) {
        given.set(name, body.get(name));
      }
    }
    if (body.has("sentAt")) {
      given.set("sentAt", body.get("sentAt"));
    }
    return given;
  }

  private static void compare(Taken taken, List<Sent> sent, byte[] bytes) {
    List<String> refused = new ArrayList<>();
    for (JsonNode one : taken.answer().path("refused")) {
      refused.add(one.path("index").asInt() + " " + one.path("code").asString());
    }
    List<String> expected = new ArrayList<>();
    int stored = 0;
    for (int i = 0; i < sent.size(); i++) {
      String fault = sent.get(i).fault();
      if (fault != null) {
        expected.add(i + " " + fault);
      } else {
        expect(stored < taken.messages().size(), taken, bytes);
        compare(sent.get(i), taken.messages().get(stored), taken.events().get(stored));
        stored++;
      }
    }
    if (!expected.equals(refused)) {
      throw new IllegalStateException("by the rules " + expected + ", refused " + refused);
    }
    expect(stored == taken.messages().size(), taken, bytes);
    expect(taken.status() == (expected.isEmpty() ? 200 : 400), taken, bytes);
  }

  private static void compare(Sent sent, JsonNode message, Event event) {
    ObjectNode expected = Objects.requireNonNull(sent.event()).deepCopy();
    expected.put("type", sent.type());
    expected.remove("writeKey");
    if (!sent.alone()) {
      for (Map.Entry<String, JsonNode> member : given(sent.body()).properties()) {
        merge(expected, member.getKey(), member.getValue());
      }
    }
    ObjectNode found = (ObjectNode) message.deepCopy();
    made(expected, found);
    withoutAddress(expected);
    withoutAddress(found);
    if (!expected.equals(found)) {
      throw new IllegalStateException("sent " + expected + "\nkept " + found);
    }
    read(found, event);
  }

  private static void merge(ObjectNode event, String name, JsonNode given) {
    if (!event.has(name)) {
      event.set(name, given.deepCopy());
    } else if (event.get(name) instanceof ObjectNode own && given instanceof ObjectNode more) {
      for (Map.Entry<String, JsonNode> member : more.properties()) {
        if (!own.has(member.getKey())) {
          own.set(member.getKey(), member.getValue());
        }
      }
    }
  }

  /** An id that the collector made is taken as it is, where it had to make one. */
  private static void made(ObjectNode expected, ObjectNode found) {
    if (Json.text(expected, "messageId") == null) {
      expected.set("messageId", found.path("messageId"));
      expect(Json.text(found, "messageId") != null, found);
    }
  }

  /** Addresses are kept by rules of their own. */
  private static void withoutAddress(ObjectNode event) {
    if (event.get("context") instanceof ObjectNode context) {
      context.remove("ip");
    }
  }

  /** Readers see what stands there. */
  private static void read(ObjectNode kept, Event event) {
    expect(Objects.equals(Json.text(kept, "messageId"), event.messageId()), event);
    same(kept, "userId", event.userId());
    same(kept, "anonymousId", event.anonymousId());
    same(kept, "previousId", event.previousId());
    if (event.type() == Event.Type.TRACK) {
      same(kept, "event", event.name());
    }
    if (kept.has("time")) {
      expect(event.timeMillis() == kept.path("time").asLong(0), event);
    }
  }

  private static void same(ObjectNode kept, String name, @Nullable String read) {
    JsonNode value = kept.path(name);
    // numbers are read as they were written, which the tree does not know
    if (value.isString() || value.isContainer() || value.isNull() || value.isMissingNode()) {
      expect(Objects.equals(Json.text(kept, name), read), read);
    }
  }

  private static void expect(boolean right, @Nullable Object what) {
    if (!right) {
      throw new IllegalStateException(String.valueOf(what));
    }
  }

  private static void expect(boolean right, Taken taken, byte[] bytes) {
    expect(right, new String(bytes, UTF_8) + "\nanswered " + taken);
  }
}
