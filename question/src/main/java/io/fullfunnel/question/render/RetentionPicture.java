package io.fullfunnel.question.render;

import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Retention as a grid in a terminal: a line a cohort, then all of them, then the groups. */
final class RetentionPicture {
  private static final int CELL = 8;
  private static final int PEOPLE = 10;
  private static final int MOST_COHORTS = 60;
  private static final int WIDEST_KEY = 28;

  private final JsonNode whole;
  private final JsonNode answer;
  private final int width;
  private final Ink ink;
  private final int first;
  private final int intervals;
  private final StringBuilder out = new StringBuilder();

  RetentionPicture(JsonNode whole, int width, boolean colour) {
    this.whole = whole;
    this.answer = whole.path("answer");
    this.width = Math.max(60, width);
    this.ink = new Ink(colour);
    int widest = 10;
    for (JsonNode cohort : answer.path("cohorts")) {
      widest = Math.max(widest, start(cohort).length());
    }
    for (JsonNode group : answer.path("groups")) {
      widest = Math.max(widest, Math.min(WIDEST_KEY, TextWidth.of(key(group))));
    }
    this.first = widest;
    int all = answer.path("total").path("returned").size();
    this.intervals = Math.min(all, (this.width - first - PEOPLE) / CELL);
  }

  private static String start(JsonNode cohort) {
    return Ending.minute(FunnelPicture.text(cohort, "start"));
  }

  private static String key(JsonNode group) {
    return String.join(" · ", FunnelPicture.key(group));
  }

  String draw() {
    String every = FunnelPicture.text(whole.path("question"), "every");
    out.append(ink.quiet(head(every))).append('\n');
    JsonNode cohorts = answer.path("cohorts");
    int from = Math.max(0, cohorts.size() - MOST_COHORTS);
    if (from > 0) {
      out.append("… ").append(Figures.count(from)).append(" earlier, in csv and json\n");
    }
    for (int c = from; c < cohorts.size(); c++) {
      line(start(cohorts.get(c)), cohorts.get(c));
    }
    out.append(ink.strong(text("All", answer.path("total")))).append('\n');
    if (answer.path("groups").size() > 0) {
      out.append('\n');
      answer.path("groups").forEach(group -> line(key(group), group.path("total")));
    }
    int more = answer.path("total").path("returned").size() - intervals;
    if (more > 0) {
      out.append(ink.quiet("… " + more + " more intervals, in csv and json")).append('\n');
    }
    if (answer.has("list")) {
      FiguresPicture.list(out, answer.path("list"));
    }
    out.append(new Ending(whole, width, ink).text("began"));
    return out.toString();
  }

  private String head(String every) {
    var head = new StringBuilder(TextWidth.left(every, first));
    head.append(TextWidth.right("people", PEOPLE));
    for (int interval = 0; interval < intervals; interval++) {
      head.append(TextWidth.right(Integer.toString(interval), CELL));
    }
    return head.toString();
  }

  private void line(String name, JsonNode cohort) {
    out.append(text(name, cohort)).append('\n');
  }

  private String text(String name, JsonNode cohort) {
    var line = new StringBuilder(TextWidth.left(name, first));
    line.append(TextWidth.right(Figures.count(cohort.path("people").asLong()), PEOPLE));
    for (int interval = 0; interval < intervals; interval++) {
      line.append(TextWidth.right(cell(cohort, interval), CELL));
    }
    return line.toString().stripTrailing();
  }

  /** A rate; the number of people in brackets where there are too few, a dot if not over. */
  private static String cell(JsonNode cohort, int interval) {
    JsonNode rate = cohort.path("rates").path(interval);
    long of = cohort.path("of").path(interval).asLong(cohort.path("people").asLong());
    if (rate.isNumber()) {
      return of < Figures.FEWEST
          ? "(" + cohort.path("returned").path(interval).asLong() + ")"
          : String.format(Locale.ROOT, "%.1f %%", rate.doubleValue() * 100);
    }
    return rate.isMissingNode() || of == 0 ? "" : "·";
  }
}
