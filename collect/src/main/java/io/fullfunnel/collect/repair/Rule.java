package io.fullfunnel.collect.repair;

import io.fullfunnel.store.failed.FailedEvent;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which failed events are repaired, and how: {@code
 * {"when":{"reason","event","key","id"},"do":[…]}}. Both may be missing: all events, as they are.
 */
public final class Rule {
  private static final int MOST_STEPS = 50;
  private static final Set<String> WHEN = Set.of("reason", "event", "key", "id");

  /** What each step is called, and what else it has. */
  private static final Map<String, Set<String>> STEPS =
      Map.of(
          "set", Set.of("to"),
          "remove", Set.of(),
          "rename", Set.of("to"),
          "cut", Set.of("to"),
          "date", Set.of("format", "zone"),
          "copy", Set.of("to"));

  private final String text;
  private final Map<String, String> when;
  private final List<Step> steps;

  private Rule(String text, Map<String, String> when, List<Step> steps) {
    this.text = text;
    this.when = when;
    this.steps = steps;
  }

  /**
   * Reads a rule.
   *
   * @throws IllegalArgumentException if it is none; the message is a sentence
   */
  public static Rule of(byte[] json) {
    try {
      return of(Contents.JSON.readTree(json));
    } catch (JacksonException e) {
      throw new IllegalArgumentException("The rule is no JSON: " + e.getOriginalMessage(), e);
    }
  }

  /** As {@link #of(byte[])}. */
  public static Rule of(JsonNode json) {
    if (!json.isObject()) {
      throw new IllegalArgumentException("A rule is a JSON object with \"when\" and \"do\".");
    }
    for (String name : json.propertyNames()) {
      if (!name.equals("when") && !name.equals("do")) {
        throw new IllegalArgumentException("A rule has \"when\" and \"do\", no \"" + name + "\".");
      }
    }
    JsonNode list = json.path("do");
    if ((!list.isMissingNode() && !list.isArray()) || list.size() > MOST_STEPS) {
      throw new IllegalArgumentException("\"do\" is a list of at most 50 steps.");
    }
    List<Step> steps = new ArrayList<>();
    for (JsonNode step : list) {
      steps.add(step(step, "Step " + (steps.size() + 1)));
    }
    return new Rule(json.toString(), when(json.path("when")), steps);
  }

  private static Map<String, String> when(JsonNode json) {
    if (!json.isMissingNode() && !json.isObject()) {
      throw new IllegalArgumentException("\"when\" is a JSON object.");
    }
    for (Map.Entry<String, JsonNode> each : json.properties()) {
      if (!WHEN.contains(each.getKey()) || !each.getValue().isString()) {
        throw new IllegalArgumentException(
            "\"when\" has the texts reason, event, key and id, not \"" + each.getKey() + "\".");
      }
    }
    return json.properties().stream()
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, e -> e.getValue().stringValue()));
  }

  private static Step step(JsonNode json, String where) {
    String kind = null;
    for (String name : json.propertyNames()) {
      kind = STEPS.containsKey(name) ? name : kind;
    }
    if (kind == null) {
      throw new IllegalArgumentException(
          where + " is none of set, remove, rename, cut, date and copy.");
    }
    for (String name : json.propertyNames()) {
      if (!name.equals(kind) && !STEPS.getOrDefault(kind, Set.of()).contains(name)) {
        throw new IllegalArgumentException(where + ": " + kind + " has no \"" + name + "\".");
      }
    }
    JsonPointer at = pointer(json.path(kind), where);
    JsonNode to = json.path("to");
    return switch (kind) {
      case "set" -> new Step.Set(at, value(to, where));
      case "remove" -> new Step.Remove(at);
      case "rename" -> new Step.Rename(at, pointer(to, where));
      case "cut" -> new Step.Cut(at, characters(to, where));
      case "copy" -> new Step.Copy(at, pointer(to, where));
      default -> date(at, json, where);
    };
  }

  private static JsonNode value(JsonNode to, String where) {
    if (to.isMissingNode()) {
      throw new IllegalArgumentException(where + " has no \"to\": the value.");
    }
    return to;
  }

  private static int characters(JsonNode to, String where) {
    if (!to.isInt() || to.intValue() < 1) {
      throw new IllegalArgumentException(
          where + ": \"to\" is the number of characters that stay, at least 1.");
    }
    return to.intValue();
  }

  private static Step date(JsonPointer at, JsonNode json, String where) {
    String pattern = json.path("format").asString("");
    String zone = json.path("zone").asString("UTC");
    try {
      return new Step.Date(at, pattern, Step.Date.format(pattern), ZoneId.of(zone));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new IllegalArgumentException(
          where
              + ": \"format\" is a pattern such as dd.MM.yyyy HH:mm and \"zone\" a zone such as"
              + " Europe/Berlin.",
          e);
    }
  }

  private static JsonPointer pointer(JsonNode text, String where) {
    try {
      JsonPointer pointer = JsonPointer.compile(text.asString(""));
      if (!pointer.matches()) {
        return pointer;
      }
    } catch (IllegalArgumentException none) {
      // said below
    }
    throw new IllegalArgumentException(
        where + " names no place; places look like /properties/price.");
  }

  /** It as JSON. */
  String text() {
    return text;
  }

  /** Whether it is about an event. */
  boolean matches(FailedEvent event, @Nullable ObjectNode content) {
    String name = content == null ? "" : Contents.name(content);
    return is("reason", event.code())
        && is("key", event.key())
        && is("id", event.id().toString())
        && is("event", name);
  }

  private boolean is(String what, String value) {
    return when.getOrDefault(what, value).equals(value);
  }

  /** Does everything to an event. */
  void apply(ObjectNode event) {
    steps.forEach(step -> step.apply(event));
  }
}
