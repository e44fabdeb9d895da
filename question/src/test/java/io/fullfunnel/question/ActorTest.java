package io.fullfunnel.question;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** FEATURE UNDER TEST: orders go through steps, not people. */
class ActorTest {
  private static final TextData SHOP =
      TextData.of(
          """
          ann  identify@0h{plan=pro} Placed@0h{order=o1} Placed@1h{order=o2}
          bob  Packed@2h{order=o1} Packed@3h{order=o9}
          cid  Placed@5h{order=o3} Placed@5h
          """);

  private static JsonNode ask(String fields) {
    return Asking.ask(
        "{'ask':'funnel','steps':['Placed','Packed'],'actor':{'property':'order'}" + fields + "}",
        SHOP);
  }

  @Test
  void ordersAreCountedAndListed() {
    JsonNode answer = ask(",'list':{'of':'/completed'}");
    assertThat(answer.at("/question/actor/property").stringValue()).isEqualTo("order");
    assertThat(answer.at("/answer/entered").asLong()).isEqualTo(3);
    assertThat(answer.at("/answer/completed").asLong()).isEqualTo(1);
    assertThat(answer.at("/answer/list/0").toString())
        .isEqualTo(
            "{\"person\":null,\"actor\":\"o1\",\"userId\":\"ann\","
                + "\"entered\":\"2026-01-01T00:00:00Z\","
                + "\"last\":{\"event\":\"Packed\",\"time\":\"2026-01-01T02:00:00Z\"},"
                + "\"next\":null}");
    assertThat(answer.at("/notes").toString())
        .contains("1 of 2 different \\\"order\\\" who did \\\"Packed\\\"");
    assertThat(Asking.ask(answer.path("question"), SHOP)).isEqualTo(answer);
  }

  @Test
  void conditionsOnPeopleChooseWhoseEventsCome() {
    String pro = "{'property':'person.plan','op':'=','value':'pro'}";
    assertThat(ask(",'people':" + pro).at("/answer/entered").asLong()).isEqualTo(2);
    assertThat(
            Asking.error(
                "{'ask':'funnel','steps':['Placed'],'actor':{'property':'order'},'where':"
                    + pro
                    + "}",
                SHOP))
        .isEqualTo(
            "With the actor at /actor a person's trait means nothing in \"steps\" or in \"where\";"
                + " it may stand in \"people\".");
  }
}
