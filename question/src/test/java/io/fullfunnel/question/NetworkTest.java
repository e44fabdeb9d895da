package io.fullfunnel.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fullfunnel.question.render.Rendering;
import io.fullfunnel.testkit.RandomTimelines;
import io.fullfunnel.testkit.SharedData;
import io.fullfunnel.testkit.TimelineText;
import io.fullfunnel.testkit.Timelines;
import java.io.IOException;
import java.nio.file.Files;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** FEATURE UNDER TEST: the question network, from JSON to JSON. */
class NetworkTest {
  private static final TextData SHOP =
      TextData.of(
          """
          ann  visit@0h{channel=Ads} visit@1h{channel=Mail} buy@2h{channel=Mail,revenue=10} visit@3h{channel=Ads}
          bob  visit@0h{channel=Ads} visit@1h{channel=Mail} visit@2h{channel=Ads}
          cleo visit@400d{channel=Ads}
          """);
  private static final String ASKED = "{'ask':'network','conversion':'buy','minimum':1";

  @Test
  void only_touches_stand_at_nodes() {
    JsonNode answer = Asking.ask(ASKED + ",'touches':'buy'}", SHOP);
    assertThat(answer.path("answer").path("edges").toString())
        .isEqualTo(
            text(
                "[{'from':'(start)','to':'Mail','count':1,'converted':1,'rate':1.0},"
                    + "{'from':'Mail','to':'(conversion)','count':1,'converted':1,'rate':1.0}]"));
    assertThat(answer.path("question").path("touches").toString()).isEqualTo("\"buy\"");
    assertThat(
            Asking.error(
                "{'ask':'network','conversion':'buy','node':'landing','touches':'buy'}", SHOP))
        .contains("means nothing with the node \"landing\"");
  }

  @Test
  void only_the_parts_that_are_wanted_are_answered() {
    JsonNode all = Asking.ask(ASKED + "}", SHOP).path("answer");
    JsonNode answer = Asking.ask(ASKED + ",'parts':['paths']}", SHOP);
    JsonNode part = answer.path("answer");
    assertThat(part.path("paths")).isEqualTo(all.path("paths"));
    assertThat(part.path("baseline")).isEqualTo(all.path("baseline"));
    assertThat(part.at("/nodes/0/arrivals")).isEqualTo(all.at("/nodes/0/arrivals"));
    assertThat(part.at("/nodes/0/removalEffect").isNull()).isTrue();
    assertThat(part.path("edges").size() + part.path("cycles").size()).isZero();
    assertThat(answer.at("/question/parts").toString()).isEqualTo("[\"paths\"]");
    assertThat(Asking.error(ASKED + ",'parts':[]}", SHOP)).contains("edges, paths, cycles");
    assertThat(Asking.error(ASKED + ",'parts':['edge']}", SHOP)).contains("edges");
    assertThat(Asking.error(ASKED + ",'parts':[null]}", SHOP)).contains("edges");
  }

  @Test
  void a_network_is_answered_whole() {
    JsonNode answer = Asking.ask(ASKED + "}", SHOP).path("answer");
    assertThat(answer.path("nodes").toString())
        .isEqualTo(
            text(
                "[{'key':'Ads','people':3,'arrivals':5,'converted':1,'onward':2,'closing':0,"
                    + "'lost':2,'open':1,'continuation':0.5,'blackHole':0.8333333333333331,"
                    + "'removalEffect':1.0},{'key':'Mail','people':2,'arrivals':2,'converted':1,"
                    + "'onward':1,'closing':1,'lost':0,'open':0,'continuation':1.0,"
                    + "'blackHole':0.0,'removalEffect':1.0}]"));
    assertThat(answer.path("edges").path(0).toString())
        .isEqualTo(text("{'from':'(start)','to':'Ads','count':4,'converted':1,'rate':0.25}"));
    assertThat(answer.path("paths").toString())
        .isEqualTo(
            text(
                "[{'path':['Ads','Mail'],'people':1,'journeys':1,'conversions':1,'rate':1.0,"
                    + "'value':10},{'path':['Ads'],'people':2,'journeys':2,'conversions':0,"
                    + "'rate':0.0,'value':0},{'path':['Ads','Mail','Ads'],'people':1,"
                    + "'journeys':1,'conversions':0,'rate':0.0,'value':0}]"));
    assertThat(answer.path("cycles").toString())
        .isEqualTo(text("[{'nodes':['Ads','Mail'],'people':1,'rounds':1}]"));
    assertThat(answer.path("sequences").path(0).path("sequence").toString())
        .isEqualTo(text("['Ads','Mail']"));
    assertThat(
            List.of(
                answer.path("people").asInt(),
                answer.path("conversions").asInt(),
                answer.path("value").asInt()))
        .isEqualTo(List.of(3, 1, 10));
    assertThat(answer.path("baseline").asDouble()).isEqualTo(4 / 6.0);
  }

  @Test
  void defaults_are_filled_in_and_asked_again_it_says_the_same() {
    JsonNode answer =
        Asking.ask(
            "{'ask':'network','period':{'from':'2026-01-01','to':'2026-01-01'},"
                + "'compare':'previous','by':'channel','list':{'of':'/groups/0/nodes/0/people'}}",
            SHOP);
    assertThat(answer.path("question").toString())
        .isEqualTo(
            text(
                "{'ask':'network','node':'channel','touches':null,'conversion':{'goal':'sale'},"
                    + "'lookback':'90d','parts':['edges','paths','cycles','sequences'],'depth':12,'repeats':false,'value':'revenue',"
                    + "'minimum':30,'limit':500,'period':{'from':'2026-01-01T00:00:00Z',"
                    + "'to':'2026-01-02T00:00:00Z'},'asOf':'2027-02-05T00:00:00Z','zone':'UTC',"
                    + "'weekStart':'monday','where':[],'people':[],"
                    + "'by':{'property':'channel','at':'first-event','limit':20},"
                    + "'list':{'of':'/groups/0/nodes/0/people','limit':100},"
                    + "'compare':{'from':'2025-12-31T00:00:00Z','to':'2026-01-01T00:00:00Z'},"
                    + "'bots':'exclude','internal':'exclude','fold':true,'channels':'ga4',"
                    + "'after':null}"));
    assertThat(Asking.ask(answer.path("question"), SHOP)).isEqualTo(answer);
    assertThat(answer.at("/answer/groups/0/key").toString()).isEqualTo("[\"Ads\"]");
  }

  @Test
  void before_and_change_stand_beside_every_figure() {
    JsonNode node =
        Asking.ask(
                ASKED
                    + ",'period':{'from':'2027-02-05','to':'2027-02-05'},"
                    + "'compare':{'from':'2026-01-01','to':'2026-01-01'}}",
                SHOP)
            .at("/answer/nodes/0");
    assertThat(node.path("people").asInt()).isEqualTo(1);
    assertThat(node.at("/before/people").asInt()).isEqualTo(2);
    assertThat(node.at("/change/arrivals").asInt()).isEqualTo(-3);
  }

  /** Invariant: a number equals the count of what it lists. */
  @Test
  void what_is_listed_is_what_is_counted() {
    String question =
        ASKED
            + ",'limit':1,'by':'channel','period':{'from':'2026-01-01','to':'2027-12-31'},"
            + "'compare':{'from':'2026-01-01','to':'2026-01-01'}";
    JsonNode plain = Asking.ask(question + "}", SHOP);
    List<String> pointers =
        new ArrayList<>(List.of("/people", "/conversions", "/before/people", "/groups/0/people"));
    Map<String, List<String>> figures =
        Map.of(
            "nodes",
                List.of("people", "arrivals", "converted", "onward", "closing", "lost", "open"),
            "edges", List.of("count", "converted"),
            "cycles", List.of("people"),
            "sequences", List.of("people"));
    figures.forEach((table, names) -> {
      for (int row = 0; row < plain.at("/answer/" + table).size(); row++) {
        for (String name : names) {
          pointers.add("/" + table + "/" + row + "/" + name);
          pointers.add("/" + table + "/" + row + "/before/" + name);
          pointers.add("/groups/0/" + table + "/" + row + "/" + name);
        }
      }
    });
    List.of("people", "journeys", "conversions").forEach(name -> pointers.add("/paths/0/" + name));
    for (String pointer : pointers) {
      JsonNode listed = Asking.ask(question + ",'list':{'of':'" + pointer + "'}}", SHOP);
      JsonNode counted = plain.at("/answer" + pointer);
      if (counted.isNumber()) {
        assertThat(listed.at("/answer/list").size()).as(pointer).isEqualTo(counted.asInt());
      }
    }
    JsonNode one = Asking.ask(question + ",'list':{'of':'/conversions'}}", SHOP);
    assertThat(one.at("/answer/list").toString())
        .isEqualTo(
            text(
                "[{'person':'p_0000000000000001','userId':'ann',"
                    + "'time':'2026-01-01T02:00:00Z','event':'buy'}]"));
  }

  /** Invariant: network node totals equal funnel totals. */
  @Test
  void totals_are_those_of_funnels() {
    var maker =
        new RandomTimelines(
            40, 20, TimelineText.millis("300d"), List.of("view", "cart", "mail", "order"));
    for (int seed = 0; seed < 20; seed++) {
      Timelines people = maker.make(new SplittableRandom(seed));
      var data = new TextData(people, people.dataset(), ZoneOffset.UTC, Data.WeekStart.MONDAY);
      String node = List.of("channel", "event", "device").get(seed % 3);
      String period = seed % 2 == 0 ? "" : ",'period':{'from':'2026-02-01','to':'2026-05-01'}";
      String ask = "{'ask':'network','conversion':'order','node':'" + node + "'" + period;
      JsonNode network = Asking.ask(ask + "}", data).path("answer");
      JsonNode repeats = Asking.ask(ask + ",'repeats':true}", data).path("answer");
      assertThat(network.path("conversions").asInt())
          .as("seed %d", seed)
          .isEqualTo(funnel("'order'", "attempts", period, data));
      for (JsonNode found : network.path("nodes")) {
        String key = found.path("key").asString();
        String step =
            node.equals("event")
                ? "'" + key + "'"
                : "{'event':'*','where':[{'property':'%s','op':'=','value':'%s'}]}"
                    .formatted(node, key);
        String as = "seed %d, %s".formatted(seed, key);
        assertThat(found.path("people").asInt())
            .as(as)
            .isEqualTo(funnel(step, "people", period, data));
        assertThat(arrivals(repeats, key)).as(as).isEqualTo(funnel(step, "attempts", period, data));
      }
      inIsOut(network, period.isEmpty(), "seed " + seed);
    }
  }

  private static int arrivals(JsonNode network, String key) {
    for (JsonNode node : network.path("nodes")) {
      if (node.path("key").asString().equals(key)) {
        return node.path("arrivals").asInt();
      }
    }
    return 0;
  }

  private static int funnel(String step, String count, String period, TextData data) {
    String question =
        "{'ask':'funnel','steps':[" + step + "],'count':'" + count + "'" + period + "}";
    return Asking.ask(question, data).at("/answer/entered").asInt();
  }

  /** Every arrival came from somewhere and went somewhere, and all conversions were come to. */
  private static void inIsOut(JsonNode network, boolean allData, String as) {
    for (JsonNode node : network.path("nodes")) {
      int arrivals = node.path("arrivals").asInt();
      assertThat(sum(network, "to", node.path("key").asString())).as(as).isEqualTo(arrivals);
      int went = 0;
      for (String way : List.of("onward", "closing", "lost", "open")) {
        went += node.path(way).asInt();
      }
      assertThat(went).as(as).isEqualTo(arrivals);
      if (allData) {
        assertThat(sum(network, "from", node.path("key").asString())).as(as).isEqualTo(arrivals);
      }
    }
    assertThat(sum(network, "to", "(conversion)"))
        .as(as)
        .isEqualTo(network.path("conversions").asInt());
  }

  private static int sum(JsonNode network, String end, String key) {
    int sum = 0;
    for (JsonNode edge : network.path("edges")) {
      sum += edge.path(end).asString().equals(key) ? edge.path("count").asInt() : 0;
    }
    return sum;
  }

  /** Removal effects are those that others compute for the same paths. */
  @Test
  void removal_effects_are_those_of_the_oracles() throws IOException {
    JsonNode vectors =
        JsonMapper.shared()
            .readTree(Files.readString(SharedData.file("oracles/attribution.json")))
            .path("vectors");
    int checked = 0;
    for (JsonNode vector : vectors) {
      JsonNode effects = vector.at("/expected/removal_effect");
      if (!effects.isObject()) {
        continue;
      }
      JsonNode answer =
          Asking.ask("{'ask':'network','conversion':'buy'}", paths(vector.path("paths")));
      for (JsonNode node : answer.at("/answer/nodes")) {
        assertThat(node.path("removalEffect").asDouble())
            .as(vector.path("id") + " " + node.path("key"))
            .isCloseTo(effects.path(node.path("key").asString()).asDouble(), within(1e-12));
        checked++;
      }
    }
    assertThat(checked).isEqualTo(20);
  }

  private static TextData paths(JsonNode paths) {
    var text = new StringBuilder();
    int person = 0;
    for (JsonNode path : paths) {
      int conversions = path.path("conversions").asInt();
      for (int i = 0; i < conversions + path.path("nulls").asInt(); i++) {
        text.append('p').append(person++);
        int hour = 0;
        for (JsonNode channel : path.path("path")) {
          text.append(" touch@%dh{channel=%s}".formatted(hour++, channel.asString()));
        }
        text.append(i < conversions ? " buy@" + hour + "h" : "").append('\n');
      }
    }
    return TextData.of(text.toString());
  }

  @Test
  void what_is_cut_or_means_little_is_said() {
    JsonNode cut = Asking.ask(ASKED + ",'limit':1}", SHOP);
    assertThat(cut.at("/notes/0/text").asString())
        .isEqualTo(
            "There are 2 different nodes. The 1 with the most people stand by themselves, all"
                + " others together are (other); ask for more with \"limit\", or for fewer with"
                + " \"where\".");
    assertThat(cut.at("/answer/nodes/1/key").asString()).isEqualTo("(other)");
    assertThat(cut.at("/answer/nodes/1/people").asInt()).isEqualTo(2);
    JsonNode own = Asking.ask(ASKED + ",'node':'event'}", SHOP);
    assertThat(own.at("/notes/0/text").asString())
        .isEqualTo(
            "Every arrival at \"buy\" is itself the conversion. Such a node stands in no sequence,"
                + " and its removal effect says nothing.");
  }

  @Test
  void what_is_wrong_is_said() {
    assertThat(error("'node':'person.plan'"))
        .isEqualTo(
            "At /node there must be a property of events, not of people, not the text"
                + " \"person.plan\".");
    assertThat(error("'steps':[]")).startsWith("Unknown field \"steps\" at /.");
    assertThat(error("'depth':0")).startsWith("At /depth there must be a whole number from 1");
    assertThat(error("'by':{'property':'channel','at':'each'}"))
        .startsWith("Unknown place of a property \"each\" at /by/at.");
    assertThat(error("'list':{'of':'/nodes/0/blackHole'}"))
        .startsWith("\"/nodes/0/blackHole\" at /list/of points at nothing that is counted");
    assertThat(error("'list':{'of':'/groups/0/people'}")).contains("points at a group");
    assertThat(error("'list':{'of':'/nodes/9/people'}"))
        .isEqualTo("\"/nodes/9/people\" at /list/of points at nothing in the answer.");
    assertThat(error("'list':{'of':'/nodes/people'}")).contains("nothing that is counted");
    assertThat(error("'limit':2,'list':{'of':'/before/people'}")).contains("no \"compare\"");
  }

  @Test
  void a_network_is_drawn_and_written_as_rows() {
    JsonNode answer = Asking.ask(ASKED + "}", SHOP);
    assertThat(Rendering.csv(answer))
        .isEqualTo(
            """
            node,people,arrivals,converted,onward,closing,lost,open,continuation,blackHole,removalEffect
            Ads,3,5,1,2,0,2,1,0.5,0.8333333333333331,1.0
            Mail,2,2,1,1,1,0,0,1.0,0.0,1.0
            """);
    assertThat(Rendering.table(answer, 90, false))
        .contains("1 conversion of 3 people over 2 nodes (channel).")
        .contains("Ads → Mail → (conversion)")
        .contains("Ads → Mail → Ads");
    JsonNode listed = Asking.ask(ASKED + ",'list':{'of':'/conversions'}}", SHOP);
    assertThat(Rendering.csv(listed))
        .isEqualTo("person,userId,time,event\np_0000000000000001,ann,2026-01-01T02:00:00Z,buy\n");
  }

  private static String text(String json) {
    return json.replace('\'', '"');
  }

  private static String error(String fields) {
    return Asking.error("{'ask':'network'," + fields + "}", SHOP);
  }
}
