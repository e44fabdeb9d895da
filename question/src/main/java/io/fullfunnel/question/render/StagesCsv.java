package io.fullfunnel.question.render;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Stages as rows: a row a stage and group, or the people where some are listed. */
final class StagesCsv {
  private static final List<String> LISTED =
      List.of("person", "userId", "time", "event", "from", "to", "seconds", "track");
  private static final List<String> FIELDS =
      List.of("stage", "band", "now", "stuck", "entered", "reentered", "left", "highWater");

  private final JsonNode answer;
  private final List<String> keys;
  private final StringBuilder out = new StringBuilder();

  StagesCsv(JsonNode whole) {
    this.answer = whole.path("answer");
    this.keys = Csv.keys(whole);
  }

  String write() {
    if (answer.has("list")) {
      Csv.list(out, answer.path("list"), LISTED);
      return out.toString();
    }
    List<String> head = new ArrayList<>(keys);
    head.addAll(FIELDS);
    head.addAll(List.of("dwellMedian", "dwellP90"));
    Csv.row(out, head);
    if (!answer.has("groups")) {
      rows(List.of(), answer);
    }
    for (JsonNode group : answer.path("groups")) {
      rows(Csv.key(group), group);
    }
    return out.toString();
  }

  private void rows(List<String> key, JsonNode of) {
    for (JsonNode stage : of.path("stages")) {
      List<String> cells = new ArrayList<>(key);
      FIELDS.forEach(field -> cells.add(Csv.text(stage.path(field))));
      cells.add(Csv.text(stage.at("/dwell/median")));
      cells.add(Csv.text(stage.at("/dwell/p90")));
      Csv.row(out, cells);
    }
  }
}
