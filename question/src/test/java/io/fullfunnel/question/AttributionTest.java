package io.fullfunnel.question;

import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.question.render.Rendering;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** FEATURE UNDER TEST: the question attribution, from JSON to JSON. */
class AttributionTest {
  private static final TextData SHOP =
      TextData.of(
          """
          ann  "Page Viewed"@0h{channel=Ads,page.path=/a} "Page Viewed"@1m{page.path=/b} "Page Viewed"@2d{channel=Mail,page.path=/b} order@2d1m{revenue=10}
          bob  "Page Viewed"@1h{channel=Ads,page.path=/a} "Page Viewed"@3d{channel=Direct,page.path=/c} order@3d1m{revenue=5.5}
          cleo "Page Viewed"@2h{channel=Search,page.path=/c}
          dora order@4d{session=none}
          """);

  private static final String ASKED =
      "{'ask':'attribution','conversion':'order','models':['first','last','markov']";

  @Test
  void credits_of_models_side_by_side() {
    JsonNode answer = Asking.ask(ASKED + "}", SHOP);
    assertThat(answer.path("answer").toString())
        .isEqualTo(
            text(
                "{'conversions':3,'value':15.5,'untouched':1,'nulls':1,"
                    + "'paths':[{'path':['Ads'],'conversions':1,'value':5.5,'nulls':0},"
                    + "{'path':['Ads','Mail'],'conversions':1,'value':10,'nulls':0},"
                    + "{'path':['Search'],'conversions':0,'value':0,'nulls':1}],"
                    + "'distinctPaths':3,"
                    + "'agreement':{'share':0.6666666666666666,'touches':["
                    + "{'touch':'Ads','low':1,'lowest':'last','high':2,'highest':'first',"
                    + "'spread':1},"
                    + "{'touch':'Mail','low':0,'lowest':'first','high':1,'highest':'last',"
                    + "'spread':1},"
                    + "{'touch':'(none)','low':1,'lowest':'first','high':1,'highest':'first',"
                    + "'spread':0}]},"
                    + "'models':[{'model':'first','adds':true,'credits':["
                    + "{'touch':'Ads','conversions':2,'value':15.5},"
                    + "{'touch':'(none)','conversions':1,'value':0},"
                    + "{'touch':'Mail','conversions':0,'value':0}]},"
                    + "{'model':'last','adds':true,'credits':["
                    + "{'touch':'Mail','conversions':1,'value':10},"
                    + "{'touch':'Ads','conversions':1,'value':5.5},"
                    + "{'touch':'(none)','conversions':1,'value':0}]},"
                    + "{'model':'markov','adds':true,'conversionProbability':0.6666666666666666,"
                    + "'credits':["
                    + "{'touch':'Ads','conversions':1.333333333,'value':10.333333,"
                    + "'removalEffect':1.0},"
                    + "{'touch':'(none)','conversions':1,'value':0},"
                    + "{'touch':'Mail','conversions':0.666666667,'value':5.166667,"
                    + "'removalEffect':0.5}]}]}"));
    assertThat(notes(answer)).containsExactly("untouched", "open");
  }

  @Test
  void defaults_are_filled_in_and_asked_again_it_says_the_same() {
    JsonNode answer =
        Asking.ask(
            "{'ask':'attribution','conversion':'order','by':'channel',"
                + "'models':['w-shape',{'custom':{'first':1,'last':2}}],"
                + "'list':{'of':'/groups/0/models/0/credits/0/conversions'}}",
            SHOP);
    assertThat(answer.path("question").toString())
        .isEqualTo(
            text(
                "{'ask':'attribution','conversion':'order','touch':'channel','touches':null,"
                    + "'lookback':'90d','models':['w-shape',{'custom':{'first':1,'last':2}}],"
                    + "'shared':false,'halfLife':'7d','order':1,'nulls':true,"
                    + "'anchors':[{'goal':'lead'}],'value':'revenue',"
                    + "'period':{'from':'2026-01-01T00:00:00Z','to':'2026-01-05T00:00:00.001Z'},"
                    + "'asOf':'2026-01-05T00:00:00Z','zone':'UTC','weekStart':'monday',"
                    + "'where':[],'people':[],"
                    + "'by':{'property':'channel','at':'event','limit':20},"
                    + "'list':{'of':'/groups/0/models/0/credits/0/conversions','limit':100},"
                    + "'compare':null,'bots':'exclude','internal':'exclude','fold':true,"
                    + "'channels':'ga4','after':null}"));
    assertThat(Asking.ask(answer.path("question"), SHOP)).isEqualTo(answer);
    assertThat(
            Asking.ask("{'ask':'attribution','conversion':'order'}", SHOP).at("/question/models"))
        .hasToString(text("['last-non-direct','markov','first']"));
  }

  @Test
  void touches_by_page_by_landing_page_and_by_events_of_ones_own() {
    assertThat(first("'touch':'page'")).isEqualTo("/a 2, (none) 1, /b 0, /c 0");
    assertThat(first("'touch':'landing'")).isEqualTo("/a 2, (none) 1, /b 0, /c 0");
    assertThat(last("'touch':'page'")).isEqualTo("/b 1, /c 1, (none) 1, /a 0");
    assertThat(first("'touch':'page.path','touches':{'event':'Page Viewed','nth':2}"))
        .isEqualTo("/b 1, /c 1, (none) 1");
  }

  @Test
  void before_and_change_stand_beside() {
    JsonNode answer =
        Asking.ask(
            ASKED + ",'period':{'from':'2026-01-04','to':'2026-01-04'},'compare':'previous'}",
            SHOP);
    assertThat(answer.at("/answer/before").toString())
        .isEqualTo(text("{'conversions':1,'value':10,'untouched':0,'nulls':0}"));
    assertThat(answer.at("/answer/models/1/credits").toString())
        .isEqualTo(
            text(
                "[{'touch':'Ads','conversions':1,'value':5.5,"
                    + "'before':{'conversions':0,'value':0},"
                    + "'change':{'conversions':1,'value':5.5}},"
                    + "{'touch':'Mail','conversions':0,'value':0,"
                    + "'before':{'conversions':1,'value':10},"
                    + "'change':{'conversions':-1,'value':-10}}]"));
  }

  /** Invariant: what is listed is what is counted: its parts add up to the credit. */
  @Test
  void the_parts_of_the_listed_conversions_add_up_to_the_credit() {
    String question =
        "{'ask':'attribution','conversion':'order','models':['linear','participation','first']";
    JsonNode plain = Asking.ask(question + "}", SHOP).path("answer");
    for (int model = 0; model < 3; model++) {
      JsonNode credits = plain.path("models").path(model).path("credits");
      for (int c = 0; c < credits.size(); c++) {
        String of = "/models/" + model + "/credits/" + c + "/conversions";
        JsonNode list = Asking.ask(question + ",'list':{'of':'" + of + "'}}", SHOP);
        double sum = 0;
        for (JsonNode listed : list.at("/answer/list")) {
          sum += listed.path("credit").doubleValue();
        }
        assertThat(sum).as(of).isEqualTo(credits.path(c).path("conversions").doubleValue());
      }
    }
    JsonNode all = Asking.ask(question + ",'list':{'of':'/conversions'}}", SHOP);
    assertThat(all.at("/answer/list").size()).isEqualTo(3);
    JsonNode one = Asking.ask(question + ",'list':{'of':'/models/0/credits/2/conversions'}}", SHOP);
    assertThat(one.at("/answer/list").toString())
        .isEqualTo(
            text(
                "[{'person':'p_0000000000000001','userId':'ann','time':'2026-01-03T00:01:00Z',"
                    + "'event':'order','credit':0.5}]"));
  }

  @Test
  void given_paths_take_the_place_of_timelines() {
    JsonNode answer =
        Asking.ask(
            "{'ask':'attribution','models':['linear'],'paths':["
                + "{'path':['a','b'],'conversions':2,'value':10.0,'nulls':3},"
                + "{'path':['a'],'nulls':1},{'path':[],'conversions':1}]}",
            SHOP);
    assertThat(answer.at("/answer/models/0/credits").toString())
        .isEqualTo(
            text(
                "[{'touch':'a','conversions':1,'value':5},{'touch':'b','conversions':1,'value':5},"
                    + "{'touch':'(none)','conversions':1,'value':0}]"));
    assertThat(Asking.ask(answer.path("question"), SHOP)).isEqualTo(answer);
  }

  @Test
  void what_is_wrong_is_said() {
    assertThat(error("'models':['frist']"))
        .isEqualTo("Unknown model \"frist\" at /models/0. Did you mean \"first\"?");
    assertThat(error("'models':['first','first']"))
        .isEqualTo("The model at /models/1 stands twice in the list.");
    assertThat(error("'models':[{'custom':{'first':0}}]"))
        .isEqualTo("The weights at /models/0/custom are all 0: nobody gets credit.");
    assertThat(error("'models':[{'custom':{'first':-1}}]"))
        .startsWith("At /models/0/custom/first there must be a weight from 0");
    assertThat(error("'order':4"))
        .isEqualTo("At /order there must be a whole number from 1 to 3, not 4.");
    assertThat(error("'halfLife':'0d'"))
        .startsWith("At /halfLife there must be a duration above 0");
    assertThat(error("'touch':'landing','touches':'order'"))
        .startsWith("\"touches\" at /touches means nothing with touches by \"landing\"");
    assertThat(error("'transition':{}"))
        .isEqualTo("Credit is for either a \"conversion\" or a \"transition\", not for both.");
    assertThat(error("'list':{'of':'/models/0/credits/9/conversions'}"))
        .isEqualTo(
            "\"/models/0/credits/9/conversions\" at /list/of points at no place of the answer.");
    assertThat(error("'list':{'of':'/value'}")).contains("points at nothing that is counted");
    String given = "{'ask':'attribution','paths':[{'path':['a'],'conversions':1}]";
    assertThat(Asking.error(given + ",'models':['time-decay']}", SHOP))
        .isEqualTo("The model \"time-decay\" at /models/0 needs times, and given paths have none.");
    assertThat(Asking.error(given + ",'lookback':'3d'}", SHOP))
        .isEqualTo(
            "\"lookback\" at /lookback means nothing beside \"paths\": they are given, not looked"
                + " for.");
    assertThat(Asking.error("{'ask':'attribution'}", SHOP))
        .startsWith("At /conversion there must be a matcher");
  }

  @Test
  void attribution_is_drawn_as_a_table_and_as_csv() {
    JsonNode answer = Asking.ask(ASKED + "}", SHOP);
    assertThat(Rendering.csv(answer))
        .isEqualTo(
            """
            touch,conversions:first,value:first,conversions:last,value:last,\
            conversions:markov,value:markov,removalEffect:markov
            Ads,2,15.5,1,5.5,1.333333333,10.333333,1.0
            (none),1,0,1,0,1,0,
            Mail,0,0,1,10,0.666666667,5.166667,0.5
            """);
    assertThat(Rendering.table(answer, 80, false))
        .startsWith(
            """
            channel         first          last        markov
            Ads              2.00          1.00          1.33
            (none)           1.00          1.00          1.00
            Mail             0.00          1.00          0.67
            All              3.00          3.00          3.00

            channel (value)         first          last        markov
            Ads                     15.50          5.50         10.33
            """)
        .contains(
            """
            The models agree on 66.7 % of the credit. Most disputed: Ads from 1.00 (last) to
              2.00 (first); Mail from 0.00 (first) to 1.00 (last).
            """);
  }

  private static final String MODEL =
      "{'stages':[{'key':'aware','band':'TOFU','match':'see','decay':{'after':'3d','to':'(out)'}},"
          + "{'key':'buyer','band':'BOFU','match':'order','decay':{'after':'5d','to':'aware'}}]}";

  @Test
  void a_transition_over_a_model_is_a_conversion() {
    TextData walks =
        TextData.of(
            """
            ann see@0d{channel=Ads} order@1d{revenue=9} see@2d{channel=Mail} order@3d
            bob order@0d{channel=Mail,revenue=5}
            cid see@0d{channel=Ads} see@1d{channel=Mail} order@2d
            """);
    String question =
        "{'ask':'attribution','models':['first'],'transition':{'model':" + MODEL + ",'to':'buyer'";
    JsonNode bought = Asking.ask(question + "}}", walks);
    assertThat(bought.at("/answer/models/0/credits").toString())
        .isEqualTo(
            text(
                "[{'touch':'Ads','conversions':2,'value':9},"
                    + "{'touch':'Mail','conversions':1,'value':5}]"));
    assertThat(Asking.ask(bought.path("question"), walks)).isEqualTo(bought);
    JsonNode moved = Asking.ask(question + ",'from':'aware'},'list':{'of':'/conversions'}}", walks);
    assertThat(moved.at("/question/transition/from").asString()).isEqualTo("aware");
    assertThat(moved.at("/answer/list").toString())
        .isEqualTo(
            text(
                "[{'person':'p_0000000000000001','userId':'ann','time':'2026-01-02T00:00:00Z',"
                    + "'event':'order','credit':1},"
                    + "{'person':'p_0000000000000003','userId':'cid',"
                    + "'time':'2026-01-03T00:00:00Z','event':'order','credit':1}]"));
  }

  @Test
  void a_transition_that_no_event_makes_is_refused() {
    String question = "{'ask':'attribution','transition':";
    assertThat(Asking.error(question + "'x'}", SHOP))
        .startsWith("At /transition there must be an object such as {\"model\":\"four-stage\"");
    assertThat(Asking.error(question + "{'model':" + MODEL + "}}", SHOP))
        .isEqualTo(
            "At /transition/to there must be a stage: \"aware\", \"buyer\" or \"(out)\", not"
                + " nothing.");
    assertThat(
            Asking.error(question + "{'model':" + MODEL + ",'from':'buyer','to':'aware'}}", SHOP))
        .isEqualTo(
            "No event of the model leads from \"buyer\" to \"aware\", as /transition asks: people"
                + " come there by decay only, which has no touch to credit; there one comes from"
                + " (start) or (out).");
    assertThat(Asking.error(question + "{'model':" + MODEL + ",'to':'(out)'}}", SHOP))
        .isEqualTo(
            "No event of the model leads to \"(out)\", as /transition asks: people come there by"
                + " decay only, which has no touch to credit.");
    assertThat(Asking.error(question + "{'model':'full-funnel','to':'custmer'}}", SHOP))
        .startsWith("Unknown stage \"custmer\" at /transition/to.");
  }

  private static String first(String fields) {
    return credits(fields, "first");
  }

  private static String last(String fields) {
    return credits(fields, "last");
  }

  private static String credits(String fields, String model) {
    JsonNode answer =
        Asking.ask(
            "{'ask':'attribution','conversion':'order','models':['" + model + "']," + fields + "}",
            SHOP);
    List<String> credits = new ArrayList<>();
    for (JsonNode credit : answer.at("/answer/models/0/credits")) {
      credits.add(credit.path("touch").asString() + " " + credit.path("conversions"));
    }
    return String.join(", ", credits);
  }

  private static String text(String json) {
    return json.replace('\'', '"');
  }

  private static String error(String fields) {
    return Asking.error("{'ask':'attribution','conversion':'order'," + fields + "}", SHOP);
  }

  private static List<String> notes(JsonNode answer) {
    List<String> notes = new ArrayList<>();
    answer.path("notes").forEach(note -> notes.add(note.path("code").asString()));
    return notes;
  }
}
