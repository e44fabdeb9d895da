package io.fullfunnel.question.render;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** An answer as rows, RFC 4180 with line feeds, safe to open in a spreadsheet. */
final class Csv {
  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?([eE][+-]?\\d+)?");
  private static final List<String> TIMES = List.of("mean", "median", "p10", "p90");

  private final JsonNode answer;
  private final List<String> keys = new ArrayList<>();
  private final StringBuilder out = new StringBuilder();

  Csv(JsonNode whole) {
    this.answer = whole.path("answer");
    JsonNode names = whole.path("question").path("by").path("property");
    if (names.isString()) {
      keys.add(names.stringValue());
    }
    for (JsonNode name : names) {
      keys.add(name.asString());
    }
  }

  String write() {
    return answer.has("list") ? people() : steps();
  }

  private String people() {
    row(List.of("person", "userId", "entered", "lastEvent", "lastTime", "nextEvent", "nextTime"));
    for (JsonNode person : answer.path("list")) {
      List<String> cells = new ArrayList<>();
      for (String field :
          List.of(
              "/person",
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
    head.addAll(
        List.of("step", "label", "reached", "dropped", "fromFirst", "fromPrevious", "low", "high"));
    for (String since : List.of("previous", "first")) {
      TIMES.forEach(time ->
          head.add(
              time
                  + "SecondsFrom"
                  + since.substring(0, 1).toUpperCase(java.util.Locale.ROOT)
                  + since.substring(1)));
    }
    row(head);
    JsonNode groups = answer.path("groups");
    if (keys.isEmpty()) {
      steps(answer, List.of());
    }
    for (JsonNode group : groups) {
      List<String> key = new ArrayList<>();
      group.path("key").forEach(part -> key.add(text(part)));
      while (key.size() < keys.size()) {
        key.add("");
      }
      steps(group, key);
    }
    return out.toString();
  }

  private void steps(JsonNode counts, List<String> key) {
    int number = 1;
    for (JsonNode step : counts.path("steps")) {
      List<String> cells = new ArrayList<>(key);
      cells.add(Integer.toString(number++));
      for (String field :
          List.of("label", "reached", "dropped", "fromFirst", "fromPrevious", "low", "high")) {
        cells.add(text(step.path(field)));
      }
      for (String since : List.of("fromPrevious", "fromFirst")) {
        TIMES.forEach(time -> cells.add(text(step.path("time").path(since).path(time))));
      }
      row(cells);
    }
  }

  private static String text(JsonNode node) {
    return node.isMissingNode() || node.isNull() ? "" : node.asString();
  }

  private void row(List<String> cells) {
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
