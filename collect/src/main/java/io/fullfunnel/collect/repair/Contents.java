package io.fullfunnel.collect.repair;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Contents of failed events as trees in which every number stands as it came. */
final class Contents {
  static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(1_100)
                          .maxNumberLength(1 << 17)
                          .build())
                  .build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private Contents() {}

  /** The object that stands there; null if it is none. */
  static @Nullable ObjectNode read(byte[] content) {
    try {
      return JSON.readTree(content) instanceof ObjectNode object ? object : null;
    } catch (JacksonException e) {
      return null;
    }
  }

  static byte[] write(ObjectNode event) {
    return JSON.writeValueAsBytes(event);
  }

  /** What an event is called; the empty text if it says nothing. */
  static String name(ObjectNode event) {
    JsonNode name = event.path("event");
    return name.isString() ? name.stringValue() : "";
  }
}
