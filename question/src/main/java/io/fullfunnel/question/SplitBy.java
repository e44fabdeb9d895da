package io.fullfunnel.question;

import io.fullfunnel.engine.groups.Split;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Splits figures: the contract's {@code by}, read at each event or at the person's first. */
record SplitBy(List<String> properties, Split.At at, int limit) {
  private static final List<String> PLACES = List.of("event", "person", "first-event");

  static @Nullable SplitBy read(Place place, Names names) {
    if (place.absent()) {
      return null;
    }
    Place named = place;
    String at = "event";
    int limit = By.SHOWN;
    if (place.isObject()) {
      place.only(List.of("property", "at", "limit"));
      named = place.at("property");
      at = place.at("at").oneOf("place of a property", PLACES, "event");
      limit = place.at("limit").whole(1, By.MOST_SHOWN, By.SHOWN);
    }
    List<String> properties = By.properties(named);
    if (at.equals("person")) {
      properties = properties.stream().map(By::trait).toList();
    }
    for (String property : properties) {
      if (property.startsWith(Condition.PERSON) && property.endsWith("@entry")) {
        throw named.wrong(
            Words.quote(property)
                + " at "
                + named.shown()
                + " means nothing here: figures have no entry.");
      }
      names.property(property);
    }
    boolean first = at.equals("first-event");
    return new SplitBy(properties, first ? Split.At.FIRST_EVENT : Split.At.EVENT, limit);
  }

  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.set("property", names());
    json.put("at", at == Split.At.FIRST_EVENT ? "first-event" : "event");
    return json.put("limit", limit);
  }

  private JsonNode names() {
    if (properties.size() == 1) {
      return JsonNodeFactory.instance.stringNode(properties.getFirst());
    }
    ArrayNode names = JsonNodeFactory.instance.arrayNode();
    properties.forEach(names::add);
    return names;
  }
}
