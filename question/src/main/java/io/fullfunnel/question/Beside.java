package io.fullfunnel.question;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Sets the figures of the period before, and the change since, beside figures of now. */
final class Beside {
  private Beside() {}

  /** Adds {@code before} and {@code change} to an object of figures; nulls if there is none. */
  static ObjectNode put(ObjectNode now, @Nullable ObjectNode before) {
    JsonNode change = before == null ? null : change(now, before);
    now.set("before", before);
    now.set("change", change);
    return now;
  }

  /** Number by number: now less before; null where either has none. */
  static ObjectNode change(ObjectNode now, ObjectNode before) {
    ObjectNode change = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> field : now.properties()) {
      JsonNode one = field.getValue();
      JsonNode other = before.path(field.getKey());
      if (one.isObject() && other.isObject()) {
        change.set(field.getKey(), change((ObjectNode) one, (ObjectNode) other));
      } else if (one.isArray() && other.isArray()) {
        change.set(field.getKey(), change((ArrayNode) one, (ArrayNode) other));
      } else if (one.isNumber() && other.isNumber()) {
        change.set(field.getKey(), difference(one, other));
      } else if (!one.isString()) {
        change.putNull(field.getKey());
      }
    }
    return change;
  }

  /** The same of two lists, place by place. */
  private static ArrayNode change(ArrayNode now, ArrayNode before) {
    ArrayNode change = JsonNodeFactory.instance.arrayNode();
    for (int i = 0; i < now.size(); i++) {
      JsonNode one = now.get(i);
      JsonNode other = before.path(i);
      change.add(
          one.isNumber() && other.isNumber()
              ? difference(one, other)
              : JsonNodeFactory.instance.nullNode());
    }
    return change;
  }

  private static JsonNode difference(JsonNode now, JsonNode before) {
    var nodes = JsonNodeFactory.instance;
    if (now.isIntegralNumber() && before.isIntegralNumber()) {
      return nodes.numberNode(now.longValue() - before.longValue());
    }
    if (now.isBigDecimal() && before.isBigDecimal()) {
      return nodes.numberNode(now.decimalValue().subtract(before.decimalValue()));
    }
    return nodes.numberNode(now.doubleValue() - before.doubleValue());
  }
}
