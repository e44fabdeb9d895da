package io.fullfunnel.collect.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fullfunnel.collect.dialect.DialectException;
import io.fullfunnel.collect.dialect.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How deliveries become messages: a list of rules, each of which makes messages where it holds. A
 * closed grammar of pointers and constants; nothing in it is computed.
 *
 * @param id what tells a delivery from others; null if its bytes do
 */
public record Mapping(@Nullable Pick id, List<MappingRule> rules) {
  private static final int LARGEST = 64 * 1024;
  private static final int MOST_RULES = 100;

  /** Bytes of all messages of a delivery. */
  private static final int MADE = 2 << 20;

  private static final int MESSAGES = 2_500;

  public Mapping {
    rules = List.copyOf(rules);
  }

  /**
   * Reads a mapping.
   *
   * @throws MappingException with the place of what is wrong
   */
  public static Mapping read(String text) throws MappingException {
    byte[] bytes = text.getBytes(UTF_8);
    if (bytes.length > LARGEST) {
      throw new MappingException("", "A mapping has at most 64 KB.");
    }
    JsonNode json;
    try {
      json = Json.read(bytes);
    } catch (DialectException e) {
      throw new MappingException("", e.sentence().replace("The body is no", "This is no"));
    }
    only(json, "", Set.of("id", "rules"));
    JsonNode rules = json.path("rules");
    if (!rules.isArray() || rules.isEmpty() || rules.size() > MOST_RULES) {
      throw new MappingException("/rules", "A mapping has a list of 1 to 100 rules.");
    }
    List<MappingRule> read = new ArrayList<>();
    for (int i = 0; i < rules.size(); i++) {
      read.add(MappingRule.read(rules.get(i), "/rules/" + i));
    }
    return new Mapping(json.has("id") ? Pick.read(json.path("id"), "/id") : null, read);
  }

  /** Says what is no member of an object. */
  static void only(JsonNode json, String place, Set<String> names) throws MappingException {
    if (!json.isObject()) {
      throw new MappingException(place, "This is no JSON object.");
    }
    for (Map.Entry<String, JsonNode> member : json.properties()) {
      if (!names.contains(member.getKey())) {
        throw new MappingException(
            place + "/" + member.getKey(),
            "There is no \"%s\" here, but: %s."
                .formatted(member.getKey(), String.join(", ", names.stream().sorted().toList())));
      }
    }
  }

  /**
   * The messages of a delivery; none where no rule is for it.
   *
   * @param delivery what it is called where the mapping names no id
   * @throws DialectException if the body is no JSON, or would make too much
   */
  public byte[] messages(byte[] body, Ids ids, String delivery) throws DialectException {
    JsonNode read = Json.read(body);
    JsonNode own = id == null ? null : id.of(read, read);
    String called = own == null ? delivery : own.isString() ? own.stringValue() : own.toString();
    ObjectNode made = Json.object();
    ArrayNode batch = made.putArray("batch");
    long bytes = 0;
    for (int rule = 0; rule < rules.size(); rule++) {
      int number = 0;
      for (JsonNode item : rules.get(rule).items(read)) {
        ObjectNode message = rules.get(rule).message(read, item);
        if (!message.path("messageId").isString()) {
          message.put("messageId", ids.id(called, rule, number));
        }
        number++;
        bytes += Json.bytes(message).length;
        if (bytes > MADE || batch.size() == MESSAGES) {
          throw DialectException.tooMuch(
              "",
              "The mapping makes more than 2 MB or 2,500 messages of this delivery; nothing was"
                  + " taken.");
        }
        batch.add(message);
      }
    }
    return Json.bytes(made);
  }

  /** What messages are called. */
  public interface Ids {
    /** The id of a message, the same again for the same delivery. */
    String id(String delivery, int rule, int item);
  }
}
