package io.fullfunnel.collect.dialect;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Messages out of a body of GA4's Measurement Protocol: one for each event, in order, and one more
 * where it says something of the user. What breaks a rule of ours is handed on as it is: the rules
 * say so.
 */
public final class Ga4Messages {
  /** Events of a body. */
  private static final int MOST = 25;

  private static final int ID_BYTES = 16;
  private static final long MICROS = 1_000;
  private static final long LATEST = 253_402_300_799_999L;
  private static final String EVENTS = "events";
  private static final String TIMESTAMP = "timestamp_micros";

  /** Members of the body that stand elsewhere in the messages, or nowhere: who somebody is. */
  private static final Set<String> TAKEN =
      Set.of(
          "client_id",
          "app_instance_id",
          "user_id",
          TIMESTAMP,
          "user_properties",
          EVENTS,
          "user_agent",
          "user_data",
          "ip_override",
          "validation_behavior");

  private final JsonNode body;
  private final Map<String, String> address;
  private final @Nullable String client;
  private final @Nullable String user;

  private Ga4Messages(JsonNode body, Map<String, String> address) {
    this.body = body;
    this.address = address;
    String web = text(body.path("client_id"));
    this.client = web == null ? text(body.path("app_instance_id")) : web;
    this.user = text(body.path("user_id"));
  }

  /**
   * The messages of a body.
   *
   * @param address the parameters of the address
   * @return {@code {"batch":[…]}}
   * @throws DialectException if it is no body of this protocol
   */
  public static byte[] of(byte[] body, Map<String, String> address) throws DialectException {
    JsonNode read = Json.read(body);
    if (!read.isObject()) {
      throw DialectException.wrong("bad_json", "", "The body is no JSON object.");
    }
    ObjectNode made = Json.object();
    new Ga4Messages(read, address).write(made.putArray("batch"));
    return Json.bytes(made);
  }

  private void write(ArrayNode batch) throws DialectException {
    JsonNode events = body.path(EVENTS);
    if (!events.isArray() || events.isEmpty()) {
      throw DialectException.wrong(
          "bad_json", EVENTS, "The body has no \"events\", an array of at least one.");
    }
    if (events.size() > MOST) {
      throw DialectException.tooMuch(
          EVENTS,
          "A body has at most %d events, not %,d; nothing of it was taken."
              .formatted(MOST, events.size()));
    }
    for (int i = 0; i < events.size(); i++) {
      JsonNode event = events.get(i);
      batch.add(event.isObject() ? message(event, i) : event);
    }
    JsonNode properties = body.path("user_properties");
    if (properties.isObject() && !properties.isEmpty()) {
      batch.add(traits(properties, events.size()));
    }
  }

  private ObjectNode message(JsonNode event, int index) throws DialectException {
    String name = text(event.path("name"));
    Ga4Name ours = Ga4Name.of(name);
    ObjectNode message = Json.object();
    message.put("type", ours.type());
    ObjectNode context = context();
    JsonNode params = event.path("params");
    Long millis = millis(event, EVENTS + "[" + index + "].");
    sender(message, millis);
    String transaction = text(params.path("transaction_id"));
    if (millis != null || transaction != null) {
      message.put("messageId", id(event, index, millis));
    }
    if (ours.isTrack()) {
      message.put("event", name == null ? null : ours.event());
    }
    ObjectNode properties = Json.object();
    if (params.isObject()) {
      new Ga4Params(params, ours).write(properties, context);
      message.set("properties", properties);
    }
    if (name != null) {
      ((ObjectNode) context.path("ga4")).put("event", name);
    }
    if (!ours.isTrack()) {
      String shown = text(properties.path(ours.type().equals("page") ? "title" : "screen_name"));
      message.put("name", shown);
    }
    message.set("context", context);
    return message;
  }

  /** What is said of the user. */
  private ObjectNode traits(JsonNode properties, int index) throws DialectException {
    ObjectNode message = Json.object();
    message.put("type", "identify");
    Long millis = millis(body, "");
    sender(message, millis);
    if (millis != null) {
      message.put("messageId", id(properties, index, millis));
    }
    ObjectNode traits = message.putObject("traits");
    for (Map.Entry<String, JsonNode> property : properties.properties()) {
      JsonNode value = property.getValue();
      traits.set(property.getKey(), value.has("value") ? value.path("value") : value);
    }
    message.set("context", context());
    return message;
  }

  private void sender(ObjectNode message, @Nullable Long millis) {
    if (client != null) {
      message.put("anonymousId", client);
    }
    if (user != null) {
      message.put("userId", user);
    }
    if (millis != null) {
      message.put("timestamp", Instant.ofEpochMilli(millis).toString());
    }
  }

  private ObjectNode context() {
    ObjectNode context = Json.object();
    String agent = text(body.path("user_agent"));
    if (agent != null) {
      context.put("userAgent", agent);
    }
    String country = text(body.path("user_location").path("country_id"));
    if (country != null) {
      context.putObject("location").put("country", country);
    }
    String device = text(body.path("device").path("category"));
    if (device != null) {
      context.putObject("device").put("type", device);
    }
    ObjectNode kept = context.putObject("ga4");
    for (String parameter : new String[] {"measurement_id", "firebase_app_id"}) {
      if (address.containsKey(parameter)) {
        kept.put(parameter, address.get(parameter));
      }
    }
    for (Map.Entry<String, JsonNode> member : body.properties()) {
      if (!TAKEN.contains(member.getKey())) {
        kept.set(member.getKey(), member.getValue());
      }
    }
    return context;
  }

  /** When it happened; null if neither the event nor the body says. */
  private @Nullable Long millis(JsonNode event, String place) throws DialectException {
    JsonNode own = event.path(TIMESTAMP);
    JsonNode said = own.isMissingNode() ? body.path(TIMESTAMP) : own;
    if (said.isMissingNode() || said.isNull()) {
      return null;
    }
    try {
      String text = text(said);
      long millis = text == null ? -1 : Long.parseLong(text) / MICROS;
      if (millis > 0 && millis <= LATEST) {
        return millis;
      }
    } catch (NumberFormatException notANumber) {
      // said below
    }
    throw DialectException.wrong(
        "unreadable_time",
        own.isMissingNode() ? TIMESTAMP : place + TIMESTAMP,
        TIMESTAMP + " is a number of microseconds since 1970; nothing of this body was taken.");
  }

  /** What the same event has again when it is sent again. */
  private String id(JsonNode event, int index, @Nullable Long millis) {
    try {
      MessageDigest hash = MessageDigest.getInstance("SHA-256");
      String who = "%s\0%s\0%s\0%d\0".formatted(client, user, millis, index);
      hash.update(who.getBytes(UTF_8));
      byte[] sum = hash.digest(Json.bytes(event));
      return "ga4-" + HexFormat.of().formatHex(sum, 0, ID_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** The text of a scalar; null for null, the empty text, objects and arrays. */
  static @Nullable String text(JsonNode value) {
    if (!value.isValueNode() || value.isNull()) {
      return null;
    }
    String text = value.asString();
    return text.isEmpty() ? null : text;
  }
}
