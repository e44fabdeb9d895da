package io.fullfunnel.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.demo.RawYear.Event;
import io.fullfunnel.engine.local.LocalEngine;
import io.fullfunnel.question.Answers;
import io.fullfunnel.question.Questions;
import io.fullfunnel.question.WorkspaceData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** FEATURE UNDER TEST: where the people of the shop stand, and the story of one who came back. */
class StagesOfShopTest {
  private static final Path FOLDER = Path.of(System.getProperty("fullfunnel.root", ".."), "demo");

  private final FilledShop shop = FilledShop.get();

  private JsonNode ask(byte[] question) throws IOException {
    WorkspaceData data = WorkspaceData.of(shop.workspace);
    try (LocalEngine engine = new LocalEngine(2)) {
      return new Answers(engine)
          .answer(Questions.readStrictly(Questions.parse(question), data), data);
    }
  }

  private JsonNode ask(String question) throws IOException {
    return ask(question.replace('\'', '"').getBytes(StandardCharsets.UTF_8)).path("answer");
  }

  @Test
  void whoStandsWhereWhatMovedAndWhoIsStuck() throws IOException {
    JsonNode week = ask(Files.readAllBytes(FOLDER.resolve("questions/09-who-stands-where.json")));
    assertThat(week.at("/question/period/from").asString()).isEqualTo("2026-11-16T00:00:00Z");
    assertThat(week.at("/answer/list")).hasSize(week.at("/answer/stages/3/stuck").asInt());
    JsonNode ever = ask("{'ask':'stages','model':'lead-lifecycle','every':'week'}");
    for (int stage = 0; stage < ever.path("stages").size(); stage++) {
      JsonNode of = ever.path("stages").path(stage);
      assertThat(of.path("entered").asLong() - of.path("left").asLong())
          .as(of.path("stage").asString())
          .isEqualTo(of.path("now").asLong())
          .isEqualTo(week.at("/answer/stages").path(stage).path("now").asLong());
    }
    long customers =
        shop.people().stream().filter(done -> done.stream().anyMatch(this::sells)).count();
    assertThat(ever.at("/stages/5/now").asLong()).isEqualTo(customers);
    assertThat(ever.at("/stages/5/highWater").asLong()).isEqualTo(customers);
  }

  private boolean sells(Event event) {
    return event.name().equals("Order Completed")
        || (event.name().equals("Deal Stage Changed") && event.property("outcome").equals("won"));
  }

  /** In, out by five months of silence, in again, on to a lead, and won: the farthest stage. */
  @Test
  void truth8MarekIsInBackAndInAgainAndWon() throws IOException {
    String question = "{'ask':'stages','model':'lead-lifecycle','people':{'did':'Demo Requested'}";
    JsonNode answer = ask(question + "}");
    List<String> stages = new ArrayList<>();
    for (JsonNode stage : answer.path("stages")) {
      stages.add(
          "%s entered %s, again %s, left %s, now %s, farthest %s"
              .formatted(
                  stage.path("stage").asString(),
                  stage.path("entered"),
                  stage.path("reentered"),
                  stage.path("left"),
                  stage.path("now"),
                  stage.path("highWater")));
    }
    assertThat(stages)
        .containsExactly(
            "visitor entered 2, again 1, left 2, now 0, farthest 0",
            "lead entered 1, again 0, left 1, now 0, farthest 0",
            "mql entered 1, again 0, left 1, now 0, farthest 0",
            "sql entered 1, again 0, left 1, now 0, farthest 0",
            "opportunity entered null, again null, left null, now null, farthest null",
            "customer entered 1, again 0, left 0, now 1, farthest 1");
    List<String> flows = new ArrayList<>();
    for (JsonNode flow : answer.path("flows")) {
      flows.add(
          flow.path("from").asString()
              + " → "
              + flow.path("to").asString()
              + (flow.path("decayed").asLong() > 0 ? " by doing nothing" : ""));
    }
    assertThat(flows)
        .containsExactly(
            "(start) → visitor",
            "visitor → lead",
            "visitor → (out) by doing nothing",
            "lead → mql",
            "mql → sql",
            "sql → customer",
            "(out) → visitor");
    JsonNode list = ask(question + ",'list':{'of':'/stages/0/reentered'}}").path("list");
    assertThat(list.path(0).path("userId").asString("")).isIn("u-marek.w", "");
    assertThat(list).hasSize(1);
  }
}
