package io.fullfunnel.question;

import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.testkit.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * FEATURE UNDER TEST: cohorts as PostHog's own tests assert them.
 *
 * <p>How its words are ours: {@code date_to} lies in the last of {@code total_intervals} intervals,
 * so the period begins that many less one before it; weeks begin on Sunday; {@code
 * retention_recurring} is {@code "first":false}; a request that names only a target means it as the
 * return too. Its rows end with the last interval, ours go on for whoever began late.
 */
class RetentionOracleTest {
  private static final Instant ZERO = Instant.parse("2026-01-01T00:00:00Z");

  @TestFactory
  List<DynamicTest> vectors() throws IOException {
    Path file = SharedData.file("oracles/retention.json");
    List<DynamicTest> tests = new ArrayList<>();
    for (JsonNode vector : Questions.parse(Files.readAllBytes(file)).path("vectors")) {
      tests.add(DynamicTest.dynamicTest(vector.path("id").asString(), () -> check(vector)));
    }
    assertThat(tests).hasSize(7);
    return tests;
  }

  private static void check(JsonNode vector) {
    JsonNode semantics = vector.path("semantics");
    String every = semantics.path("period").asString().toLowerCase(Locale.ROOT);
    int intervals = semantics.path("total_intervals").asInt();
    Instant to = Instant.parse(semantics.path("date_to").asString().replace("+00:00", "Z"));
    ObjectNode question = JsonNodeFactory.instance.objectNode();
    question.put("ask", "retention").put("every", every).put("periods", intervals - 1);
    question.put("first", false).put("weekStart", "sunday").put("asOf", to.toString());
    question.set("start", semantics.path("target").path("any_of").path(0).path("event"));
    for (JsonNode condition : semantics.path("global_where")) {
      question
          .putObject("where")
          .put("property", condition.path("key").asString())
          .put("op", "=")
          .set("value", condition.path("value"));
    }
    ObjectNode period = question.putObject("period");
    period.put("from", start(every, to, intervals - 1).toString());
    period.put("to", to.plus(32, ChronoUnit.DAYS).toString());
    JsonNode answer = Asking.ask(question, timelines(vector.path("events"))).path("answer");
    JsonNode expected = vector.at("/expected/counts");
    assertThat(expected.size()).isEqualTo(intervals);
    for (int cohort = 0; cohort < intervals; cohort++) {
      List<Long> returned = new ArrayList<>();
      List<Long> counts = new ArrayList<>();
      for (int n = 0; n < intervals - cohort; n++) {
        counts.add(expected.path(cohort).path(n).asLong(-1));
        returned.add(answer.path("cohorts").path(cohort).path("returned").path(n).asLong(0));
      }
      assertThat(returned).as("cohort %d", cohort).isEqualTo(counts);
    }
  }

  /** The start of the interval so many before the one that holds a time. */
  private static Instant start(String every, Instant time, int before) {
    var local = time.atOffset(java.time.ZoneOffset.UTC);
    return switch (every) {
      case "hour" -> local.truncatedTo(ChronoUnit.HOURS).minusHours(before).toInstant();
      case "day" -> local.truncatedTo(ChronoUnit.DAYS).minusDays(before).toInstant();
      case "week" ->
          local
              .truncatedTo(ChronoUnit.DAYS)
              .minusDays(local.getDayOfWeek().getValue() % 7)
              .minusWeeks(before)
              .toInstant();
      default ->
          local.truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1).minusMonths(before).toInstant();
    };
  }

  private static TextData timelines(JsonNode events) {
    Map<String, StringBuilder> people = new LinkedHashMap<>();
    for (JsonNode event : events) {
      String person = event.path("person").asString();
      long millis = Instant.parse(event.path("t").asString()).toEpochMilli();
      StringBuilder line = people.computeIfAbsent(person, name -> new StringBuilder(name));
      line.append(" \"").append(event.path("name").asString()).append("\"@");
      line.append(millis - ZERO.toEpochMilli()).append("ms");
      for (Map.Entry<String, JsonNode> property : event.path("props").properties()) {
        line.append('{').append(property.getKey()).append('=');
        line.append(property.getValue().asString()).append('}');
      }
    }
    return TextData.of(String.join("\n", people.values()));
  }
}
