package io.fullfunnel.question;

import io.fullfunnel.engine.Dataset;
import io.fullfunnel.engine.Progress;
import io.fullfunnel.engine.actors.ActorDataset;
import io.fullfunnel.engine.filter.PersonFilter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Who goes through a funnel, if not people.
 *
 * @param property the one whose values go; empty elsewhere
 */
record Actor(Kind kind, String property) {
  private static final List<String> WORDS = List.of("person", "account", "visit", "device");

  /** What an actor is. */
  enum Kind {
    ACCOUNT,
    VISIT,
    DEVICE,
    PROPERTY
  }

  /** The contract's {@code actor}; null for people. */
  static @Nullable Actor read(Place place, Names names) {
    if (!place.isObject()) {
      String word = place.oneOf("actor", WORDS, WORDS.getFirst());
      return word.equals(WORDS.getFirst())
          ? null
          : new Actor(Kind.valueOf(word.toUpperCase(Locale.ROOT)), "");
    }
    place.only(List.of("property"));
    Place property = place.at("property");
    String name = property.name("a property's name such as \"order_id\"");
    if (name.startsWith(Condition.PERSON) || name.equals("properties.")) {
      throw property.expected("a property of events, not of people");
    }
    names.property(name);
    return new Actor(Kind.PROPERTY, name);
  }

  boolean isVisit() {
    return kind == Kind.VISIT;
  }

  /** Whether some events may be of none, without anybody having asked for that. */
  boolean mayMiss() {
    return kind == Kind.ACCOUNT || kind == Kind.DEVICE;
  }

  ActorDataset dataset(Dataset people, @Nullable PersonFilter filter, Progress progress) {
    return switch (kind) {
      case ACCOUNT -> ActorDataset.ofAccounts(people, filter, progress);
      case VISIT -> ActorDataset.ofVisits(people, filter, progress);
      case DEVICE -> ActorDataset.ofDevices(people, filter, progress);
      case PROPERTY -> ActorDataset.ofProperty(people, property, filter, progress);
    };
  }

  /** So many, as a sentence says it. */
  String counted(long number) {
    return kind == Kind.PROPERTY
        ? Words.count(number) + " different " + Words.quote(property)
        : Words.count(number) + " " + word() + (number == 1 ? "" : "s");
  }

  /** How a trace says which one, as a sentence asks for it. */
  String named() {
    return switch (kind) {
      case ACCOUNT -> "the name of the account as text, such as \"trace\":\"acme\"";
      case DEVICE -> "the name of the device as text, such as \"trace\":\"4f2a…\"";
      case PROPERTY ->
          "the value of " + Words.quote(property) + " as text, such as \"trace\":\"1001\"";
      case VISIT -> throw new IllegalStateException("a visit has no name");
    };
  }

  String word() {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  /** As a question writes it. */
  JsonNode json() {
    var nodes = JsonNodeFactory.instance;
    return kind == Kind.PROPERTY
        ? nodes.objectNode().put("property", property)
        : nodes.stringNode(word());
  }
}
