package io.fullfunnel.question;

import io.fullfunnel.engine.filter.EventFilter;
import io.fullfunnel.engine.network.NodeOf;
import io.fullfunnel.engine.values.Labels;
import java.util.Map;

/**
 * What the nodes of a network are: the contract's {@code node}.
 *
 * @param word as the question says it
 */
record NetworkNode(String word) {
  private static final String USUAL = "channel";
  private static final String EVENT = "event";
  private static final String LANDING = "landing";
  private static final String PATH = "page.path";

  /** Words for properties that are called otherwise. */
  private static final Map<String, String> CALLED = Map.of("page", PATH, LANDING, PATH, EVENT, "");

  static NetworkNode read(Place place, Names names) {
    if (place.absent()) {
      return new NetworkNode(USUAL);
    }
    String word = place.name("what a node is, such as \"channel\", \"event\" or a property");
    if (word.startsWith(Condition.PERSON) || word.equals("properties.")) {
      throw place.expected("a property of events, not of people");
    }
    var node = new NetworkNode(word);
    if (!word.equals(EVENT)) {
      names.property(node.property());
    }
    if (word.equals(LANDING)) {
      names.event(FigureReader.PAGE_VIEWED);
    }
    return node;
  }

  private String property() {
    return CALLED.getOrDefault(word, word);
  }

  boolean isLanding() {
    return word.equals(LANDING);
  }

  /** For the engine. */
  NodeOf node(boolean fold) {
    return switch (word) {
      case EVENT -> new NodeOf.Event();
      case LANDING ->
          new NodeOf.Landing(new EventFilter.Named(FigureReader.PAGE_VIEWED), property());
      default -> new NodeOf.Property(property(), fold && Labels.folds(property()));
    };
  }
}
