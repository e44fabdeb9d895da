package io.fullfunnel.collect.dialect;

import static java.nio.charset.StandardCharsets.UTF_8;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** JSON as trees, in which {@code 1.50} stays {@code 1.50}. */
public final class Json {
  private static final int DEPTH = 200;
  private static final String MARK = "\uFEFF";
  private static final int NUMBER = 1_000;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEPTH)
                          .maxNumberLength(NUMBER)
                          .build())
                  .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                  .build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private Json() {}

  /**
   * Reads a body.
   *
   * @throws DialectException if it is no JSON
   */
  public static JsonNode read(byte[] body) throws DialectException {
    JsonNode read;
    try {
      String text = new String(body, UTF_8); // bytes might pass for UTF-16
      read = MAPPER.readTree(text.startsWith(MARK) ? text.substring(1) : text);
    } catch (JacksonException e) {
      String said = String.valueOf(e.getOriginalMessage());
      int end = said.indexOf('\n');
      int settings = said.indexOf(" (from ");
      int cut = end < 0 ? said.length() : end;
      throw DialectException.wrong(
          "bad_json",
          "",
          "The body is no JSON: %s (line %d, column %d)."
              .formatted(
                  said.substring(0, settings < 0 ? cut : Math.min(cut, settings)),
                  e.getLocation() == null ? 0 : e.getLocation().getLineNr(),
                  e.getLocation() == null ? 0 : e.getLocation().getColumnNr()));
    }
    if (read.isMissingNode()) {
      throw DialectException.wrong("bad_json", "", "The body is empty.");
    }
    return read;
  }

  public static byte[] bytes(JsonNode tree) {
    return MAPPER.writeValueAsBytes(tree);
  }

  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }
}
