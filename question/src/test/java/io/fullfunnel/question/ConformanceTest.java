package io.fullfunnel.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * FEATURE UNDER TEST: one person's events and steps give in each mode the depth that its product
 * gives.
 *
 * <p>PostHog's and ClickHouse's columns come from their source ({@code funnel-udf/src/steps.rs},
 * {@code AggregateFunctionWindowFunnel.cpp} at 0215c75), Mixpanel's and Amplitude's from their
 * documentation; a question mark alone: it is silent; behind a number: the likely reading.
 */
class ConformanceTest {
  private static final Pattern EVENT = Pattern.compile("([A-Z])(\\d+(?:\\.\\d+)?)");

  private static final List<String> MODES =
      List.of(
          "clickhouse",
          "clickhouse+strict_once",
          "clickhouse+strict_increase",
          "clickhouse+strict_deduplication",
          "clickhouse+strict_order",
          "clickhouse+strict_order+allow_reentry",
          "posthog",
          "posthog strict",
          "mixpanel",
          "mixpanel-optimized",
          "amplitude",
          "amplitude strict");

  /** Events, steps, then the depth by each mode; the window is 10 s. */
  private static final String TABLE =
      """
      A0 B1 C2             ABC  3  3  3  3  3  3  3  3  3  3  3   3
      A0 A5 B8 C14         ABC  3  3  3  3  3  3  3  3  2  3  3   3
      A0 B1 A9 C10         ABC  3  3  3  3  3  3  3  2  3  3  3   2
      B0 A0                AB   2  2  1  2  2  2  2  2  2  2  2   2
      B0 A1                AB   1  1  1  1  1  1  1  1  2  2  1-2 ?
      P0                   PP   2  1  1  2  2  2  1  1  1? 1? 1   1
      A0 A1 B2             AAB  3  3  1  2  3  3  3  3  3  ?  3   3
      A0 B2                AAB  3  1  1  3  3  3  1  1  1  1  1   1
      A0 X1 B2             AB   2  2  2  2  1  1  2  1  2  2  2   1
      A0 X1 A2 B3          AB   2  2  2  2  1  1  2  2  2  2  2   2
      A0 C1 B2 C3          ABC  3  3  3  3  1  3  3  1  3  3  3   1
      A0 B10               AB   2  2  2  2  2  2  2  2  2? 2? 2?  2?
      A0 B10.001           AB   1  1  1  1  1  1  1  1  1  1  1-2 ?
      A0 B1 B2 C3          ABC  3  3  3  2  3  3  3  3  3  3  3   ?
      A0 A20 B21 C22       ABC  3  3  3  3  3  3  3  3  1  3  3   3
      A0 B8 A9 B12 C18     ABC  3  3  3  2  3  3  3  3  2  3  3   3
      A0 B1 X2 B3 C4       ABC  3  3  3  2  2  2  3  2  3  3  3   2
      """;

  @Test
  void everyCellOfTheTableHolds() {
    List<String> wrong = new ArrayList<>();
    Map<String, Integer> held = new TreeMap<>();
    int silent = 0;
    for (String line : TABLE.lines().toList()) {
      String[] cells = line.substring(21).split(" +", -1);
      String events = line.substring(0, 21).strip();
      for (int m = 0; m < MODES.size(); m++) {
        String cell = cells[m + 1];
        if (cell.equals("?")) {
          silent++;
          continue;
        }
        long depth = depth(events, question(cells[0], MODES.get(m)));
        boolean holds =
            cell.equals("1-2") ? depth == 1 || depth == 2 : depth == cell.charAt(0) - '0';
        if (holds) {
          held.merge(MODES.get(m).replaceAll("[-+ ].*", ""), 1, Integer::sum);
        } else {
          wrong.add(
              MODES.get(m) + ": " + events + " of " + cells[0] + " is " + depth + ", not " + cell);
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(silent).isEqualTo(4);
    assertThat(held)
        .isEqualTo(Map.of("amplitude", 31, "clickhouse", 102, "mixpanel", 33, "posthog", 34));
  }

  @ParameterizedTest
  @CsvSource({"AAB, A0 A1 B2, 3", "AAB, A0 B2, 1"})
  void strictOnceWithStrictIncreaseIsRightForRepeatedSteps(
      String steps, String events, long depth) {
    assertThat(depth(events, question(steps, "clickhouse+strict_once+strict_increase")))
        .isEqualTo(depth);
  }

  /** Entered, completed and excluded of steps A and B with E excluded between them. */
  @ParameterizedTest
  @CsvSource({
    "posthog,  A0 E1 B2,    0 0 1",
    "posthog,  A0 E1,       0 0 1",
    "posthog,  A0 E1 A2 B3, 1 1 0",
    "posthog,  A0 E1 A20,   1 0 0",
    "posthog,  A0 E0 B1,    1 1 0",
    "posthog,  E0 A1 B2,    1 1 0",
    "posthog,  A0 E20 B21,  1 0 0",
    "mixpanel, A0 E1 B2,    1 0 0"
  })
  void anExclusionHasTheEffectOfItsProduct(String mode, String events, String expected) {
    ObjectNode question = question("AB", mode);
    question.putArray("exclude").addObject().put("match", "E");
    assertThat(counts(events, question)).isEqualTo(expected);
  }

  /** Entered, completed and excluded of steps A and B in Mixpanel's totals and uniques. */
  @ParameterizedTest
  @CsvSource({
    "attempts, A0 B1 A2 B3 A4, '', 3 2 0",
    "people,   A0 B1 A2 B3 A4, '', 1 1 0",
    "attempts, A1 A2 A3 B4,    A,  2 1 0"
  })
  void totalsEnterAgainAfterAnExit(String count, String events, String excluded, String expected) {
    ObjectNode question = question("AB", "mixpanel").put("count", count);
    if (!excluded.isEmpty()) {
      question.putArray("exclude").addObject().put("match", excluded);
    }
    assertThat(counts(events, question)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"posthog, 3", "mixpanel, 8", "mixpanel-optimized, 3", "amplitude, 8"})
  void timeToConvertCountsFromTheStartOfItsProduct(String mode, double seconds) {
    JsonNode step = answer("A0 A5 B8", question("AB", mode)).path("steps").path(1);
    assertThat(step.path("time").path("fromFirst").path("mean").doubleValue()).isEqualTo(seconds);
  }

  @Test
  void aStepsOwnWindowIsMatchedOptimally() {
    ObjectNode question = question("AB", "fullfunnel").put("window", "30d");
    ((ArrayNode) question.path("steps")).addObject().put("match", "C").put("within", "10s");
    assertThat(depth("A0 B1 B50 C55", question)).isEqualTo(3);
  }

  /** A question whose mode may carry the order {@code strict} behind a space. */
  private static ObjectNode question(String steps, String mode) {
    ObjectNode question = JsonNodeFactory.instance.objectNode();
    String[] words = mode.split(" ", -1);
    question.put("ask", "funnel").put("mode", words[0]).put("window", "10s");
    if (words.length > 1) {
      question.put("order", words[1]);
    }
    ArrayNode list = question.putArray("steps");
    steps.chars().forEach(step -> list.add(String.valueOf((char) step)));
    return question;
  }

  private static JsonNode answer(String events, ObjectNode question) {
    StringBuilder text = new StringBuilder("ann");
    Matcher event = EVENT.matcher(events);
    while (event.find()) {
      text.append(' ').append(event.group(1)).append('@').append(event.group(2)).append('s');
    }
    return Asking.ask(question, TextData.of(text.toString())).path("answer");
  }

  private static long depth(String events, ObjectNode question) {
    JsonNode steps = answer(events, question).path("steps");
    return steps.valueStream().filter(step -> step.path("reached").intValue() > 0).count();
  }

  private static String counts(String events, ObjectNode question) {
    JsonNode answer = answer(events, question);
    return String.format(
        Locale.ROOT,
        "%d %d %d",
        answer.path("entered").intValue(),
        answer.path("completed").intValue(),
        answer.path("excluded").intValue());
  }
}
