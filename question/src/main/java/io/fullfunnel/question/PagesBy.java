package io.fullfunnel.question;

import io.fullfunnel.engine.groups.Split;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a page is: the contract's {@code by} of pages, by the path unless the question says else.
 */
record PagesBy(List<String> properties, int limit) {
  private static final String PATH = "page.path";

  static PagesBy read(Place place, Names names) {
    if (place.absent()) {
      return new PagesBy(List.of(PATH), By.SHOWN);
    }
    Place named = place;
    int limit = By.SHOWN;
    if (place.isObject()) {
      place.only(List.of("property", "limit"));
      named = place.at("property");
      limit = place.at("limit").whole(1, By.MOST_SHOWN, By.SHOWN);
    }
    List<String> properties = By.properties(named);
    for (String property : properties) {
      if (property.startsWith(Condition.PERSON) && property.endsWith("@entry")) {
        throw named.wrong(
            Words.quote(property)
                + " at "
                + named.shown()
                + " means nothing here: pages have no entry.");
      }
      names.property(property);
    }
    return new PagesBy(properties, limit);
  }

  Split split(boolean fold) {
    return new Split(properties, Split.At.EVENT, limit, 0, fold, null);
  }

  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.set("property", names());
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
