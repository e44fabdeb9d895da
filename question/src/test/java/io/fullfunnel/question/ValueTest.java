package io.fullfunnel.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** FEATURE UNDER TEST: what is added up at each step, and what is counted. */
class ValueTest {
  private static final TextData SHOP =
      TextData.of(
          """
          ann  view@0h{price=5} buy@1h{revenue=19.90,currency=EUR} buy@2h{total=0.1,currency=USD}
          bob  view@0h buy@1h{value=0.000001}
          cid  view@0h
          """);

  private static JsonNode ask(String fields) {
    return Asking.ask("{'ask':'funnel'," + fields + "}", SHOP);
  }

  private static List<String> notes(JsonNode answer) {
    List<String> notes = new ArrayList<>();
    for (JsonNode note : answer.path("notes")) {
      notes.add(note.path("code").stringValue() + ": " + note.path("text").stringValue());
    }
    return notes;
  }

  @Test
  void moneyHasFallbacks() {
    JsonNode answer = ask("'steps':['view','buy'],'value':'revenue'");
    assertThat(answer.at("/answer/steps/0/value").toString())
        .isEqualTo("{\"sum\":0,\"mean\":null,\"given\":0}");
    assertThat(answer.at("/answer/steps/1/value").toString())
        .isEqualTo("{\"sum\":19.900001,\"mean\":9.9500005,\"given\":2}");
    assertThat(notes(answer))
        .contains(
            "money_basis: 1 amount was taken from \"value\" or \"total\", where an event has no"
                + " \"revenue\".",
            "currencies: The events name 2 currencies, and amounts are added up as they stand; ask"
                + " with a condition on \"currency\" for the sum of one.");
  }

  @Test
  void anyNumericProperty() {
    JsonNode answer = ask("'steps':['view','buy'],'value':'price'");
    assertThat(answer.at("/answer/steps/0/value/sum").decimalValue()).isEqualByComparingTo("5");
    assertThat(notes(ask("'steps':['view'],'value':'prize'")))
        .contains("unknown-property: No property \"prize\" so far. Did you mean \"price\"?");
  }

  @Test
  void everyEventOfOneStepIsAnAttempt() {
    JsonNode answer = ask("'steps':['buy'],'value':'revenue','count':'attempts'");
    assertThat(answer.at("/answer/entered").asLong()).isEqualTo(3);
    assertThat(answer.at("/answer/steps/0/value/sum").decimalValue())
        .isEqualByComparingTo("20.000001");
  }
}
