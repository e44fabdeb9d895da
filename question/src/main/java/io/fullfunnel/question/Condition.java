package io.fullfunnel.question;

import io.fullfunnel.engine.Period;
import io.fullfunnel.engine.filter.EventFilter;
import io.fullfunnel.engine.filter.PersonFilter;
import io.fullfunnel.engine.filter.ValueTest;
import io.fullfunnel.engine.stages.Standing;
import io.fullfunnel.store.consent.ConsentState;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What must be true of an event or of a person: the contract's CONDITION, already checked. */
sealed interface Condition {
  /** Before the name of a trait. */
  String PERSON = "person.";

  EventFilter onEvents();

  PersonFilter onPeople();

  JsonNode json();

  /** A property passes a test. */
  record Test(String property, ValueTest test, ObjectNode json) implements Condition {
    @Override
    public EventFilter onEvents() {
      return property.startsWith(PERSON)
          ? new EventFilter.Person(onPeople())
          : new EventFilter.Property(property, test);
    }

    @Override
    public PersonFilter onPeople() {
      return new PersonFilter.Trait(property.substring(PERSON.length()), test);
    }
  }

  record All(List<Condition> parts) implements Condition {
    @Override
    public EventFilter onEvents() {
      return new EventFilter.AllOf(parts.stream().map(Condition::onEvents).toList());
    }

    @Override
    public PersonFilter onPeople() {
      return new PersonFilter.AllOf(parts.stream().map(Condition::onPeople).toList());
    }

    @Override
    public JsonNode json() {
      return field("all", list(parts));
    }
  }

  record Any(List<Condition> parts) implements Condition {
    @Override
    public EventFilter onEvents() {
      return new EventFilter.AnyOf(parts.stream().map(Condition::onEvents).toList());
    }

    @Override
    public PersonFilter onPeople() {
      return new PersonFilter.AnyOf(parts.stream().map(Condition::onPeople).toList());
    }

    @Override
    public JsonNode json() {
      return field("any", list(parts));
    }
  }

  record Not(Condition part) implements Condition {
    @Override
    public EventFilter onEvents() {
      return new EventFilter.Not(part.onEvents());
    }

    @Override
    public PersonFilter onPeople() {
      return new PersonFilter.Not(part.onPeople());
    }

    @Override
    public JsonNode json() {
      return field("not", part.json());
    }
  }

  /** Of people only: they did it this often in the period. */
  record Did(Matcher what, Times times, Period in, ObjectNode json) implements Condition {
    @Override
    public EventFilter onEvents() {
      return new EventFilter.Person(onPeople());
    }

    @Override
    public PersonFilter onPeople() {
      return new PersonFilter.Did(what.filter(), times.atLeast(), times.atMost(), in);
    }
  }

  /** Of people only: they belong to a named audience. */
  record OfAudience(String audience, Condition meaning) implements Condition {
    @Override
    public EventFilter onEvents() {
      return new EventFilter.Person(onPeople());
    }

    @Override
    public PersonFilter onPeople() {
      return meaning.onPeople();
    }

    @Override
    public JsonNode json() {
      return JsonNodeFactory.instance.objectNode().put("audience", audience);
    }
  }

  /**
   * Of people only: they stand in a stage.
   *
   * @param number of the stage in the model
   * @param at epoch milliseconds
   */
  record InStage(String model, Model of, int number, long at) implements Condition {
    @Override
    public EventFilter onEvents() {
      return new EventFilter.Person(onPeople());
    }

    @Override
    public PersonFilter onPeople() {
      return new Standing(of.rules(), number, at);
    }

    @Override
    public JsonNode json() {
      return JsonNodeFactory.instance
          .objectNode()
          .put("stage", of.name(number))
          .put("model", model);
    }
  }

  /**
   * Of people only: how their consent stands.
   *
   * @param of those who said anything of the purpose, and how it stands now
   */
  record Consented(String purpose, ConsentState is, Map<Long, ConsentState> of)
      implements Condition {
    @Override
    public EventFilter onEvents() {
      return new EventFilter.Person(onPeople());
    }

    @Override
    public PersonFilter onPeople() {
      // most people said nothing: they are those who did not say anything else
      boolean unknown = is == ConsentState.UNKNOWN;
      long[] people =
          of.entrySet().stream()
              .filter(each -> (each.getValue() == is) != unknown)
              .mapToLong(Map.Entry::getKey)
              .toArray();
      PersonFilter among = new PersonFilter.Among(people);
      return unknown ? new PersonFilter.Not(among) : among;
    }

    @Override
    public JsonNode json() {
      return JsonNodeFactory.instance.objectNode().put("consent", purpose).put("is", is.word());
    }
  }

  /** How often, both bounds in. */
  record Times(long atLeast, long atMost) {}

  static ArrayNode list(List<Condition> conditions) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    conditions.forEach(condition -> list.add(condition.json()));
    return list;
  }

  private static ObjectNode field(String name, JsonNode value) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.set(name, value);
    return json;
  }
}
