package io.fullfunnel.question;

import io.fullfunnel.engine.groups.Split;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Splits an answer: the contract's {@code by}, read at each event or at the person's first. */
record SplitBy(List<String> properties, Split.At at, int limit) {
  private static final String EVENT = "event";
  private static final String FIRST_EVENT = "first-event";
  private static final String PERSON = "person";

  /** At each event, unless the question says else. */
  static @Nullable SplitBy read(Place place, Names names) {
    return read(place, names, List.of(EVENT, PERSON, FIRST_EVENT), "figures have no entry");
  }

  /**
   * At the person's first event: everybody is in one group.
   *
   * @param noEntry why a trait as it was at the entry means nothing
   */
  static @Nullable SplitBy ofPeople(Place place, Names names, String noEntry) {
    return read(place, names, List.of(FIRST_EVENT, PERSON), noEntry);
  }

  /** The first of the places is where a property is read unless the question says else. */
  private static @Nullable SplitBy read(
      Place place, Names names, List<String> places, String noEntry) {
    if (place.absent()) {
      return null;
    }
    Place named = place;
    String at = places.getFirst();
    int limit = By.SHOWN;
    if (place.isObject()) {
      place.only(List.of("property", "at", "limit"));
      named = place.at("property");
      at = place.at("at").oneOf("place of a property", places, at);
      limit = place.at("limit").whole(1, By.MOST_SHOWN, By.SHOWN);
    }
    List<String> properties = By.properties(named);
    if (at.equals(PERSON)) {
      properties = properties.stream().map(By::trait).toList();
      at = places.getFirst();
    }
    note(properties, named, names, noEntry);
    return new SplitBy(properties, at.equals(EVENT) ? Split.At.EVENT : Split.At.FIRST_EVENT, limit);
  }

  /** Notes the names; nothing here has an entry at which a trait could be read. */
  static void note(List<String> properties, Place named, Names names, String noEntry) {
    for (String property : properties) {
      if (property.startsWith(Condition.PERSON) && property.endsWith(By.ENTRY)) {
        throw named.wrong(
            Words.quote(property)
                + " at "
                + named.shown()
                + " means nothing here: "
                + noEntry
                + ".");
      }
      names.property(property);
    }
  }

  /** For the engine, the largest groups first. */
  Split split(boolean fold) {
    return split(0, fold);
  }

  /** The same, the groups with most of a measure first. */
  Split split(int order, boolean fold) {
    return new Split(properties, at, limit, order, fold, null);
  }

  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.set("property", By.json(properties));
    json.put("at", at == Split.At.EVENT ? EVENT : FIRST_EVENT);
    return json.put("limit", limit);
  }
}
