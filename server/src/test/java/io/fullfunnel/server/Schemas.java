package io.fullfunnel.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes schemas say what the records say. A record has a name of its own, also where two have the
 * same simple name; what may be null is what is marked so; a JSON tree is any JSON.
 */
final class Schemas {
  private static final String AT = "#/components/schemas/";
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private Schemas() {}

  /** Expects the schemas under the full names of their classes. */
  static void improve(ObjectNode openApi) throws ClassNotFoundException {
    ObjectNode schemas = (ObjectNode) openApi.at("/components/schemas");
    Set<String> answered = new HashSet<>();
    reach(openApi.findValues("responses"), schemas, answered);
    for (Map.Entry<String, Class<?>> record : records().entrySet()) {
      if (schemas.path(record.getKey()) instanceof ObjectNode schema) {
        mark(schema, record.getValue(), answered.contains(record.getKey()));
      }
    }
    Map<String, String> names = new HashMap<>();
    ObjectNode renamed = NODES.objectNode();
    for (Map.Entry<String, JsonNode> schema : schemas.properties()) {
      String name = name(schema.getKey());
      names.put(AT + schema.getKey(), AT + name);
      JsonNode taken = renamed.replace(name, schema.getValue());
      assertThat(taken).as("two schemas are called " + name).isNull();
    }
    renamed.remove(List.of("JsonNode", "ObjectNode"));
    ((ObjectNode) openApi.path("components")).set("schemas", renamed);
    point(openApi, names);
  }

  /**
   * Adds what no record says: {@code schemas}, {@code parts} of records by NAME/PART, and the
   * content of {@code bodies} and {@code answers} by METHOD PATH.
   *
   * @throws AssertionError if it is about something that there is not
   */
  static void add(ObjectNode openApi, JsonNode more) {
    ObjectNode schemas = (ObjectNode) openApi.at("/components/schemas");
    for (Map.Entry<String, JsonNode> schema : more.path("schemas").properties()) {
      assertThat(schemas.has(schema.getKey())).as(schema.getKey() + " is there").isFalse();
      schemas.set(schema.getKey(), schema.getValue());
    }
    for (Map.Entry<String, JsonNode> part : more.path("parts").properties()) {
      String[] name = part.getKey().split("/", 2);
      JsonNode parts = schemas.path(name[0]).path("properties");
      assertThat(parts.has(name[1])).as(part.getKey()).isTrue();
      ((ObjectNode) parts).set(name[1], part.getValue());
    }
    for (Map.Entry<String, JsonNode> body : more.path("bodies").properties()) {
      ObjectNode request = NODES.objectNode().put("required", true);
      operation(openApi, body.getKey()).set("requestBody", request.set("content", body.getValue()));
    }
    for (Map.Entry<String, JsonNode> answer : more.path("answers").properties()) {
      JsonNode responses = operation(openApi, answer.getKey()).path("responses");
      ((ObjectNode) responses.iterator().next()).set("content", answer.getValue());
    }
    ObjectNode problem = NODES.objectNode().put("description", "What is wrong and what to do");
    problem
        .putObject("content")
        .putObject("application/problem+json")
        .putObject("schema")
        .put("$ref", AT + "Problem");
    for (JsonNode responses : openApi.path("paths").findValues("responses")) {
      ((ObjectNode) responses).set("default", problem);
    }
  }

  private static ObjectNode operation(ObjectNode openApi, String called) {
    String[] parts = called.toLowerCase(Locale.ROOT).split(" ", 2);
    JsonNode operation = openApi.path("paths").path(parts[1]).path(parts[0]);
    assertThat(operation.isObject()).as(called).isTrue();
    return (ObjectNode) operation;
  }

  /** A record of a room's API is called by both, a view by what it shows: Job.View is Job. */
  private static String name(String full) {
    List<String> parts = new ArrayList<>();
    for (String part : full.split("\\.", -1)) {
      if (Character.isUpperCase(part.charAt(0))) parts.add(part.replaceFirst("(?<=.)View$", ""));
    }
    String simple = parts.getLast().equals("View") ? "" : parts.getLast();
    if (parts.size() == 1) return simple;
    String outer = parts.get(parts.size() - 2).replaceFirst("Api$", "");
    boolean said = simple.startsWith(outer) || simple.endsWith(outer);
    return said ? simple : outer + simple;
  }

  /** All schemas that these lead to. */
  private static void reach(List<JsonNode> from, ObjectNode schemas, Set<String> found) {
    for (JsonNode each : from) {
      for (String reference : each.findValuesAsString("$ref")) {
        String name = reference.substring(AT.length());
        if (found.add(name)) reach(List.of(schemas.path(name)), schemas, found);
      }
    }
  }

  /** In an answer a part is always there, in a question what may be null may be left out. */
  private static void mark(ObjectNode schema, Class<?> type, boolean answered) {
    ArrayNode required = NODES.arrayNode();
    for (RecordComponent part : type.getRecordComponents()) {
      JsonProperty called = part.getAccessor().getAnnotation(JsonProperty.class);
      String name = called == null ? part.getName() : called.value();
      if (!(schema.at("/properties/" + name) instanceof ObjectNode property)) continue;
      boolean nullable = part.getAnnotatedType().isAnnotationPresent(Nullable.class);
      if (answered || !nullable) required.add(name);
      if (nullable) orNull(property);
    }
    schema.remove("required");
    if (!required.isEmpty()) schema.set("required", required);
  }

  private static void orNull(ObjectNode property) {
    JsonNode type = property.path("type");
    if (type.isString()) {
      property.set("type", NODES.arrayNode().add(type.asString()).add("null"));
    } else if (property.has("$ref")) {
      ObjectNode reference = NODES.objectNode().put("$ref", property.path("$ref").asString());
      property.removeAll();
      ObjectNode none = NODES.objectNode().put("type", "null");
      property.set("anyOf", NODES.arrayNode().add(reference).add(none));
    }
  }

  private static void point(JsonNode node, Map<String, String> names) {
    if (node instanceof ObjectNode object && object.path("$ref").isString()) {
      String to = names.get(object.path("$ref").asString());
      if (to == null) return;
      object.removeAll();
      if (to.endsWith("/ObjectNode")) {
        object.put("type", "object").put("additionalProperties", true);
      } else if (!to.endsWith("/JsonNode")) {
        object.put("$ref", to);
      }
      return;
    }
    for (JsonNode part : node) point(part, names);
  }

  private static Map<String, Class<?>> records() throws ClassNotFoundException {
    ClassPathScanningCandidateComponentProvider scanner =
        new ClassPathScanningCandidateComponentProvider(false) {
          @Override
          protected boolean isCandidateComponent(AnnotatedBeanDefinition definition) {
            return true;
          }
        };
    scanner.addIncludeFilter(new AssignableTypeFilter(Record.class));
    Map<String, Class<?>> records = new HashMap<>();
    for (BeanDefinition found : scanner.findCandidateComponents("io.fullfunnel")) {
      Class<?> type = Class.forName(found.getBeanClassName());
      records.put(type.getCanonicalName(), type);
    }
    return records;
  }
}
