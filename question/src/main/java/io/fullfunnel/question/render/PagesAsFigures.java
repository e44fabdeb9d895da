package io.fullfunnel.question.render;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Pages in the shape of figures: both are tables, and are drawn by the same hand. */
final class PagesAsFigures {
  private static final List<String> BESIDE = List.of("before", "change");
  private static final List<String> NO_FIGURES = List.of("key", "adds", "before", "change");

  private PagesAsFigures() {}

  static JsonNode of(JsonNode whole) {
    ObjectNode figures = ((ObjectNode) whole).deepCopy();
    ObjectNode answer = figures.putObject("answer");
    ArrayNode rows = answer.putArray("rows");
    for (JsonNode page : whole.path("answer").path("rows")) {
      ObjectNode row = rows.addObject();
      row.set("key", page.path("key"));
      row.putNull("start");
      row.setAll(values(page));
    }
    JsonNode all = whole.path("answer").path("total");
    ObjectNode total = values(all);
    total.set("adds", all.path("adds"));
    answer.set("total", total);
    if (whole.path("answer").has("list")) {
      answer.set("list", whole.path("answer").path("list"));
    }
    return figures;
  }

  private static ObjectNode values(JsonNode page) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ObjectNode values = json.putObject("values");
    for (Map.Entry<String, JsonNode> figure : page.properties()) {
      if (!NO_FIGURES.contains(figure.getKey())) {
        values.set(figure.getKey(), figure.getValue());
      }
    }
    for (String beside : BESIDE) {
      if (page.has(beside)) {
        json.set(beside, page.path(beside));
      }
    }
    return json;
  }
}
