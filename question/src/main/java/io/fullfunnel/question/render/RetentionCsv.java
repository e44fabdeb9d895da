package io.fullfunnel.question.render;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Retention as rows: a row a cohort with counts and rates by interval; or the people listed. */
final class RetentionCsv {
  private final JsonNode answer;
  private final List<String> keys;
  private final int intervals;
  private final StringBuilder out = new StringBuilder();

  RetentionCsv(JsonNode whole) {
    this.answer = whole.path("answer");
    this.keys = Csv.keys(whole);
    this.intervals = answer.path("total").path("returned").size();
  }

  String write() {
    if (answer.has("list")) {
      Csv.list(out, answer.path("list"), Csv.LISTED);
      return out.toString();
    }
    List<String> head = new ArrayList<>(keys);
    head.addAll(List.of("start", "people"));
    for (String of : List.of("returned", "rate")) {
      for (int interval = 0; interval < intervals; interval++) {
        head.add(of + interval);
      }
    }
    Csv.row(out, head);
    if (keys.isEmpty()) {
      cohorts(answer, List.of());
    }
    for (JsonNode group : answer.path("groups")) {
      cohorts(group, Csv.key(group));
    }
    return out.toString();
  }

  /** The cohorts, then all of them, which has no start. */
  private void cohorts(JsonNode of, List<String> key) {
    of.path("cohorts").forEach(cohort -> row(cohort, key));
    row(of.path("total"), key);
  }

  private void row(JsonNode cohort, List<String> key) {
    List<String> cells = new ArrayList<>(key);
    cells.add(Csv.text(cohort.path("start")));
    cells.add(Csv.text(cohort.path("people")));
    for (String of : List.of("returned", "rates")) {
      for (int interval = 0; interval < intervals; interval++) {
        cells.add(Csv.text(cohort.path(of).path(interval)));
      }
    }
    Csv.row(out, cells);
  }
}
