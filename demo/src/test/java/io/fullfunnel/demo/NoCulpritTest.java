package io.fullfunnel.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fullfunnel.engine.local.LocalEngine;
import io.fullfunnel.question.Answers;
import io.fullfunnel.question.Questions;
import io.fullfunnel.question.WorkspaceData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * FEATURE UNDER TEST: the questions beside the demo show that a week got worse because more
 * strangers came, and a month because its leads are young; nobody and nothing is to blame.
 */
class NoCulpritTest {
  private static final Path FOLDER = Path.of(System.getProperty("fullfunnel.root", ".."), "demo");

  private final FilledShop shop = FilledShop.get();

  @Test
  void moreStrangersCameAndNoChannelGotWorse() throws IOException {
    JsonNode answer = ask("mix.json").path("answer");
    assertThat(figures(answer.path("total"))).isEqualTo("31 of 912, before 88 of 2232");
    double change = answer.at("/total/change/share").asDouble();
    assertThat(change).isCloseTo(-.0054, within(.0001));
    assertThat(row(answer, "Paid Social")).isEqualTo("6 of 365, before 8 of 447");
    double ofMix = 0;
    for (JsonNode row : answer.path("rows")) {
      assertThat(Math.abs(difference(row))).as(row.path("key").toString()).isLessThan(2.5);
      ofMix += (part(answer, row, "values") - part(answer, row, "before")) * rate(row);
    }
    assertThat(ofMix / change).as("share of the fall that is the mix").isGreaterThan(.8);
    double paid = part(answer, answer.at("/rows/0"), "values");
    assertThat(paid).as("Paid Social's share of the visits").isCloseTo(.40, within(.005));
    assertThat(part(answer, answer.at("/rows/0"), "before")).isCloseTo(.20, within(.005));
  }

  @Test
  void theYoungMonthIsAsGoodAsTheOneBefore() throws IOException {
    JsonNode now = ask("young.json").path("answer");
    assertThat(converted(now)).isEqualTo("7 of 68, 68 young");
    assertThat(converted(now.path("before"))).isEqualTo("9 of 69, 69 young");
    JsonNode fair = ask("young-14-days.json").path("answer");
    assertThat(converted(fair)).isEqualTo("6 of 68, 31 young");
    assertThat(converted(fair.path("before"))).isEqualTo("6 of 69, 0 young");
    assertThat(fair.path("rateMature").asDouble()).isCloseTo(4. / 37, within(1e-12));
    assertThat(fair.at("/before/rateMature").asDouble()).isCloseTo(6. / 69, within(1e-12));
  }

  private static String converted(JsonNode answer) {
    return answer.path("completed")
        + " of "
        + answer.path("entered")
        + ", "
        + answer.path("immature")
        + " young";
  }

  private static String row(JsonNode answer, String channel) {
    for (JsonNode row : answer.path("rows")) {
      if (row.at("/key/0").asString().equals(channel)) {
        return figures(row);
      }
    }
    throw new AssertionError("no row of " + channel);
  }

  private static String figures(JsonNode row) {
    return count(row, "values", "with an order")
        + " of "
        + count(row, "values", "visits")
        + ", before "
        + count(row, "before", "with an order")
        + " of "
        + count(row, "before", "visits");
  }

  private static int count(JsonNode row, String when, String figure) {
    return row.path(when).path(figure).asInt();
  }

  /** The row's share of all visits. */
  private static double part(JsonNode answer, JsonNode row, String when) {
    return (double) count(row, when, "visits") / count(answer.path("total"), when, "visits");
  }

  /** Half way between the rates of both times. */
  private static double rate(JsonNode row) {
    return (row.at("/values/share").asDouble(0) + row.at("/before/share").asDouble(0)) / 2;
  }

  /** How many standard errors the row's rates are apart. */
  private static double difference(JsonNode row) {
    double now = count(row, "values", "visits");
    double before = count(row, "before", "visits");
    double orders = count(row, "values", "with an order") + count(row, "before", "with an order");
    double rate = orders / (now + before);
    double error = Math.sqrt(rate * (1 - rate) * (1 / now + 1 / before));
    return now == 0 || error == 0 ? 0 : row.at("/change/share").asDouble(0) / error;
  }

  private JsonNode ask(String file) throws IOException {
    JsonNode question = Questions.parse(Files.readAllBytes(FOLDER.resolve(file)));
    WorkspaceData data = WorkspaceData.of(shop.workspace);
    try (LocalEngine engine = new LocalEngine(2)) {
      return new Answers(engine).answer(Questions.readStrictly(question, data), data);
    }
  }
}
