package io.fullfunnel.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Mutated questions: always an answer or a {@link QuestionException}; answers can be asked again.
 */
class FuzzTest {
  private static final int ROUNDS = 3000;
  private static final TextData SHOP =
      TextData.of(
          """
          ann  identify@0m{plan=pro} view@0m{source=Google} cart@10m purchase@30m{revenue=49}
          bob  view@0m{source="google "} cart@20m{sku=[a|b]} identify@3d{plan=basic,age=7}
          cid  view@1h{source=mail} purchase@2h "Order Completed"@5h{revenue=1.50}
          dan  view@60d{source=mail}
          """);

  private static final List<String> QUESTIONS =
      List.of(
          "{'ask':'funnel','steps':['view',{'event':'cart','where':[{'property':'sku','op':'in','value':['a',1]}],'nth':1},{'match':{'any':['purchase',{'goal':'sale'}]},'label':'buys'}],'window':'7d','attempt':'latest','by':{'property':['source','person.plan@entry'],'at':'each','limit':2},'list':{'of':'/steps/1/dropped','limit':5}}",
          "{'ask':'funnel','steps':['view','purchase'],'period':{'last':'90d'},'zone':'Asia/Kathmandu','weekStart':'sunday','asOf':'2026-03-05T00:00:00Z','where':{'not':{'property':'source','op':'matches','value':'^g.*e$','ignoreCase':true}},'people':{'any':[{'did':'view','times':'>=1','in':{'this':'month'}},{'property':'person.age','op':'<=','value':7.5}]}}",
          "{'ask':'funnel','steps':[{'event':'*'},'purchase'],'by':{'property':'plan','at':'person'},'list':{'of':'/groups/0/steps/1/reached'},'period':{'from':'2026-01-01','to':'2026-03-31'},'fold':false,'bots':'include','order':'sequential','exclude':[],'hold':[],'tolerance':'0ms','mode':'fullfunnel'}",
          "{'ask':'funnel','steps':['view','purchase'],'period':{'from':'2026-01-01','to':'2026-01-31'},'compare':'previous','trend':'day','value':'revenue','count':'attempts','by':'source','list':{'of':'/groups/0/trend/1/steps/0/before/open'}}",
          "{'ask':'funnel','steps':['view','purchase'],'actor':{'property':'source'},'period':{'last':'90d'},'compare':{'this':'month'},'trend':'hour','value':'age','zone':'Europe/Warsaw','list':{'of':'/trend/0/entered'}}");

  private static final List<String> SCRAPS =
      List.of(
          "null",
          "true",
          "-1",
          "0",
          "1e400",
          "3.5",
          "''",
          "'view'",
          "'step:2'",
          "[]",
          "{}",
          "['a']",
          "'first'",
          "'year'",
          "'previous'",
          "'month'",
          "'attempts'",
          "'/before/entered'",
          "'last'",
          "'first-event'",
          "'person'",
          "'\\u0000'",
          "'\\ud800'",
          "'99999999999d'",
          "{'last':'36500d'}",
          "{'previous':'year'}",
          "'9998-12-31'",
          "'0001-01-01T00:00:00Z'",
          "{'event':'view'}",
          "{'goal':'lead'}",
          "{'goal':'activated'}",
          "'('",
          "'a{1000}{1000}'",
          "{'property':'source','op':'>','value':'x'}",
          "{'all':[]}",
          "'/groups/0/entered'",
          "'person.'",
          "'UTC+26'",
          "'matches'",
          "'exists'",
          "99999999999999999999");

  @Test
  void alwaysAnAnswerOrASentence() {
    long seed = System.nanoTime();
    SplittableRandom random = new SplittableRandom(seed);
    int answered = 0;
    for (int round = 0; round < ROUNDS; round++) {
      JsonNode question = Asking.json(QUESTIONS.get(random.nextInt(QUESTIONS.size())));
      int mutations = 1 + random.nextInt(3);
      for (int m = 0; m < mutations; m++) {
        mutate(question, random);
      }
      answered += tried(question, seed) ? 1 : 0;
    }
    assertThat(answered).as("answers, seed %d", seed).isPositive();
  }

  private static boolean tried(JsonNode question, long seed) {
    try {
      JsonNode answer = Asking.ask(question, SHOP);
      JsonNode again = Asking.ask(Asking.json(answer.path("question").toString()), SHOP);
      assertThat(again).as("asked again: %s, seed %d", question, seed).isEqualTo(answer);
      return true;
    } catch (QuestionException refused) {
      assertThat(refused.getMessage()).as("%s, seed %d", question, seed).isNotBlank();
      return false;
    } catch (RuntimeException wrong) {
      throw new AssertionError("seed " + seed + ": " + question, wrong);
    }
  }

  private static void mutate(JsonNode question, SplittableRandom random) {
    List<JsonNode> containers = new ArrayList<>();
    collect(question, containers);
    JsonNode in = containers.get(random.nextInt(containers.size()));
    JsonNode scrap = Asking.json(SCRAPS.get(random.nextInt(SCRAPS.size())));
    if (in instanceof ArrayNode list) {
      if (!list.isEmpty() && random.nextBoolean()) {
        list.set(random.nextInt(list.size()), scrap);
      } else {
        list.add(scrap);
      }
    } else if (in instanceof ObjectNode object) {
      List<String> known = new ArrayList<>(object.propertyNames());
      known.addAll(Fields.names());
      String field =
          known.get(
              random.nextInt(random.nextInt(4) == 0 ? known.size() : Math.max(1, object.size())));
      if (random.nextInt(4) == 0) {
        object.remove(field);
      } else {
        object.set(field, scrap);
      }
    }
  }

  private static void collect(JsonNode node, List<JsonNode> containers) {
    if (node.isContainer()) {
      containers.add(node);
      node.forEach(part -> collect(part, containers));
    }
  }
}
