package io.fullfunnel.question;

import io.fullfunnel.engine.groups.Split;
import java.util.List;
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
    SplitBy.note(properties, named, names, "pages have no entry");
    return new PagesBy(properties, limit);
  }

  Split split(boolean fold) {
    return new Split(properties, Split.At.EVENT, limit, 0, fold, null);
  }

  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.set("property", By.json(properties));
    return json.put("limit", limit);
  }
}
