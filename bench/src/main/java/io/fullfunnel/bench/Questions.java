package io.fullfunnel.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The questions that all systems are asked. */
final class Questions {
  /** Selective: about 11 % of the events. */
  static final List<String> Q1 =
      List.of("ad_click", "signup", "activated", "add_to_cart", "purchase");

  /** Heavy: about 60 % of the events. */
  static final List<String> Q1H =
      List.of("session_start", "page_view", "add_to_cart", "checkout", "purchase");

  static final long WINDOW_SECONDS = 14 * 86_400L;

  private static final int PATHS = 50;
  private static final int WEEKS = 12;

  /**
   * One question.
   *
   * @param json as a user writes it
   * @param steps what stands for {@code $1} to {@code $5} in the SQL
   * @param rows the answer as the SQL gives it, in any order; null where the SQL asks something
   *     else, so that only times are compared
   */
  record Asked(
      String name,
      String json,
      List<String> steps,
      @Nullable Function<JsonNode, List<List<String>>> rows) {
    Asked {
      steps = List.copyOf(steps);
    }
  }

  static final List<Asked> ALL =
      List.of(
          new Asked("Q1", funnel(Q1, ""), Q1, Questions::levels),
          new Asked("Q1H", funnel(Q1H, ""), Q1H, Questions::levels),
          new Asked(
              "Q2",
              funnel(Q1, ",\"by\":{\"property\":\"channel\",\"at\":\"first-event\"}"),
              Q1,
              Questions::levelsOfGroups),
          new Asked("Q3", mobile(), Q1, Questions::levels),
          // the SQL gives a person to the week of the first start, we to that of each week's own
          new Asked("Q4", funnel(Q1, ",\"trend\":\"week\""), Q1, null),
          // the SQL takes the latest start, we the attempt that counts
          new Asked("Q5", funnel(Q1, ""), Q1, null),
          new Asked(
              "Q6",
              """
              {"ask":"attribution","conversion":"purchase","touch":"channel",
              "touches":{"event":"session_start"},"lookback":"30d","shared":true,
              "nulls":false,"models":["last","linear"],"value":"revenue"}\
              """,
              List.of(),
              Questions::credits),
          new Asked(
              "Q7",
              """
              {"ask":"retention","start":{"event":"*"},"back":{"event":"*"},"every":"week",
              "periods":12,"first":true}\
              """,
              List.of(),
              Questions::cohorts),
          new Asked(
              "Q8",
              """
              {"ask":"network","node":"event","conversion":"purchase","depth":6,"repeats":true,
              "people":[{"did":"purchase"}],"parts":["paths"],"lookback":"365d","limit":200}\
              """,
              List.of(),
              Questions::paths),
          new Asked(
              "Q9",
              """
              {"ask":"network","node":"channel","touches":"session_start",
              "conversion":"none of these","repeats":true,"parts":["edges"],"lookback":"365d"}\
              """,
              List.of(),
              Questions::edges));

  private Questions() {}

  /** The question as a user writes it. */
  static String json(List<String> steps) {
    return funnel(steps, "");
  }

  private static String funnel(List<String> steps, String more) {
    return "{\"ask\":\"funnel\",\"steps\":[\"%s\"],\"window\":\"14d\"%s}"
        .formatted(String.join("\",\"", steps), more);
  }

  private static String mobile() {
    String steps =
        Q1.stream()
            .map(step ->
                "{\"event\":\"%s\",\"where\":{\"property\":\"device\",\"op\":\"=\",\"value\":\"mobile\"}}"
                    .formatted(step))
            .collect(Collectors.joining(","));
    return """
    {"ask":"funnel","steps":[%s],"window":"14d",
    "exclude":[{"match":"unsubscribe","effect":"drop"}]}\
    """
        .formatted(steps);
  }

  /** Step and people who came exactly so far. */
  static List<List<String>> levels(JsonNode answer) {
    List<List<String>> rows = new ArrayList<>();
    JsonNode steps = answer.path("steps");
    for (int step = 0; step < steps.size(); step++) {
      long further = steps.path(step + 1).path("reached").asLong(0);
      long people = steps.path(step).path("reached").asLong() - further;
      if (people > 0) {
        rows.add(List.of(Integer.toString(step + 1), Long.toString(people)));
      }
    }
    return rows;
  }

  private static List<List<String>> levelsOfGroups(JsonNode answer) {
    List<List<String>> rows = new ArrayList<>();
    for (JsonNode group : answer.path("groups")) {
      for (List<String> level : levels(group)) {
        rows.add(List.of(group.path("key").path(0).asString(), level.get(0), level.get(1)));
      }
    }
    return rows;
  }

  /** Channel, conversions and value by the last touch, and by all alike. */
  private static List<List<String>> credits(JsonNode answer) {
    List<List<String>> rows = new ArrayList<>();
    for (JsonNode last : answer.path("models").path(0).path("credits")) {
      for (JsonNode linear : answer.path("models").path(1).path("credits")) {
        String touch = last.path("touch").asString();
        if (linear.path("touch").asString().equals(touch) && !touch.equals("(none)")) {
          rows.add(
              List.of(
                  touch,
                  last.path("conversions").asString(),
                  last.path("value").asString(),
                  linear.path("conversions").asString(),
                  linear.path("value").asString()));
        }
      }
    }
    return rows;
  }

  /** Week, and who came back in it and in each of the next ones. */
  private static List<List<String>> cohorts(JsonNode answer) {
    List<List<String>> rows = new ArrayList<>();
    JsonNode cohorts = answer.path("cohorts");
    for (int week = 0; week < Math.min(WEEKS, cohorts.size()); week++) {
      List<String> row = new ArrayList<>(List.of(Integer.toString(week)));
      for (int later = 0; later < WEEKS; later++) {
        row.add(Long.toString(cohorts.path(week).path("returned").path(later).asLong(0)));
      }
      rows.add(row);
    }
    return rows;
  }

  /** The paths that led to most conversions. */
  private static List<List<String>> paths(JsonNode answer) {
    List<List<String>> rows = new ArrayList<>();
    for (JsonNode path : answer.path("paths")) {
      List<String> nodes = path.path("path").valueStream().map(JsonNode::asString).toList();
      if (path.path("conversions").asLong() > 0 && !nodes.contains("(other)")) {
        rows.add(List.of(String.join(" > ", nodes), path.path("conversions").asString()));
      }
    }
    rows.sort(
        Comparator.comparingLong((List<String> row) -> -Long.parseLong(row.get(1)))
            .thenComparing(List::getFirst));
    return rows.subList(0, Math.min(PATHS, rows.size()));
  }

  private static List<List<String>> edges(JsonNode answer) {
    List<List<String>> rows = new ArrayList<>();
    for (JsonNode edge : answer.path("edges")) {
      String from = edge.path("from").asString();
      String to = edge.path("to").asString();
      if (!from.startsWith("(") && !to.startsWith("(")) {
        rows.add(List.of(from, to, edge.path("count").asString()));
      }
    }
    return rows;
  }
}
