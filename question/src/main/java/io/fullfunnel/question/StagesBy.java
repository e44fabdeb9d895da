package io.fullfunnel.question;

import io.fullfunnel.engine.groups.Split;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Splits stages by people: the contract's {@code by}, a trait or what their first event has. */
record StagesBy(List<String> properties, int limit) {
  private static final List<String> PLACES = List.of("first-event", "person");

  static @Nullable StagesBy read(Place place, Names names) {
    if (place.absent()) {
      return null;
    }
    Place named = place;
    int limit = By.SHOWN;
    String at = "first-event";
    if (place.isObject()) {
      place.only(List.of("property", "at", "limit"));
      named = place.at("property");
      at = place.at("at").oneOf("place of a property", PLACES, "first-event");
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
                + " means nothing here: a walk over stages has many entries.");
      }
      names.property(property);
    }
    return new StagesBy(properties, limit);
  }

  Split split(boolean fold) {
    return new Split(properties, Split.At.FIRST_EVENT, limit, 0, fold, null);
  }

  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.set("property", names());
    return json.put("at", "first-event").put("limit", limit);
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
