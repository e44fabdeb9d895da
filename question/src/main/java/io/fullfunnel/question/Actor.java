package io.fullfunnel.question;

import io.fullfunnel.engine.Dataset;
import io.fullfunnel.engine.Progress;
import io.fullfunnel.engine.actors.ActorDataset;
import io.fullfunnel.engine.filter.PersonFilter;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Who goes through a funnel, if not people.
 *
 * @param property the one whose values go, or empty for visits
 */
record Actor(String property) {
  /** Every visit by itself. */
  static final Actor VISIT = new Actor("");

  boolean isVisit() {
    return property.isEmpty();
  }

  ActorDataset dataset(Dataset people, @Nullable PersonFilter filter, Progress progress) {
    return isVisit()
        ? ActorDataset.ofVisits(people, filter, progress)
        : new ActorDataset(people, property, filter, progress);
  }

  /** So many, as a sentence says it. */
  String counted(long number) {
    return isVisit()
        ? Words.count(number) + (number == 1 ? " visit" : " visits")
        : Words.count(number) + " different " + Words.quote(property);
  }

  /** As a question writes it. */
  JsonNode json() {
    var nodes = JsonNodeFactory.instance;
    return isVisit() ? nodes.stringNode("visit") : nodes.objectNode().put("property", property);
  }
}
