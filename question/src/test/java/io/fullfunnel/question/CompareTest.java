package io.fullfunnel.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** FEATURE UNDER TEST: every figure beside that of another period, with the change. */
class CompareTest {
  /** Two in the first five days, three in the next five. */
  private static final TextData SHOP =
      TextData.of(
          """
          ann  view@0d{source=ad,price=2} buy@1d
          bob  view@1d{source=mail,price=0.5}
          cid  view@5d{source=ad,price=1.25} buy@5d6h
          dan  view@6d{source=ad} buy@6d1h
          eva  view@9d{source=post}
          """);

  private static final String PERIOD = "'period':{'from':'2026-01-06','to':'2026-01-10'}";

  private static JsonNode ask(String fields) {
    return Asking.ask("{'ask':'funnel','steps':['view','buy']," + fields + "}", SHOP);
  }

  private static void same(JsonNode found, String expected) {
    assertThat(found.toString()).isEqualTo(Asking.json(expected).toString());
  }

  @Test
  void everyObjectOfFiguresHasBeforeAndChange() {
    JsonNode answer = ask(PERIOD + ",'compare':'previous','value':'price'").path("answer");
    assertThat(answer.path("entered").asLong()).isEqualTo(3);
    same(
        answer.path("before"),
        "{'entered':2,'completed':1,'rate':0.5,'rateMature':null,'excluded':0,'immature':2}");
    same(
        answer.path("change"),
        "{'entered':1,'completed':1,'rate':0.16666666666666663,'rateMature':null,'excluded':0,"
            + "'immature':1}");
    assertThat(List.copyOf(answer.at("/steps/1").propertyNames()))
        .containsExactly(
            "label",
            "reached",
            "dropped",
            "open",
            "quiet",
            "fromFirst",
            "fromPrevious",
            "low",
            "high",
            "value",
            "time",
            "before",
            "change");
    same(answer.at("/steps/0/value"), "{'sum':1.25,'mean':1.25,'given':1}");
    same(answer.at("/steps/0/before/value"), "{'sum':2.5,'mean':1.25,'given':2}");
    same(answer.at("/steps/0/change/value"), "{'sum':-1.25,'mean':0.0,'given':-1}");
    assertThat(answer.at("/steps/1/before/time/fromFirst/median").asDouble()).isEqualTo(86_400);
    assertThat(answer.at("/steps/1/change/time/fromFirst/median").asDouble())
        .isEqualTo(3.5 * 3600 - 86_400);
  }

  @Test
  void groupsOfEitherPeriodStandBesideZeros() {
    JsonNode groups = ask(PERIOD + ",'compare':'previous','by':'source'").at("/answer/groups");
    List<String> lines = new ArrayList<>();
    for (JsonNode group : groups) {
      lines.add(
          group.at("/key/0").asString()
              + " "
              + group.path("entered")
              + " "
              + group.at("/before/entered")
              + " "
              + group.at("/change/entered"));
    }
    assertThat(lines).containsExactly("ad 2 1 1", "post 1 0 1", "mail 0 1 -1");
  }

  @Test
  void bucketsStandBesideThoseOfTheSameNumber() {
    JsonNode trend = ask(PERIOD + ",'compare':'previous','trend':'day'").at("/answer/trend");
    List<String> lines = new ArrayList<>();
    for (JsonNode bucket : trend) {
      lines.add(
          bucket.path("start").asString()
              + " "
              + bucket.path("entered")
              + ", "
              + bucket.at("/before/start").asString()
              + " "
              + bucket.at("/before/entered")
              + " "
              + bucket.at("/steps/1/before/reached"));
    }
    assertThat(lines)
        .containsExactly(
            "2026-01-06 1, 2026-01-01 1 1",
            "2026-01-07 1, 2026-01-02 1 0",
            "2026-01-08 0, 2026-01-03 0 0",
            "2026-01-09 0, 2026-01-04 0 0",
            "2026-01-10 1, 2026-01-05 0 0");
    JsonNode longer =
        ask(PERIOD + ",'trend':'day','compare':{'from':'2026-01-01','to':'2026-01-02'}");
    assertThat(longer.at("/answer/trend/1/before/entered").asLong()).isEqualTo(1);
    assertThat(longer.at("/answer/trend/2/before").isNull()).isTrue();
    assertThat(longer.at("/answer/trend/2/steps/0/change").isNull()).isTrue();
  }

  @Test
  void theBinsOfNowCountBoth() {
    JsonNode histogram = ask(PERIOD + ",'compare':'previous'").at("/answer/histogram");
    assertThat(histogram).hasSize(21);
    same(
        histogram.get(20),
        "{'from':"
            + histogram.at("/20/from")
            + ",'to':null,'people':1,'before':{'people':1},'change':{'people':0}}");
  }

  private static String compared(String period, String compare) {
    JsonNode question = ask("'period':" + period + ",'compare':" + compare).path("question");
    return question.at("/compare/from").asString() + " " + question.at("/compare/to").asString();
  }

  @Test
  void whichPeriodIsCompared() {
    assertThat(compared("{'from':'2026-01-06','to':'2026-01-10'}", "'previous'"))
        .isEqualTo("2026-01-01T00:00:00Z 2026-01-06T00:00:00Z");
    assertThat(
            compared("{'from':'2026-01-06T00:00:00Z','to':'2026-01-06T06:00:00Z'}", "'previous'"))
        .isEqualTo("2026-01-05T18:00:00Z 2026-01-06T00:00:00Z");
    assertThat(
            compared(
                "{'from':'2026-03-29','to':'2026-03-29'},'zone':'Europe/Warsaw'", "'previous'"))
        .isEqualTo("2026-03-27T23:00:00Z 2026-03-28T23:00:00Z");
    assertThat(compared("{'from':'2026-01-06','to':'2026-01-10'}", "'year'"))
        .isEqualTo("2025-01-06T00:00:00Z 2025-01-11T00:00:00Z");
    assertThat(compared("{'from':'2024-02-29','to':'2024-02-29'}", "'year'"))
        .isEqualTo("2023-02-28T00:00:00Z 2023-03-01T00:00:00Z");
    assertThat(compared("{'from':'2024-02-01','to':'2024-02-28'}", "'year'"))
        .isEqualTo("2023-02-01T00:00:00Z 2023-03-01T00:00:00Z");
    assertThat(compared("{'last':'24h'}", "'year'"))
        .isEqualTo("2025-01-09T00:00:00.001Z 2025-01-10T00:00:00.001Z");
    assertThat(compared("{'last':'2d'}", "{'this':'month'}"))
        .isEqualTo("2026-01-01T00:00:00Z 2026-02-01T00:00:00Z");
  }

  @Test
  void peopleOfThePeriodBefore() {
    JsonNode answer =
        ask(
            PERIOD
                + ",'compare':'previous','by':'source','list':{'of':'/groups/2/before/entered'}");
    assertThat(answer.at("/answer/list")).hasSize(1);
    assertThat(answer.at("/answer/list/0/userId").stringValue()).isEqualTo("bob");
    JsonNode stopped =
        ask(
            PERIOD
                + ",'compare':'previous','trend':'day','list':{'of':'/trend/1/steps/0/before/open'}");
    assertThat(stopped.at("/answer/list/0/userId").stringValue()).isEqualTo("bob");
  }

  @Test
  void askedAgainAsReturnedItGivesTheSame() {
    JsonNode first = ask("'period':{'last':'4d'},'compare':'previous','trend':'day','by':'source'");
    assertThat(Asking.ask(first.path("question"), SHOP)).isEqualTo(first);
  }

  @Test
  void aPeriodFromBeforeTheDataIsNoted() {
    JsonNode notes = ask("'period':{'from':'2026-01-03'},'compare':'year'").path("notes");
    assertThat(notes.toString()).contains("\"compare-incomplete\"");
  }
}
