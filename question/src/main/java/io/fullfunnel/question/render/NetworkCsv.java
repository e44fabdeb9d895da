package io.fullfunnel.question.render;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A network as rows: a row a node, or the people and events where some are listed. */
final class NetworkCsv {
  private static final List<String> FIGURES =
      List.of(
          "people",
          "arrivals",
          "converted",
          "onward",
          "closing",
          "lost",
          "open",
          "continuation",
          "blackHole",
          "removalEffect");

  private final JsonNode answer;
  private final List<String> keys;
  private final List<String> besides;
  private final StringBuilder out = new StringBuilder();

  NetworkCsv(JsonNode whole) {
    this.answer = whole.path("answer");
    this.keys = Csv.keys(whole);
    this.besides = answer.has("before") ? List.of("before", "change") : List.of();
  }

  String write() {
    if (answer.has("list")) {
      Csv.list(out, answer.path("list"), Csv.LISTED);
      return out.toString();
    }
    List<String> head = new ArrayList<>(keys);
    head.add("node");
    head.addAll(FIGURES);
    besides.forEach(beside -> FIGURES.forEach(figure -> head.add(beside + ":" + figure)));
    Csv.row(out, head);
    if (keys.isEmpty()) {
      nodes(answer, List.of());
    }
    for (JsonNode group : answer.path("groups")) {
      nodes(group, Csv.key(group));
    }
    return out.toString();
  }

  private void nodes(JsonNode network, List<String> key) {
    for (JsonNode node : network.path("nodes")) {
      List<String> cells = new ArrayList<>(key);
      cells.add(Csv.text(node.path("key")));
      FIGURES.forEach(figure -> cells.add(Csv.text(node.path(figure))));
      besides.forEach(
          beside -> FIGURES.forEach(figure -> cells.add(Csv.text(node.path(beside).path(figure)))));
      Csv.row(out, cells);
    }
  }
}
