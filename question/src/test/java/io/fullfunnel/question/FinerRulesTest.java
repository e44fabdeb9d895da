package io.fullfunnel.question;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The finer rules of a funnel from the question's fields to the answer's. */
class FinerRulesTest {
  private static final TextData DATA =
      TextData.of(
          """
          ann view@1s{o=1} cart@2s{o=1} buy@3s{o=1}
          bob view@1s{o=2} refund@2s buy@3s{o=3}
          cat cart@1s buy@2s
          """);

  private static JsonNode ask(String fields) {
    return Asking.ask("{'ask':'funnel','steps':['view','buy']," + fields + "}", DATA);
  }

  @Test
  void whatWasAskedStandsInTheAnswer() {
    JsonNode question =
        Asking.ask(
                """
                {'ask':'funnel','steps':['view',{'match':'cart','optional':true},
                  {'match':'buy','within':'2h'}],'window':'visit',
                 'exclude':[{'match':'refund','effect':'remove'}],'hold':['o']}\
                """,
                DATA)
            .path("question");
    assertThat(question.path("steps").get(1).path("optional").asBoolean()).isTrue();
    assertThat(question.path("steps").get(2).path("within").asString()).isEqualTo("2h");
    assertThat(question.path("window").asString()).isEqualTo("visit");
    assertThat(question.path("exclude").toString())
        .isEqualTo("[{\"match\":\"refund\",\"after\":1,\"before\":3,\"effect\":\"remove\"}]");
    assertThat(question.path("hold").toString()).isEqualTo("[\"o\"]");
  }

  @Test
  void excludedPeopleStandInNoOtherNumberAndCanBeListed() {
    JsonNode answer =
        ask("'exclude':[{'match':'refund','effect':'remove'}],'list':{'of':'/excluded'}")
            .path("answer");
    assertThat(answer.path("entered").asInt()).isEqualTo(1);
    assertThat(answer.path("excluded").asInt()).isEqualTo(1);
    assertThat(answer.path("list").size()).isEqualTo(1);
  }

  @Test
  void anOpenFunnelSaysWhereOneEntered() {
    JsonNode answer = ask("'open':true,'list':{'of':'/steps/1/entered'}").path("answer");
    assertThat(answer.at("/entered").asInt()).isEqualTo(3);
    assertThat(answer.at("/steps/0/entered").asInt()).isEqualTo(2);
    assertThat(answer.at("/steps/1/entered").asInt()).isEqualTo(1);
    assertThat(answer.path("list").size()).isEqualTo(1);
  }

  @Test
  void inAnyOrderEachStepSaysHowManyDidIt() {
    JsonNode answer =
        Asking.ask(
                "{'ask':'funnel','steps':['buy','cart'],'order':'any','list':{'of':'/steps/1/did'}}",
                DATA)
            .path("answer");
    assertThat(answer.at("/steps/0/label").asString()).isEqualTo("1 of 2: buy, cart");
    assertThat(answer.at("/steps/0/did").asInt()).isEqualTo(3);
    assertThat(answer.at("/steps/1/did").asInt()).isEqualTo(2);
    assertThat(answer.path("list").size()).isEqualTo(2);
  }

  @Test
  void visitsGoThroughInPlaceOfPeople() {
    JsonNode answer = ask("'actor':'visit','list':{'of':'/entered'}").path("answer");
    assertThat(answer.path("entered").asInt()).isEqualTo(2);
    assertThat(answer.at("/list/0/visit").asInt()).isEqualTo(1);
    assertThat(answer.at("/list/0/person").asString()).isEqualTo("p_0000000000000001");
  }

  @Test
  void aTraceSaysWhyAPersonIsThere() {
    JsonNode trace = ask("'hold':['o'],'trace':'p_0000000000000002'").at("/answer/trace");
    assertThat(trace.path("person").asString()).isEqualTo("p_0000000000000002");
    assertThat(trace.at("/attempts/0/depth").asInt()).isEqualTo(1);
    assertThat(trace.at("/attempts/0/counts").asBoolean()).isTrue();
    assertThat(trace.at("/rejected/0/reason").asString()).isEqualTo("condition");
  }

  @Test
  void groupsOfFewSayThatTheyAreTooFew() {
    JsonNode group = ask("'by':'o'").at("/answer/groups/0");
    assertThat(group.at("/significance/verdict").asString()).isEqualTo("insufficient");
  }
}
