package io.fullfunnel.bench.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON as Jackson's own trees have it, from characters: another way than the collector's. */
final class Json {
  private static final int DEPTH = 1_000;

  static final ObjectMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEPTH)
                          .maxNumberLength(1 << 20)
                          .maxNameLength(1 << 20)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
          .build();

  private Json() {}

  /** UTF-8 without a byte order mark. */
  static String text(byte[] bytes) {
    String text = new String(bytes, UTF_8);
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  /** How deep the text nests, counting also what a tree leaves out. */
  static int depth(byte[] bytes) {
    int deepest = 0;
    int now = 0;
    try (JsonParser json = MAPPER.createParser(text(bytes))) {
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        now += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        deepest = Math.max(deepest, now);
      }
    }
    return deepest;
  }

  /** Whether Jackson's readers of bytes and of characters differ: over half a pair in a name. */
  static boolean isUnsure(byte[] bytes) {
    try {
      MAPPER.readTree(text(bytes));
      return false;
    } catch (JacksonException e) {
      return e.getOriginalMessage().contains("surrogate pair in property name");
    }
  }

  /** The tree; null if the bytes are no JSON. */
  static @Nullable JsonNode parse(byte[] bytes) {
    try {
      JsonNode tree = MAPPER.readTree(text(bytes));
      return tree.isMissingNode() ? null : tree;
    } catch (JacksonException e) {
      return null;
    }
  }

  /** The same with U+FFFD for halves of surrogate pairs. */
  static JsonNode repaired(JsonNode tree) {
    if (tree.isString()) {
      return MAPPER.getNodeFactory().stringNode(repaired(tree.asString()));
    }
    if (tree instanceof ArrayNode array) {
      ArrayNode copy = MAPPER.createArrayNode();
      for (JsonNode element : array) {
        copy.add(repaired(element));
      }
      return copy;
    }
    if (tree instanceof ObjectNode object) {
      ObjectNode copy = MAPPER.createObjectNode();
      for (Map.Entry<String, JsonNode> member : object.properties()) {
        copy.set(repaired(member.getKey()), repaired(member.getValue()));
      }
      return copy;
    }
    return tree;
  }

  private static String repaired(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .map(point -> point >= 0xD800 && point < 0xE000 ? 0xFFFD : point)
        .forEach(out::appendCodePoint);
    return out.toString();
  }

  static int depth(JsonNode tree) {
    int deepest = 0;
    for (JsonNode inner : tree) {
      deepest = Math.max(deepest, depth(inner));
    }
    return tree.isContainer() ? deepest + 1 : 0;
  }

  /** The text of a scalar; null where there is none. */
  static @Nullable String text(JsonNode object, String name) {
    JsonNode value = object.path(name);
    boolean none = value.isContainer() || value.isNull() || value.isMissingNode();
    return none || value.asString().isEmpty() ? null : value.asString();
  }
}
