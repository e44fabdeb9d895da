package io.fullfunnel.question;

import io.fullfunnel.engine.groups.Split;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Splits a network by people, each in one group: by traits, or by their first event. */
record NetworkBy(List<String> properties, int limit) {
  private static final String FIRST_EVENT = "first-event";
  private static final List<String> PLACES = List.of(FIRST_EVENT, "person");

  static @Nullable NetworkBy read(Place place, Names names) {
    if (place.absent()) {
      return null;
    }
    Place named = place;
    int limit = By.SHOWN;
    String at = FIRST_EVENT;
    if (place.isObject()) {
      place.only(List.of("property", "at", "limit"));
      named = place.at("property");
      at = place.at("at").oneOf("place of a property", PLACES, FIRST_EVENT);
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
                + " means nothing here: a network has no entry.");
      }
      names.property(property);
    }
    return new NetworkBy(properties, limit);
  }

  Split split(boolean fold) {
    return new Split(properties, Split.At.FIRST_EVENT, limit, 0, fold, null);
  }

  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    if (properties.size() == 1) {
      json.put("property", properties.getFirst());
    } else {
      ArrayNode names = json.putArray("property");
      properties.forEach(names::add);
    }
    return json.put("at", FIRST_EVENT).put("limit", limit);
  }
}
