package io.fullfunnel.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.server.platform.Version;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The checked-in openapi.json says what the controllers do; {@code -Dopenapi=fix} writes it anew.
 */
class OpenApiTest {
  private static final Path FILE =
      Path.of(System.getProperty("fullfunnel.root", ".."), "server", "openapi.json");
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .build();

  private final StartedServer server = StartedServer.shared();

  @Test
  void saysWhatTheControllersDo() throws Exception {
    ObjectNode made = (ObjectNode) server.http().get("/v3/api-docs").json();
    made.remove("servers");
    made.set(
        "info", JSON.createObjectNode().put("title", "Fullfunnel").put("version", Version.NUMBER));
    removeForeignPaths((ObjectNode) made.path("paths"));
    requireWhatIsNeverNull((ObjectNode) made.at("/components/schemas"));
    String text = JSON.writeValueAsString(JSON.treeToValue(made, Map.class)) + "\n";
    if ("fix".equals(System.getProperty("openapi"))) Files.writeString(FILE, text);
    assertThat(Files.exists(FILE) ? Files.readString(FILE) : "")
        .as("server/openapi.json; write it anew with -Dopenapi=fix")
        .isEqualTo(text);
  }

  /** The web app's pages and the error page are no part of the API. */
  private static void removeForeignPaths(ObjectNode paths) {
    paths.remove(List.of("/{path}", "/{*path}", "/error"));
  }

  /** A record's part is in every answer; it is null only where the record says so. */
  private static void requireWhatIsNeverNull(ObjectNode schemas) throws ClassNotFoundException {
    Map<String, Class<?>> records = records();
    for (Map.Entry<String, JsonNode> schema : schemas.properties()) {
      Class<?> type = records.get(schema.getKey());
      if (type == null) continue;
      ArrayNode required = JSON.createArrayNode();
      for (RecordComponent part : type.getRecordComponents()) {
        if (!part.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
          required.add(part.getName());
        } else if (schema.getValue().at("/properties/" + part.getName())
            instanceof ObjectNode property) {
          orNull(property);
        }
      }
      if (!required.isEmpty()) ((ObjectNode) schema.getValue()).set("required", required);
    }
  }

  private static void orNull(ObjectNode property) {
    JsonNode type = property.path("type");
    if (type.isString()) {
      property.set("type", JSON.createArrayNode().add(type.asString()).add("null"));
    } else if (property.has("$ref")) {
      ObjectNode reference = JSON.createObjectNode().put("$ref", property.path("$ref").asString());
      property.removeAll();
      property.set(
          "anyOf",
          JSON.createArrayNode().add(reference).add(JSON.createObjectNode().put("type", "null")));
    }
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
      records.put(type.getSimpleName(), type);
    }
    return records;
  }

  @Test
  void isServedAsItIsCheckedIn() throws IOException {
    assertThat(server.anonymous().get("/api/v1/openapi.json").body())
        .isEqualTo(Files.readString(FILE));
  }
}
