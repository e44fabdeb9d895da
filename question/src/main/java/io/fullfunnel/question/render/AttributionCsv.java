package io.fullfunnel.question.render;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Attribution as rows: a row a touch with the models side by side; or the conversions listed. */
final class AttributionCsv {
  private static final List<String> FIGURES = List.of("conversions", "value");
  private static final List<String> LISTED = List.of("person", "userId", "time", "event", "credit");
  private static final String EFFECT = "removalEffect";

  private final JsonNode answer;
  private final List<String> keys;
  private final StringBuilder out = new StringBuilder();

  AttributionCsv(JsonNode whole) {
    this.answer = whole.path("answer");
    this.keys = Csv.keys(whole);
  }

  String write() {
    if (answer.has("list")) {
      Csv.list(out, answer.path("list"), LISTED);
      return out.toString();
    }
    List<String> head = new ArrayList<>(keys);
    head.add("touch");
    for (JsonNode model : answer.path("models")) {
      figures(model).forEach(figure -> head.add(figure.name() + ":" + name(model)));
    }
    Csv.row(out, head);
    if (keys.isEmpty()) {
      rows(answer, List.of());
    }
    for (JsonNode group : answer.path("groups")) {
      rows(group, Csv.key(group));
    }
    return out.toString();
  }

  /** A figure of a credit, and where it stands. */
  private record Figure(String name, String pointer) {}

  private List<Figure> figures(JsonNode model) {
    List<Figure> figures = new ArrayList<>();
    FIGURES.forEach(name -> figures.add(new Figure(name, "/" + name)));
    if (model.has("conversionProbability")) {
      figures.add(new Figure(EFFECT, "/" + EFFECT));
    }
    if (answer.has("before")) {
      for (String beside : List.of("before", "change")) {
        FIGURES.forEach(
            name -> figures.add(new Figure(beside + ":" + name, "/" + beside + "/" + name)));
      }
    }
    return figures;
  }

  /** The name of a model, by which it stands in a head. */
  static String name(JsonNode model) {
    JsonNode name = model.path("model");
    return name.isString() ? name.stringValue() : "custom";
  }

  /** The credits of each touch, model by model; touches in the order of the first model. */
  static Map<String, List<JsonNode>> byTouch(JsonNode of) {
    Map<String, List<JsonNode>> touches = new LinkedHashMap<>();
    int model = 0;
    for (JsonNode one : of.path("models")) {
      for (JsonNode credit : one.path("credits")) {
        List<JsonNode> credits =
            touches.computeIfAbsent(credit.path("touch").asString(), t -> new ArrayList<>());
        while (credits.size() < model) {
          credits.add(one.path("none"));
        }
        credits.add(credit);
      }
      model++;
    }
    return touches;
  }

  private void rows(JsonNode of, List<String> key) {
    byTouch(of)
        .forEach((touch, credits) -> {
          List<String> cells = new ArrayList<>(key);
          cells.add(touch);
          int place = 0;
          for (JsonNode model : of.path("models")) {
            JsonNode credit = place < credits.size() ? credits.get(place) : model.path("none");
            place++;
            figures(model).forEach(figure -> cells.add(Csv.text(credit.at(figure.pointer()))));
          }
          Csv.row(out, cells);
        });
  }
}
