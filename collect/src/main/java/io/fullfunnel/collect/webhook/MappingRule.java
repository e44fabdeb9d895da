package io.fullfunnel.collect.webhook;

import io.fullfunnel.collect.dialect.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One rule of a mapping.
 *
 * @param when that hold where the rule does; of each, the values that are meant
 * @param each the array whose items become a message each; null for one message
 * @param message an object that is the message already; null if there is none
 * @param fields of the message
 * @param objects of the message, by name, and what stands in them
 */
record MappingRule(
    Map<Pick.At, List<JsonNode>> when,
    Pick.@Nullable At each,
    Pick.@Nullable At message,
    Map<String, Pick> fields,
    Map<String, Map<String, Pick>> objects) {

  private static final Set<String> FIELDS =
      Set.of(
          "type",
          "event",
          "name",
          "userId",
          "anonymousId",
          "previousId",
          "groupId",
          "messageId",
          "timestamp",
          "email");
  private static final Set<String> OBJECTS = Set.of("properties", "traits", "context");
  private static final Set<String> NAMES = names();
  private static final Set<String> TYPES =
      Set.of("track", "identify", "page", "screen", "group", "alias");
  private static final int MOST_FIELDS = 200;
  private static final String EXISTS = "exists";

  MappingRule {
    when = Map.copyOf(when);
  }

  private static Set<String> names() {
    Set<String> names = new java.util.HashSet<>(FIELDS);
    names.addAll(OBJECTS);
    names.addAll(List.of("when", "each", "message"));
    return Set.copyOf(names);
  }

  static MappingRule read(JsonNode json, String place) throws MappingException {
    Mapping.only(json, place, NAMES);
    Map<String, Pick> fields = new LinkedHashMap<>();
    Map<String, Map<String, Pick>> objects = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> member : json.properties()) {
      String at = place + "/" + member.getKey();
      if (FIELDS.contains(member.getKey())) {
        fields.put(member.getKey(), Pick.read(member.getValue(), at));
      } else if (OBJECTS.contains(member.getKey())) {
        objects.put(member.getKey(), object(member.getValue(), at));
      }
    }
    Pick.At message =
        json.has("message") ? Pick.at(json.path("message"), place + "/message") : null;
    check(fields, message != null, place);
    return new MappingRule(
        conditions(json.path("when"), place + "/when"),
        json.has("each") ? Pick.at(json.path("each"), place + "/each") : null,
        message,
        fields,
        objects);
  }

  private static void check(Map<String, Pick> fields, boolean whole, String place)
      throws MappingException {
    Pick type = fields.get("type");
    if (type instanceof Pick.Always always && !TYPES.contains(always.value().asString())) {
      throw new MappingException(
          place + "/type", "A type is track, identify, page, screen, group or alias.");
    }
    boolean track =
        type == null
            || (type instanceof Pick.Always always && always.value().asString().equals("track"));
    if (!whole && track && !fields.containsKey("event")) {
      throw new MappingException(
          place, "A rule says \"event\", or another \"type\" than track, or \"message\".");
    }
    if (!whole && !fields.containsKey("userId") && !fields.containsKey("anonymousId")) {
      throw new MappingException(
          place, "A rule says \"userId\" or \"anonymousId\": whose event it is.");
    }
  }

  private static Map<String, Pick> object(JsonNode json, String place) throws MappingException {
    if (!json.isObject() || json.size() > MOST_FIELDS) {
      throw new MappingException(place, "This is an object of at most 200 names and values.");
    }
    Map<String, Pick> picks = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> member : json.properties()) {
      picks.put(member.getKey(), Pick.read(member.getValue(), place + "/" + member.getKey()));
    }
    return picks;
  }

  private static Map<Pick.At, List<JsonNode>> conditions(JsonNode json, String place)
      throws MappingException {
    Map<Pick.At, List<JsonNode>> when = new LinkedHashMap<>();
    if (!json.isMissingNode() && !json.isObject()) {
      throw new MappingException(
          place, "This is an object of pointers and values such as {\"/type\":\"paid\"}.");
    }
    for (Map.Entry<String, JsonNode> member : json.properties()) {
      String at = place + "/" + member.getKey().replace("~", "~0").replace("/", "~1");
      JsonNode pointer = Json.object().put("at", member.getKey()).path("at");
      List<JsonNode> values = new ArrayList<>();
      for (JsonNode value : member.getValue().isArray() ? member.getValue() : one(member)) {
        boolean exists = value.isObject() && value.size() == 1 && value.path(EXISTS).isBoolean();
        if (!exists && (!value.isValueNode() || value.isNull())) {
          throw new MappingException(
              at, "This is a text, a number, true, false, {\"exists\":…}, or a list of them.");
        }
        values.add(value);
      }
      when.put(Pick.at(pointer, at), values);
    }
    return when;
  }

  private static Iterable<JsonNode> one(Map.Entry<String, JsonNode> member) {
    return List.of(member.getValue());
  }

  /** What becomes a message each; nothing where the rule is not for it. */
  List<JsonNode> items(JsonNode body) {
    List<JsonNode> items = new ArrayList<>();
    JsonNode all = each == null ? null : each.of(body, body);
    if (each == null) {
      items.add(body);
    } else if (all != null && all.isArray()) {
      all.forEach(items::add);
    }
    items.removeIf(item -> !holds(body, item));
    return items;
  }

  private boolean holds(JsonNode body, JsonNode item) {
    for (Map.Entry<Pick.At, List<JsonNode>> condition : when.entrySet()) {
      JsonNode found = condition.getKey().of(body, item);
      if (condition.getValue().stream().noneMatch(value -> matches(value, found))) {
        return false;
      }
    }
    return true;
  }

  private static boolean matches(JsonNode value, @Nullable JsonNode found) {
    if (value.isObject()) {
      return value.path(EXISTS).booleanValue() == (found != null);
    }
    return found != null && found.isValueNode() && value.asString().equals(found.asString());
  }

  ObjectNode message(JsonNode body, JsonNode item) {
    ObjectNode made = Json.object();
    JsonNode whole = message == null ? null : message.of(body, item);
    if (whole != null && whole.isObject()) {
      whole.properties().forEach(member -> made.set(member.getKey(), member.getValue()));
    }
    if (message == null && !fields.containsKey("type")) {
      made.put("type", "track");
    }
    fields.forEach((name, pick) -> {
      JsonNode value = pick.of(body, item);
      if (value != null) {
        made.set(name, value);
      }
    });
    objects.forEach((name, picks) -> {
      ObjectNode object = made.get(name) instanceof ObjectNode own ? own.deepCopy() : Json.object();
      picks.forEach((inner, pick) -> {
        JsonNode value = pick.of(body, item);
        if (value != null) {
          object.set(inner, value);
        }
      });
      made.set(name, object);
    });
    return made;
  }
}
