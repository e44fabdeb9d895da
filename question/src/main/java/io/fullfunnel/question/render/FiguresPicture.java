package io.fullfunnel.question.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Figures as a table in a terminal: a line a group and bucket, the total, notes, and the basis. */
final class FiguresPicture {
  private static final int WIDEST_KEY = 28;
  private static final int GAP = 2;

  /** Figures that are shares of all, and figures that are seconds. */
  private static final List<String> SHARES =
      List.of("bounceRate", "exitRate", "conversionRate", "abandonment");

  private final JsonNode whole;
  private final JsonNode answer;
  private final int width;
  private final Ink ink;
  private final List<String> names = new ArrayList<>();
  private final List<List<String>> keys = new ArrayList<>();
  private final List<JsonNode> rows = new ArrayList<>();
  private final List<String> heads = new ArrayList<>();
  private final boolean compares;
  private final StringBuilder out = new StringBuilder();

  FiguresPicture(JsonNode whole, int width, boolean colour) {
    this.whole = whole;
    this.answer = whole.path("answer");
    this.width = Math.max(60, width);
    this.ink = new Ink(colour);
    this.compares = answer.path("total").has("before");
    answer.path("total").path("values").propertyNames().forEach(names::add);
    Csv.keys(whole).forEach(heads::add);
    boolean buckets = answer.path("rows").path(0).path("start").isString();
    if (buckets) {
      heads.add("start");
    }
    for (JsonNode row : answer.path("rows")) {
      add(row, buckets);
    }
    if (rows.size() != 1 || !heads.isEmpty()) {
      List<String> key = new ArrayList<>();
      heads.forEach(head -> key.add(key.isEmpty() ? "All" : ""));
      keys.add(key);
      rows.add(answer.path("total"));
    }
  }

  private void add(JsonNode row, boolean buckets) {
    List<String> key = FunnelPicture.key(row);
    if (buckets) {
      key.add(Ending.minute(FunnelPicture.text(row, "start")));
    }
    keys.add(key);
    rows.add(row);
  }

  String draw() {
    for (int from = 0; from < names.size(); ) {
      from = table(from);
    }
    legend();
    if (answer.has("list")) {
      list(out, answer.path("list"));
    }
    out.append(new Ending(whole, width, ink).text("from"));
    return out.toString();
  }

  /** As many figures as fit beside the keys; gives the first that did not. */
  private int table(int from) {
    List<List<String>> columns = new ArrayList<>();
    List<Integer> widths = new ArrayList<>();
    int used = 0;
    for (int h = 0; h < heads.size(); h++) {
      List<String> column = new ArrayList<>(List.of(heads.get(h)));
      for (List<String> key : keys) {
        column.add(key.get(h));
      }
      columns.add(column);
      widths.add(Math.min(WIDEST_KEY, widest(column)));
      used += widths.getLast() + GAP;
    }
    int next = from;
    while (next < names.size()) {
      List<String> column = figures(names.get(next));
      int wide = widest(column);
      if (next > from && used + wide > width) {
        break;
      }
      columns.add(column);
      widths.add(wide);
      used += wide + GAP;
      next++;
    }
    out.append(from == 0 ? "" : "\n");
    for (int row = 0; row <= rows.size(); row++) {
      line(columns, widths, row);
    }
    return next;
  }

  private void line(List<List<String>> columns, List<Integer> widths, int row) {
    var line = new StringBuilder();
    for (int c = 0; c < columns.size(); c++) {
      String cell = columns.get(c).get(row);
      line.append(c == 0 ? "" : " ".repeat(GAP));
      line.append(
          c < heads.size()
              ? TextWidth.left(TextWidth.cut(cell, widths.get(c)), widths.get(c))
              : TextWidth.right(cell, widths.get(c)));
    }
    String text = line.toString().stripTrailing();
    boolean total = row == rows.size() && !heads.isEmpty();
    out.append(row == 0 ? ink.quiet(text) : total ? ink.strong(text) : text).append('\n');
  }

  private static int widest(List<String> column) {
    return column.stream().mapToInt(TextWidth::of).max().orElse(0);
  }

  private List<String> figures(String name) {
    boolean adds = answer.path("total").path("adds").path(name).asBoolean(true);
    List<String> column = new ArrayList<>();
    column.add(TextWidth.clean(name) + (adds || heads.isEmpty() ? "" : "*"));
    for (JsonNode row : rows) {
      JsonNode value = row.path("values").path(name);
      String text = figure(name, value);
      column.add(compares ? text + change(value, row.path("before").path(name)) : text);
    }
    return column;
  }

  private static String figure(String name, JsonNode value) {
    if (name.endsWith("Seconds")) {
      return Figures.time(value);
    }
    if (SHARES.contains(name)) {
      return Figures.percent(value);
    }
    if (value.isDouble()) {
      return String.format(Locale.ROOT, "%,.4f", value.doubleValue());
    }
    return Figures.amount(value);
  }

  private static String change(JsonNode now, JsonNode before) {
    if (!now.isNumber() || !before.isNumber() || before.doubleValue() == 0) {
      return "         ";
    }
    double change = now.doubleValue() / before.doubleValue() - 1;
    return String.format(Locale.ROOT, " %+7.1f %%", change * 100);
  }

  private void legend() {
    List<String> apart = new ArrayList<>();
    for (String name : names) {
      if (!answer.path("total").path("adds").path(name).asBoolean(true)) {
        apart.add(TextWidth.clean(name));
      }
    }
    if (!apart.isEmpty() && !heads.isEmpty()) {
      String text =
          "* Rows do not add up to the total, which is counted by itself: "
              + String.join(", ", apart)
              + ".";
      for (String line : TextWidth.wrap(text, width, "  ")) {
        out.append(ink.quiet(line)).append('\n');
      }
    }
  }

  /** The people and events behind a number, a line each. */
  static void list(StringBuilder out, JsonNode list) {
    out.append('\n');
    for (JsonNode listed : list) {
      String user = FunnelPicture.text(listed, "userId");
      out.append("  ")
          .append(FunnelPicture.text(listed, "time"))
          .append("  ")
          .append(FunnelPicture.text(listed, "event"))
          .append("  ")
          .append(user.isEmpty() ? FunnelPicture.text(listed, "person") : user)
          .append('\n');
    }
  }
}
