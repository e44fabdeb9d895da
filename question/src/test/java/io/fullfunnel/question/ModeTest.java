package io.fullfunnel.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** FEATURE UNDER TEST: a mode's defaults, what it cannot have, and what the guide says of it. */
class ModeTest {
  private static final TextData PEOPLE =
      TextData.of(
          """
          ann A@0s{x=1} A@5s{x=2} B@8s{x=1} C@14s
          bob B@0s A@0s B@20s{x=2}
          cid A@0s{x=2} E@1s B@2s A@9s
          """);

  /** Window, attempt, tolerance, place of a breakdown. */
  @ParameterizedTest
  @CsvSource({
    "fullfunnel, 30d best 0ms step:1",
    "posthog, 14d latest 0ms first",
    "mixpanel, 7d first 2s first",
    "mixpanel-optimized, 7d latest 2s first",
    "amplitude, 1d best 0ms step:1",
    "clickhouse, 30d latest 0ms step:1",
    "clickhouse+strict_order, 30d first 0ms step:1",
    "ga4, 36500d best 0ms step:1"
  })
  void aModeSetsDefaultsAndAFieldWins(String mode, String defaults) {
    JsonNode asked = asked("'mode':'" + mode + "','by':'x'");
    assertThat(said(asked)).isEqualTo(defaults);
    assertThat(asked.path("mode").asString()).isEqualTo(mode);
    JsonNode own =
        asked(
            "'mode':'"
                + (mode.startsWith("clickhouse") ? "clickhouse" : mode)
                + "','window':'3d','attempt':'first','tolerance':'5s',"
                + "'by':{'property':'x','at':'last'}");
    assertThat(said(own)).isEqualTo("3d first 5s last");
  }

  @Test
  void aTraceFollowsTheRulesOfTheMode() {
    String question = "{'ask':'funnel','steps':['A','B'],'trace':'p_0000000000000001','mode':'";
    JsonNode trace = Asking.ask(question + "posthog'}", PEOPLE).at("/answer/trace");
    assertThat(trace.path("attempts").size()).isEqualTo(1);
    assertThat(trace.at("/attempts/0/start").asString()).isEqualTo("2026-01-01T00:00:05Z");
    assertThat(trace.at("/rejected/0/reason").asString()).isEqualTo("used");
  }

  private static JsonNode asked(String fields) {
    return Asking.ask("{'ask':'funnel','steps':['A','B']," + fields + "}", PEOPLE).path("question");
  }

  private static String said(JsonNode asked) {
    return asked.path("window").asString()
        + " "
        + asked.path("attempt").asString()
        + " "
        + asked.path("tolerance").asString()
        + " "
        + asked.path("by").path("at").asString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'mode':'posthog','by':{'property':'x','at':'step:2'}",
        "'mode':'posthog','exclude':[{'match':'E'}]",
        "'mode':'posthog','order':'any','exclude':[{'match':'E'}],'trend':'day'",
        "'mode':'posthog','hold':['x']",
        "'mode':'mixpanel','count':'attempts'",
        "'mode':'mixpanel','order':'any'",
        "'mode':'mixpanel-optimized','count':'attempts'",
        "'mode':'mixpanel-optimized','by':'x'",
        "'mode':'amplitude','order':'strict'",
        "'mode':'clickhouse+strict_increase+strict_once'",
        "'mode':'ga4','open':true"
      })
  void askedAgainAsReturnedTheAnswerIsTheSame(String fields) {
    ObjectNode first = Asking.ask("{'ask':'funnel','steps':['A','B']," + fields + "}", PEOPLE);
    assertThat(Asking.ask(first.path("question"), PEOPLE)).isEqualTo(first);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "'mode':'posthg' | Unknown mode \"posthg\" at /mode. Did you mean \"posthog\"?",
        "'mode':'clickhouse+strict_onec' | Unknown option \"strict_onec\" of the mode at /mode."
            + " Did you mean \"strict_once\"?",
        "'mode':'clickhouse+' | Unknown option \"\" of the mode at /mode. Known: strict_once,"
            + " strict_increase, strict_order, strict_deduplication, allow_reentry.",
        "'mode':'clickhouse+allow_reentry' | The option \"allow_reentry\" of the mode at /mode"
            + " needs \"strict_order\": write \"clickhouse+strict_order+allow_reentry\".",
        "'mode':'clickhouse+strict_once','hold':['x'] | windowFunnel has nothing like the \"hold\""
            + " of this question; leave it out, or the options of the mode at /mode."
      })
  void aWrongModeIsRefusedWithASentence(String fields, String sentence) {
    assertThat(Asking.error("{'ask':'funnel','steps':['A','B']," + fields + "}", PEOPLE))
        .isEqualTo(sentence);
  }

  @Test
  void whatAProductDoesNotHaveIsSaidInANote() {
    ObjectNode answer =
        Asking.ask("{'ask':'funnel','steps':['A','B'],'mode':'posthog','hold':['x']}", PEOPLE);
    List<String> notes = new ArrayList<>();
    answer.path("notes").forEach(note -> notes.add(note.path("text").asString()));
    assertThat(notes)
        .contains(
            "Because of \"hold\" Fullfunnel's own matching answers; of the mode \"posthog\" only"
                + " the defaults are followed.");
  }

  /** Every figure that the guide's tables give for a person comes out of the question. */
  @Test
  void theGuidesTablesAreTrue() throws Exception {
    String root = System.getProperty("fullfunnel.root", "");
    Assumptions.assumeFalse(root.isEmpty(), "needs the property fullfunnel.root");
    List<String> modes = List.of();
    List<String> wrong = new ArrayList<>();
    int figures = 0;
    for (String line : Files.readAllLines(Path.of(root, "docs/guide/modes.md"))) {
      List<String> cells = cells(line);
      if (cells.size() > 2 && cells.getFirst().equals("events")) {
        modes = cells.stream().map(cell -> cell.replaceAll(" .*", "")).toList();
      } else if (cells.size() == modes.size() && cells.getFirst().contains("@")) {
        for (int c = 1; c < cells.size() && !modes.get(c).equals("why"); c++) {
          figures += check(cells, c, modes.get(c), wrong);
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(figures).isEqualTo(78);
  }

  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    for (String cell : line.replaceAll("^\\||\\|$", "").split("\\|", -1)) {
      cells.add(cell.replace("*", "").replace("`", "").strip());
    }
    return cells;
  }

  /** A cell says a depth for the mode and one for each option behind it, or entered/completed. */
  private static int check(List<String> cells, int c, String column, List<String> wrong) {
    Matcher figure = Pattern.compile("(?:(strict_\\w+) )?(\\d(?:/\\d)?)").matcher(cells.get(c));
    int figures = 0;
    while (figure.find()) {
      String option = figure.group(1) == null ? "" : "+" + figure.group(1);
      String found = found(cells.getFirst(), column, option);
      figures++;
      if (!found.startsWith(figure.group(2))) {
        wrong.add(cells.getFirst() + " in " + column + option + " is " + found);
      }
    }
    return figures;
  }

  /** {@code entered/completed} of two steps with an exclusion, else the depth. */
  private static String found(String cell, String column, String option) {
    String[] parts = cell.split(", steps ", -1);
    String steps = parts.length > 1 ? parts[1] : parts[0].contains("E@") ? "A B" : "A B C";
    String mode =
        switch (column) {
          case "strict" -> "posthog','order':'strict";
          case "optimized" -> "mixpanel-optimized";
          case "exact" -> "amplitude','order':'strict";
          default -> column + option;
        };
    boolean excludes = parts[0].contains("E@");
    String question =
        "{'ask':'funnel','window':'10s','mode':'"
            + mode
            + "','steps':['"
            + steps.replace(" ", "','")
            + "']"
            + (excludes ? ",'exclude':[{'match':'E'}]}" : "}");
    TextData ann = TextData.of("ann " + parts[0].replaceAll("@(\\d+)", "@$1s"));
    JsonNode answer = Asking.ask(question, ann).path("answer");
    if (excludes) {
      return answer.path("entered") + "/" + answer.path("completed");
    }
    return ""
        + answer
            .path("steps")
            .valueStream()
            .filter(step -> step.path("reached").intValue() > 0)
            .count();
  }
}
