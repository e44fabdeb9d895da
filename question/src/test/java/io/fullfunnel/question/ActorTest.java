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
            "{\"person\":null,\"people\":2,"
                + "\"persons\":[\"p_0000000000000001\",\"p_0000000000000002\"],"
                + "\"actor\":\"o1\",\"userId\":\"ann\","
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

  private static final TextData FIRMS =
      TextData.of(
          """
          ann  see@0h{anonymousId=a1} group@1h{account=acme} see@2h{channel=mail,anonymousId=a2}
          bob  group@0h{account=acme} buy@3h{anonymousId=b1}
          cid  see@0h{anonymousId=a2} buy@4h{anonymousId=a2}
          dan  group@1h{account=beta} see@5h
          """);

  private static JsonNode firms(String fields) {
    return Asking.ask("{'ask':'funnel','steps':['see','buy']," + fields + "}", FIRMS);
  }

  @Test
  void accountsGoThroughByWhatTheirPeopleDo() {
    JsonNode answer = firms("'actor':'account','list':{'of':'/completed'}");
    assertThat(answer.at("/question/actor").asString()).isEqualTo("account");
    assertThat(answer.at("/answer/entered").asLong()).isEqualTo(2);
    assertThat(answer.at("/answer/completed").asLong()).isEqualTo(1);
    assertThat(answer.at("/answer/list").toString())
        .isEqualTo(
            "[{\"person\":null,\"people\":2,"
                + "\"persons\":[\"p_0000000000000001\",\"p_0000000000000002\"],"
                + "\"actor\":\"acme\",\"userId\":\"ann\","
                + "\"entered\":\"2026-01-01T00:00:00Z\","
                + "\"last\":{\"event\":\"buy\",\"time\":\"2026-01-01T03:00:00Z\"},"
                + "\"next\":null}]");
    assertThat(answer.at("/notes").toString())
        .contains("2 of 6 events count for no account: no group call says which one");
    assertThat(Asking.ask(answer.path("question"), FIRMS)).isEqualTo(answer);
    JsonNode groups = firms("'actor':'account','by':'channel'").at("/answer/groups");
    assertThat(groups.size()).isEqualTo(1);
    assertThat(groups.at("/0/entered").asLong()).isEqualTo(2);
  }

  @Test
  void devicesGoThroughWhoeverUsesThem() {
    JsonNode answer = firms("'actor':'device','list':{'of':'/entered'}");
    assertThat(answer.at("/answer/entered").asLong()).isEqualTo(2);
    assertThat(answer.at("/answer/completed").asLong()).isEqualTo(1);
    assertThat(answer.at("/answer/list/0/actor").asString()).isEqualTo("a1");
    assertThat(answer.at("/answer/list/0/person").asString()).isEqualTo("p_0000000000000001");
    assertThat(answer.at("/answer/list/1/actor").asString()).isEqualTo("a2");
    assertThat(answer.at("/answer/list/1/people").asLong()).isEqualTo(2);
    assertThat(answer.at("/notes").toString())
        .contains("1 of 6 events count for no device: they carry no id of one (anonymousId).");
  }

  @Test
  void anActorIsTracedByItsName() {
    JsonNode answer = firms("'actor':'account','trace':'acme'");
    assertThat(answer.at("/question/trace").asString()).isEqualTo("acme");
    assertThat(answer.at("/answer/trace/actor").asString()).isEqualTo("acme");
    assertThat(answer.at("/answer/trace/attempts/0/events").size()).isEqualTo(2);
    assertThat(answer.at("/answer/trace/attempts/0/counts").asBoolean()).isTrue();
    String question = "{'ask':'funnel','steps':['see'],'actor':";
    assertThat(Asking.error(question + "'account','trace':'gamma'}", FIRMS))
        .isEqualTo("No event names \"gamma\" at /trace.");
    assertThat(Asking.error(question + "'visit','trace':'ann'}", FIRMS))
        .isEqualTo(
            "Visits have no names, so none can be traced; trace a person with"
                + " \"window\":\"visit\" and without the actor at /actor.");
  }
}
