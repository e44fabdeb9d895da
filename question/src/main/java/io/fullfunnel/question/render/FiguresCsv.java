package io.fullfunnel.question.render;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Figures as rows: a row a group and bucket, or the people and events where some are listed. */
final class FiguresCsv {
  private final JsonNode answer;
  private final List<String> keys;
  private final StringBuilder out = new StringBuilder();

  FiguresCsv(JsonNode whole) {
    this.answer = whole.path("answer");
    this.keys = Csv.keys(whole);
  }

  String write() {
    if (answer.has("list")) {
      Csv.list(out, answer.path("list"), Csv.LISTED);
      return out.toString();
    }
    return rows();
  }

  private String rows() {
    boolean buckets = answer.path("rows").path(0).path("start").isString();
    List<String> names = new ArrayList<>(answer.path("total").path("values").propertyNames());
    List<String> parts =
        answer.path("total").has("before")
            ? List.of("values", "before", "change")
            : List.of("values");
    List<String> head = new ArrayList<>(keys);
    if (buckets) {
      head.add("start");
    }
    for (String part : parts) {
      names.forEach(name -> head.add(part.equals("values") ? name : part + ":" + name));
    }
    Csv.row(out, head);
    for (JsonNode row : answer.path("rows")) {
      List<String> cells = Csv.key(row);
      if (buckets) {
        cells.add(Csv.text(row.path("start")));
      }
      for (String part : parts) {
        names.forEach(name -> cells.add(Csv.text(row.path(part).path(name))));
      }
      Csv.row(out, cells);
    }
    return out.toString();
  }
}
