package io.fullfunnel.question;

import io.fullfunnel.engine.Value;
import io.fullfunnel.testkit.Person;
import io.fullfunnel.testkit.Row;
import io.fullfunnel.testkit.Timelines;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A funnel of another product's test suite or documentation, as our own people and our own
 * question, asked in the mode of its source.
 */
record FunnelVector(JsonNode json) {
  /** The instant of second 0, where a source counts seconds. */
  private static final long START = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();

  private static final String CODE = "code";

  String id() {
    return json.path("id").asString();
  }

  JsonNode semantics() {
    return json.path("semantics");
  }

  JsonNode expected() {
    return json.path("expected");
  }

  /** The name by which the source's vectors are counted. */
  String source() {
    return id().substring(0, id().indexOf('-'));
  }

  int steps() {
    return json.path("steps").size();
  }

  /** The mode of the source, with its options. */
  String mode() {
    List<String> options = options();
    return switch (source()) {
      case "posthog" -> "posthog";
      case "mixpanel" -> options.contains("optimized_reentry") ? "mixpanel-optimized" : "mixpanel";
      case "ch", "pinot", "doris" -> {
        // Pinot's keep_all says that other events reach the function at all; ours always do
        options.remove("keep_all");
        options.addFirst("clickhouse");
        yield String.join("+", options);
      }
      default -> throw new IllegalArgumentException("a source without a mode: " + id());
    };
  }

  private List<String> options() {
    List<String> options = new ArrayList<>();
    semantics().path("modes").forEach(option -> options.add(option.asString()));
    return options;
  }

  /** Everybody who stands in the vector. */
  TextData data() {
    Map<String, List<Row>> rows = new LinkedHashMap<>();
    Map<String, Map<String, Value>> traits = new LinkedHashMap<>();
    long sequence = 0;
    for (JsonNode event : json.path("events")) {
      String person = event.path("person").asString();
      List<Row> of = rows.computeIfAbsent(person, name -> new ArrayList<>());
      Map<String, Value> properties = values(event.path("props"));
      String name = event.path("name").asString();
      if (byCode()) {
        properties.put(CODE, new Value.Numeric(new BigDecimal(name)));
      }
      of.add(new Row(millis(event.path("t")), sequence++, name, properties));
      traits
          .computeIfAbsent(person, of2 -> new LinkedHashMap<>())
          .putAll(values(event.path("person_props")));
    }
    List<Person> people = new ArrayList<>();
    for (String person : rows.keySet()) {
      List<Row> of = rows.get(person);
      Map<String, Value> said = traits.getOrDefault(person, Map.of());
      if (!said.isEmpty()) {
        of.add(new Row(of.getFirst().timeMillis(), sequence++, Row.IDENTIFY, said));
      }
      people.add(new Person(person, people.size() + 1L, of));
    }
    Timelines timelines = new Timelines(people);
    return new TextData(timelines, timelines.dataset(), ZoneOffset.UTC, Data.WeekStart.MONDAY);
  }

  private boolean byCode() {
    return json.path("steps")
        .valueStream()
        .anyMatch(step -> !step.path("any_of").path(0).has("event"));
  }

  private static long millis(JsonNode time) {
    return time.isString()
        ? Instant.parse(time.stringValue()).toEpochMilli()
        : START + time.decimalValue().movePointRight(3).longValueExact();
  }

  private static Map<String, Value> values(JsonNode json) {
    Map<String, Value> values = new LinkedHashMap<>();
    for (String name : json.propertyNames()) {
      JsonNode value = json.path(name);
      values.put(
          name,
          value.isNumber()
              ? new Value.Numeric(value.decimalValue())
              : new Value.Text(value.stringValue()));
    }
    return values;
  }

  /** The question as a user would write it. */
  ObjectNode question() {
    JsonNode semantics = semantics();
    ObjectNode question = JsonNodeFactory.instance.objectNode();
    question.put("ask", "funnel").put("mode", mode());
    ArrayNode steps = question.putArray("steps");
    json.path("steps").forEach(step -> steps.add(any(step.path("any_of"))));
    question.put("window", semantics.path("window_s").decimalValue().longValueExact() + "s");
    switch (semantics.path("order").asString()) {
      case "ordered" -> {}
      case "strict" -> question.put("order", "strict");
      case "unordered" -> question.put("order", "any");
      default -> throw new IllegalArgumentException("an unknown order: " + id());
    }
    if (semantics.has("date_from")) {
      question
          .putObject("period")
          .put("from", semantics.path("date_from").asString())
          .put("to", semantics.path("date_to").asString());
      question.put("asOf", semantics.path("date_to").asString());
    }
    if (semantics.has("exclusions")) {
      question.set("exclude", exclusions(semantics.path("exclusions")));
    }
    if (semantics.has("breakdown")) {
      question.set("by", breakdown(semantics.path("breakdown")));
    }
    if (semantics.has("interval")) {
      question.set("trend", semantics.path("interval"));
    }
    if (semantics.path("counting").asString("").equals("totals")) {
      question.put("count", "attempts");
    }
    return question;
  }

  private static ArrayNode exclusions(JsonNode exclusions) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (JsonNode exclusion : exclusions) {
      ObjectNode one = list.addObject();
      one.set("match", any(exclusion.path("any_of")));
      one.put("after", exclusion.path("from").intValue() + 1);
      one.put("before", exclusion.path("to").intValue() + 1);
    }
    return list;
  }

  private static ObjectNode breakdown(JsonNode breakdown) {
    ObjectNode by = JsonNodeFactory.instance.objectNode();
    String prefix = breakdown.path("type").asString().equals("person") ? "person." : "";
    by.put("property", prefix + breakdown.path("keys").path(0).asString());
    if (prefix.isEmpty()) {
      by.put(
          "at",
          switch (breakdown.path("attribution").asString()) {
            case "first_touch" -> "first";
            case "step" -> "step:" + (breakdown.path("attribution_step").intValue() + 1);
            default -> throw new IllegalArgumentException("an unknown attribution: " + breakdown);
          });
    }
    by.set("limit", breakdown.path("limit"));
    return by;
  }

  private static JsonNode any(JsonNode matchers) {
    if (matchers.size() == 1) {
      return matcher(matchers.path(0));
    }
    ObjectNode any = JsonNodeFactory.instance.objectNode();
    ArrayNode of = any.putArray("any");
    matchers.forEach(matcher -> of.add(matcher(matcher)));
    return any;
  }

  private static ObjectNode matcher(JsonNode matcher) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("event", matcher.path("event").asString("*"));
    ArrayNode where = json.putArray("where");
    if (matcher.has("num_le")) {
      condition(where, CODE, "<=", matcher.path("num_le"));
    }
    if (matcher.has("num_ge")) {
      condition(where, CODE, ">=", matcher.path("num_ge"));
    }
    for (JsonNode condition : matcher.path("where")) {
      JsonNode value = condition.path("value");
      ObjectNode said =
          condition(
              where,
              condition.path("key").asString(),
              switch (condition.path("operator").asString("exact")) {
                case "exact" -> value.isArray() ? "in" : "=";
                case "is_not" -> "!=";
                case "icontains" -> "contains";
                default -> throw new IllegalArgumentException("an unknown operator: " + condition);
              },
              value);
      if (condition.path("operator").asString("").equals("icontains")) {
        said.put("ignoreCase", true);
      }
    }
    return json;
  }

  private static ObjectNode condition(ArrayNode where, String property, String op, JsonNode value) {
    ObjectNode condition = where.addObject().put("property", property).put("op", op);
    condition.set("value", value);
    return condition;
  }
}
