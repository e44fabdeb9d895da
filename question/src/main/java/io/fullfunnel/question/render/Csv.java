package io.fullfunnel.question.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** An answer as rows, RFC 4180 with line feeds, safe to open in a spreadsheet. */
final class Csv {
  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?([eE][+-]?\\d+)?");
  private static final List<String> FIGURES =
      List.of("reached", "dropped", "fromFirst", "fromPrevious", "low", "high");
  static final List<String> LISTED = List.of("person", "userId", "time", "event");
  private static final List<String> TIMES = List.of("mean", "median", "p10", "p90");

  private final JsonNode answer;
  private final boolean trend;
  private final List<String> keys = new ArrayList<>();
  private final List<Column> columns = new ArrayList<>();
  private final StringBuilder out = new StringBuilder();

  /** A figure of a step. */
  private record Column(String head, String pointer) {
    /** The same figure in an object inside the step. */
    Column in(String object) {
      return new Column(object + capital(head), "/" + object + pointer);
    }
  }

  Csv(JsonNode whole) {
    this.answer = whole.path("answer");
    this.trend = answer.has("trend");
    columns(answer.path("steps").path(0).has("value"), answer.has("before"));
    keys.addAll(keys(whole));
  }

  /** The names of what groups are made by. */
  static List<String> keys(JsonNode whole) {
    List<String> keys = new ArrayList<>();
    if (whole.path("question").path("by").has("audience")) {
      keys.add("audience");
    }
    JsonNode names = whole.path("question").path("by").path("property");
    if (names.isString()) {
      keys.add(names.stringValue());
    }
    for (JsonNode name : names) {
      keys.add(name.asString());
    }
    return keys;
  }

  /** The key of a group, cell by cell. */
  static List<String> key(JsonNode group) {
    List<String> key = new ArrayList<>();
    group.path("key").forEach(part -> key.add(text(part)));
    return key;
  }

  /** The people or events behind a number, a row each. */
  static void list(StringBuilder out, JsonNode list, List<String> fields) {
    row(out, fields);
    for (JsonNode listed : list) {
      row(out, fields.stream().map(field -> text(listed.path(field))).toList());
    }
  }

  private void columns(boolean value, boolean before) {
    FIGURES.forEach(name -> columns.add(new Column(name, "/" + name)));
    for (String since : List.of("fromPrevious", "fromFirst")) {
      TIMES.forEach(time ->
          columns.add(
              new Column(time + "Seconds" + capital(since), "/time/" + since + "/" + time)));
    }
    List.of("open", "quiet").forEach(name -> columns.add(new Column(name, "/" + name)));
    if (value) {
      List.of("sum", "mean", "given")
          .forEach(name -> columns.add(new Column("value" + capital(name), "/value/" + name)));
    }
    if (before) {
      List<Column> now = List.copyOf(columns);
      now.forEach(column -> columns.add(column.in("before")));
      now.forEach(column -> columns.add(column.in("change")));
    }
  }

  private static String capital(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  String write() {
    return answer.has("list") ? people() : steps();
  }

  private String people() {
    boolean actors = answer.path("list").path(0).has("actor");
    row(
        List.of(
            actors ? "actor" : "person",
            "userId",
            "entered",
            "lastEvent",
            "lastTime",
            "nextEvent",
            "nextTime"));
    for (JsonNode person : answer.path("list")) {
      List<String> cells = new ArrayList<>();
      for (String field :
          List.of(
              actors ? "/actor" : "/person",
              "/userId",
              "/entered",
              "/last/event",
              "/last/time",
              "/next/event",
              "/next/time")) {
        cells.add(text(person.at(field)));
      }
      row(cells);
    }
    return out.toString();
  }

  private String steps() {
    List<String> head = new ArrayList<>(keys);
    if (trend) {
      head.add("start");
    }
    head.addAll(List.of("step", "label"));
    columns.forEach(column -> head.add(column.head));
    row(head);
    if (keys.isEmpty()) {
      stepsAndTrend(answer, List.of());
    }
    for (JsonNode group : answer.path("groups")) {
      List<String> key = key(group);
      while (key.size() < keys.size()) {
        key.add("");
      }
      stepsAndTrend(group, key);
    }
    return out.toString();
  }

  /** The rows of the whole period, which have no start, then those of each bucket. */
  private void stepsAndTrend(JsonNode counts, List<String> key) {
    List<String> first = new ArrayList<>(key);
    if (trend) {
      first.add("");
    }
    steps(counts, first);
    for (JsonNode bucket : counts.path("trend")) {
      first.set(key.size(), text(bucket.path("start")));
      steps(bucket, first);
    }
  }

  private void steps(JsonNode counts, List<String> first) {
    int number = 1;
    for (JsonNode step : counts.path("steps")) {
      List<String> cells = new ArrayList<>(first);
      cells.add(Integer.toString(number++));
      cells.add(text(step.path("label")));
      columns.forEach(column -> cells.add(text(step.at(column.pointer))));
      row(cells);
    }
  }

  static String text(JsonNode node) {
    return node.isMissingNode() || node.isNull() ? "" : node.asString();
  }

  private void row(List<String> cells) {
    row(out, cells);
  }

  static void row(StringBuilder out, List<String> cells) {
    for (int i = 0; i < cells.size(); i++) {
      out.append(i == 0 ? "" : ",").append(cell(cells.get(i)));
    }
    out.append('\n');
  }

  /** A spreadsheet runs what begins with one of these as a formula. */
  private static String cell(String text) {
    boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
    String safe = formula && !NUMBER.matcher(text).matches() ? "'" + text : text;
    boolean quote = safe.chars().anyMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r');
    return quote ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }
}
