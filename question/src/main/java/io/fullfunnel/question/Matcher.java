package io.fullfunnel.question;

import io.fullfunnel.engine.filter.EventFilter;
import io.fullfunnel.engine.stages.Moving;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Which events a question means: the contract's MATCHER. */
sealed interface Matcher {
  String ANY = "*";

  EventFilter filter();

  /** What a step is called that has no label of its own. */
  String label();

  JsonNode json();

  /** The names of the events that can match, without {@code *}. */
  List<String> events();

  /**
   * Events of a name.
   *
   * @param name {@code *} for every event
   * @param nth 0 for all; else only the n-th of a person's whole history
   */
  record Event(String name, List<Condition> where, int nth) implements Matcher {
    @Override
    public EventFilter filter() {
      EventFilter named = name.equals(ANY) ? new EventFilter.Any() : new EventFilter.Named(name);
      List<EventFilter> parts = new ArrayList<>();
      parts.add(named);
      where.forEach(condition -> parts.add(condition.onEvents()));
      EventFilter all = parts.size() == 1 ? named : new EventFilter.AllOf(parts);
      return nth == 0 ? all : new EventFilter.Nth(all, nth);
    }

    @Override
    public String label() {
      return (name.equals(ANY) ? "Any event" : name) + (nth == 0 ? "" : " #" + nth);
    }

    @Override
    public JsonNode json() {
      if (where.isEmpty() && nth == 0) {
        return JsonNodeFactory.instance.stringNode(name);
      }
      ObjectNode json = JsonNodeFactory.instance.objectNode();
      json.put("event", name);
      if (!where.isEmpty()) {
        json.set("where", Condition.list(where));
      }
      if (nth != 0) {
        json.put("nth", nth);
      }
      return json;
    }

    @Override
    public List<String> events() {
      return name.equals(ANY) ? List.of() : List.of(name);
    }
  }

  /** Events that one of the parts matches. */
  record AnyOf(List<Matcher> parts) implements Matcher {
    @Override
    public EventFilter filter() {
      return new EventFilter.AnyOf(parts.stream().map(Matcher::filter).toList());
    }

    @Override
    public String label() {
      return Words.join(parts.stream().map(Matcher::label).toList(), "or");
    }

    @Override
    public JsonNode json() {
      ArrayNode any = JsonNodeFactory.instance.arrayNode();
      parts.forEach(part -> any.add(part.json()));
      ObjectNode json = JsonNodeFactory.instance.objectNode();
      json.set("any", any);
      return json;
    }

    @Override
    public List<String> events() {
      return parts.stream().flatMap(part -> part.events().stream()).toList();
    }
  }

  /** Occurrences of a goal. */
  record OfGoal(String goal, Matcher meaning) implements Matcher {
    @Override
    public EventFilter filter() {
      return meaning.filter();
    }

    @Override
    public String label() {
      return goal;
    }

    @Override
    public JsonNode json() {
      return JsonNodeFactory.instance.objectNode().put("goal", goal);
    }

    @Override
    public List<String> events() {
      return meaning.events();
    }
  }

  /**
   * Events that enter a stage of a model; who comes into it by decay does so without one.
   *
   * @param number of the stage in the model
   */
  record OfStage(String model, Model of, int number) implements Matcher {
    @Override
    public EventFilter filter() {
      return Moving.into(of.rules(), number);
    }

    @Override
    public String label() {
      return of.stages().get(number).label();
    }

    @Override
    public JsonNode json() {
      return JsonNodeFactory.instance
          .objectNode()
          .put("stage", of.name(number))
          .put("model", model);
    }

    @Override
    public List<String> events() {
      Matcher match = of.stages().get(number).match();
      return match == null ? List.of() : match.events();
    }
  }

  /**
   * Events by which people move over a model.
   *
   * @param from null for wherever they come from
   * @param json as a question writes it
   */
  record OfMove(Model of, @Nullable Integer from, int to, JsonNode json) implements Matcher {
    @Override
    public EventFilter filter() {
      return new Moving(of.rules(), from, to);
    }

    @Override
    public String label() {
      return (from == null ? "" : of.name(from)) + " → " + of.name(to);
    }

    @Override
    public List<String> events() {
      List<String> events = new ArrayList<>();
      Matcher match = to < 0 ? null : of.stages().get(to).match();
      if (match != null) {
        events.addAll(match.events());
      }
      of.back().stream().filter(b -> b.to() == to).forEach(b -> events.addAll(b.match().events()));
      return events;
    }
  }

  static Matcher named(String event) {
    return new Event(event, List.of(), 0);
  }

  static Matcher anyOf(String... events) {
    List<Matcher> parts = new ArrayList<>();
    for (String event : events) {
      parts.add(named(event));
    }
    return new AnyOf(parts);
  }

  /** The label that the question gives, or the matcher's own. */
  static String label(Matcher matcher, @Nullable String given) {
    return given == null ? matcher.label() : given;
  }
}
