package io.fullfunnel.question;

import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.question.render.Rendering;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class StagesTest {
  private static final String SHOP =
      """
      ann "Page Viewed"@0d "Product Viewed"@1d "Order Completed"@2d "Order Completed"@40d
      bob "Page Viewed"@0d{channel=mail} "Product Viewed"@3d
      cat "Page Viewed"@20d
      """;
  private static final String LATER =
      "{'ask':'stages','model':{'stages':[{'key':'awareness','band':'TOFU','match':'Page Viewed',"
          + "'decay':{'after':'30d','to':'(out)'}},{'key':'sale','band':'BOFU',"
          + "'match':'Order Completed','repeats':true,'decay':{'after':'30d','to':'awareness'}}]},"
          + "'asOf':'2026-12-31'";
  private static final String ASK = "{'ask':'stages','model':'four-stage'";

  private static String figures(JsonNode of) {
    List<String> stages = new ArrayList<>();
    for (JsonNode stage : of.path("stages")) {
      stages.add(
          "%s %s/%s/%s/%s^%s stuck %s"
              .formatted(
                  stage.path("stage").asString(),
                  stage.path("now"),
                  stage.path("entered"),
                  stage.path("reentered"),
                  stage.path("left"),
                  stage.path("highWater"),
                  stage.path("stuck")));
    }
    return String.join(", ", stages);
  }

  private static String flows(JsonNode answer) {
    List<String> flows = new ArrayList<>();
    for (JsonNode flow : answer.path("flows")) {
      flows.add(
          "%s>%s %s after %s"
              .formatted(
                  flow.path("from").asString(),
                  flow.path("to").asString(),
                  flow.path("people"),
                  flow.path("medianSeconds")));
    }
    return String.join(", ", flows);
  }

  @Test
  void everyStageWithItsFigures() {
    ObjectNode whole = Asking.ask(ASK + "}", TextData.of(SHOP));
    JsonNode answer = whole.path("answer");
    assertThat(figures(answer))
        .isEqualTo(
            "awareness 1/3/0/2^1 stuck 1, consideration 1/2/0/1^1 stuck 1,"
                + " conversion 0/1/0/1^0 stuck 0, loyalty 1/1/0/0^1 stuck 0");
    assertThat(flows(answer))
        .isEqualTo(
            "(start)>awareness 3 after null, awareness>consideration 2 after 172800.0,"
                + " consideration>conversion 1 after 86400.0,"
                + " conversion>loyalty 1 after 3283200.0");
    assertThat(answer.at("/stages/0").toString())
        .isEqualTo(
            "{\"stage\":\"awareness\",\"label\":\"Awareness\",\"band\":\"TOFU\","
                + "\"decay\":{\"after\":\"90d\",\"to\":\"(out)\"},\"mapped\":true,\"now\":1,"
                + "\"stuck\":1,\"entered\":3,\"reentered\":0,\"left\":2,\"highWater\":1,"
                + "\"dwell\":{\"median\":172800.0,\"p90\":241920.0}}");
    assertThat(answer.path("stock")).hasSize(41);
    assertThat(answer.at("/stock/3/counts").toString())
        .isEqualTo("{\"awareness\":0,\"consideration\":1,\"conversion\":1,\"loyalty\":0}");
    assertThat(Asking.ask(whole.path("question"), TextData.of(SHOP))).isEqualTo(whole);
  }

  @Test
  void timeWithoutActivityLeadsBackAndOut() {
    JsonNode answer =
        Asking.ask(ASK + ",'asOf':'2026-12-31','every':'month'}", TextData.of(SHOP)).path("answer");
    assertThat(figures(answer))
        .isEqualTo(
            "awareness 0/4/1/4^1 stuck 0, consideration 0/2/0/2^1 stuck 0,"
                + " conversion 0/1/0/1^0 stuck 0, loyalty 1/1/0/0^1 stuck 1");
    assertThat(answer.path("out").asLong()).isEqualTo(2);
  }

  @Test
  void aStageWithoutEventsIsSaidToBeNotMappedAndHasNoFigures() {
    ObjectNode whole = Asking.ask("{'ask':'stages','model':'full-funnel'}", TextData.of(SHOP));
    assertThat(whole.at("/answer/stages/1/now").isNull()).isTrue();
    assertThat(whole.at("/answer/stages/1/mapped").asBoolean()).isFalse();
    assertThat(whole.path("notes").toString())
        .contains(
            "{\"code\":\"stage-unmapped\",\"text\":\"Stage \\\"interest\\\" is not mapped yet:"
                + " none of its events has come so far.\"}");
  }

  @Test
  void everyFigureListsWhatItCounts() {
    Data data = TextData.of(SHOP);
    String question = ASK + ",'by':'channel','period':{'from':'2026-01-01','to':'2026-03-01'}";
    JsonNode answer = Asking.ask(question + "}", data).path("answer");
    List<String> pointers = new ArrayList<>();
    for (int stage = 0; stage < 4; stage++) {
      for (String figure : List.of("now", "stuck", "entered", "reentered", "left", "highWater")) {
        pointers.add("/stages/" + stage + "/" + figure);
        pointers.add("/groups/0/stages/" + stage + "/" + figure);
      }
    }
    for (int flow = 0; flow < answer.path("flows").size(); flow++) {
      pointers.add("/flows/" + flow + "/people");
      pointers.add("/flows/" + flow + "/moves");
    }
    pointers.add("/groups/1/flows/0/people");
    for (String pointer : pointers) {
      JsonNode list =
          Asking.ask(question + ",'list':{'of':'" + pointer + "'}}", data).at("/answer/list");
      assertThat(list).as(pointer).hasSize(answer.at(pointer).asInt());
    }
    JsonNode whole = Asking.ask(LATER + "}", data).path("answer");
    List<String> later = new ArrayList<>(List.of("/out", "/cycles/0/people", "/cycles/0/times"));
    for (int flow = 0; flow < whole.path("flows").size(); flow++) {
      later.add("/flows/" + flow + "/decayed");
    }
    for (String pointer : later) {
      JsonNode list =
          Asking.ask(LATER + ",'list':{'of':'" + pointer + "'}}", data).at("/answer/list");
      assertThat(list).as(pointer).hasSize(whole.at(pointer).asInt());
    }
    assertThat(whole.at("/cycles/0/stages").toString()).isEqualTo("[\"awareness\",\"sale\"]");
    JsonNode stuck = Asking.ask(ASK + ",'list':{'of':'/stages/1/stuck'}}", data).at("/answer/list");
    assertThat(stuck.toString())
        .isEqualTo(
            "[{\"person\":\"p_0000000000000002\",\"userId\":\"bob\","
                + "\"time\":\"2026-01-04T00:00:00Z\",\"event\":\"Product Viewed\","
                + "\"from\":\"awareness\",\"to\":\"consideration\",\"seconds\":259200.0}]");
  }

  @Test
  void groupsAreOfPeopleAndAddUp() {
    JsonNode answer = Asking.ask(ASK + ",'by':'channel'}", TextData.of(SHOP)).path("answer");
    assertThat(answer.at("/groups/0/key").toString()).isEqualTo("[\"(none)\"]");
    assertThat(figures(answer.at("/groups/1")))
        .isEqualTo(
            "awareness 0/1/0/1^0 stuck 0, consideration 1/1/0/0^1 stuck 1,"
                + " conversion 0/0/0/0^0 stuck 0, loyalty 0/0/0/0^0 stuck 0");
  }

  @Test
  void thePeriodBeforeStandsBesideEveryFigure() {
    JsonNode answer =
        Asking.ask(
                ASK + ",'period':{'from':'2026-01-03','to':'2026-01-04'},'compare':'previous'}",
                TextData.of(SHOP))
            .path("answer");
    JsonNode stage = answer.at("/stages/1");
    assertThat(stage.path("entered").asLong()).isEqualTo(1);
    assertThat(stage.at("/before/entered").asLong()).isEqualTo(1);
    assertThat(stage.at("/before/now").asLong()).isEqualTo(1);
    assertThat(stage.at("/change/left").asLong()).isEqualTo(1);
    assertThat(answer.at("/stock/0/before/counts/awareness").asLong()).isEqualTo(2);
  }

  @Test
  void enteringAStageIsAnEventAndStandingInItACondition() {
    Data data = TextData.of(SHOP);
    String loyal = "{'stage':'loyalty','model':'four-stage'}";
    assertThat(
            Asking.ask(
                    "{'ask':'funnel','steps':['Page Viewed'," + loyal + "],'window':'60d'}", data)
                .at("/answer/completed")
                .asLong())
        .isEqualTo(1);
    JsonNode people =
        Asking.ask(
            "{'ask':'figures','figures':['people'],'people':[{'stage':'consideration','model':'four-stage'}]}",
            data);
    assertThat(people.at("/answer/total/values/people").asLong()).isEqualTo(1);
    assertThat(people.at("/question/people/0").toString())
        .isEqualTo("{\"stage\":\"consideration\",\"model\":\"four-stage\"}");
  }

  @Test
  void aFunnelOverAModelHasItsMappedStagesAsSteps() {
    ObjectNode whole = Asking.ask("{'ask':'funnel','model':'full-funnel'}", TextData.of(SHOP));
    List<String> steps = new ArrayList<>();
    whole
        .at("/answer/steps")
        .forEach(step -> steps.add(step.path("label").asString() + " " + step.path("reached")));
    assertThat(steps).containsExactly("Awareness 3", "Consideration 2", "Purchase 1", "Loyalty 1");
    assertThat(whole.at("/question/window").asString()).isEqualTo("180d");
  }

  @Test
  void aModelMayStandInTheQuestion() {
    String model =
        "{'stages':[{'key':'a','band':'TOFU','match':'Page Viewed'},"
            + "{'key':'b','band':'BOFU','match':'Order Completed','times':2,'in':'60d',"
            + "'owner':'Ann','channels':['Email'],'targets':{'now':5}}]}";
    JsonNode answer =
        Asking.ask("{'ask':'stages','model':" + model + "}", TextData.of(SHOP)).path("answer");
    assertThat(figures(answer)).isEqualTo("a 2/3/0/1^2 stuck 2, b 1/1/0/0^1 stuck 0");
    assertThat(answer.at("/stages/1/targets").toString()).isEqualTo("{\"now\":5}");
  }

  @Test
  void everyPresetCanWork() {
    for (Presets.Preset preset : Presets.all()) {
      Asking.ask("{'ask':'stages','model':'" + preset.name() + "'}", TextData.of(SHOP));
    }
  }

  @Test
  void drawnAndAsRows() {
    ObjectNode whole = Asking.ask(ASK + "}", TextData.of(SHOP));
    assertThat(Rendering.table(whole, 100, false))
        .startsWith(
            """
            Stage               now     stuck   entered     again      left  farthest    stays
            Awareness             1         1         3         0         2         1    2.0 d
            Consideration         1         1         2         0         1         1   24.0 h
            Conversion            0         0         1         0         1         0   38.0 d
            Loyalty               1         0         1         0         0         1        –

            Moves
              (start) → awareness                           3 people
            """);
    assertThat(Rendering.csv(whole))
        .startsWith(
            """
            stage,band,now,stuck,entered,reentered,left,highWater,dwellMedian,dwellP90
            awareness,TOFU,1,1,3,0,2,1,172800.0,241920.0
            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          'model':'four-stag' | Unknown model "four-stag" at /model. Did you mean "four-stage"?
          'x':1 | At /model there must be a model's name such as "full-funnel", not nothing.
          'model':'basic','every':'hour' | Unknown unit "hour" at /every. Known: day, week, month.
          'model':'basic','list':{'of':'/stages/3/now'} | "/stages/3/now" at /list/of points at no stage: the model has 3.
          'model':'basic','list':{'of':'/flows/9/people'} | "/flows/9/people" at /list/of points at no flow of the answer.
          'model':{'stages':[{'key':'a','band':'TOFU','match':{'goal':'leed'}}]} | Unknown goal "leed" at /model/stages/0/match/goal. Did you mean "lead"?
          'model':{'stages':[{'key':'a','band':'TOFU','match':'x','decay':{'after':'1d','to':'a'}}]} | Stage "a" at /model/stages/0/decay/to decays to itself.
          'model':{'stages':[{'key':'a','band':'TOFU','match':'x','decay':{'after':'1d','to':'b'}},{'key':'b','band':'TOFU','match':'y','decay':{'after':'1d','to':'a'}}]} | Decay goes round in a circle: a → b → a.
          'model':{'stages':[{'key':'a','band':'TOFU','match':'x'},{'key':'b','band':'TOFU'}]} | Nobody can reach stage "b": it has no "match", and no decay and no rule in "back" leads to it.
          'model':{'stages':[{'key':'a','band':'TOFU','match':'x','from':['b']},{'key':'b','band':'TOFU','match':'y','from':['a']}]} | Nobody can reach stage "a": none of the stages that it is entered from is ever reached.
          'model':{'stages':[{'key':'a','band':'TOFU','match':'x'},{'key':'b','band':'TOFU','match':'x'}]} | Nobody can enter stage "a": whatever enters it enters "b", which comes later and asks for no more.
          'model':{'stages':[{'key':'a','band':'TOFU','match':{'stage':'a','model':'basic'}}]} | At /model/stages/0/match a stage stands inside a model; write the events there that enter it.
          """)
  void whatIsWrongIsSaid(String fields, String sentence) {
    assertThat(
            Asking.error(
                "{'ask':'stages'," + fields.replace("'x':1", "'model':null") + "}",
                TextData.of(SHOP)))
        .isEqualTo(sentence);
  }
}
