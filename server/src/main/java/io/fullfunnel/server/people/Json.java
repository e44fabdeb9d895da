package io.fullfunnel.server.people;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON texts of events as they are answered: numbers keep all their digits. */
final class Json {
  private static final JsonMapper EXACT =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  /** Properties that name a person. */
  private static final Set<String> NAMING = Set.of("email", "phone");

  private Json() {}

  static JsonNode of(String json) {
    return EXACT.readTree(json);
  }

  /** An event's properties; none where the text is no JSON object. */
  static ObjectNode properties(@Nullable String json, boolean personal) {
    ObjectNode none = JsonNodeFactory.instance.objectNode();
    if (json == null) {
      return none;
    }
    try {
      if (!(EXACT.readTree(json) instanceof ObjectNode properties)) {
        return none;
      }
      return personal ? properties : properties.remove(NAMING);
    } catch (JacksonException unreadable) {
      return none;
    }
  }
}
