package io.fullfunnel.question;

import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.question.render.Rendering;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** FEATURE UNDER TEST: the question pages, from JSON to JSON. */
class PagesTest {
  private static final TextData SITE =
      TextData.of(
          """
          ann  "Page Viewed"@0h{page.path=/blog} "Page Viewed"@1m{page.path=/lamp} "Product Added"@2m "Signed Up"@3m
          ann  "Page Viewed"@30h{page.path=/lamp} "Link Clicked"@30h1m "Call To Action Seen"@30h1m "Call To Action Clicked"@30h2m
          bob  "Page Viewed"@1h{page.path=/blog}
          cleo "Page Viewed"@26h{page.path=/blog} "Page Viewed"@26h4m{page.path=/lamp} "Product Added"@26h5m "Order Completed"@27h
          """);

  @Test
  void all_columns_of_all_data() {
    JsonNode answer = Asking.ask("{'ask':'pages'}", SITE);
    assertThat(answer.at("/answer/rows").toString())
        .isEqualTo(
            text(
                "[{'key':['/blog'],'visits':3,'people':3,'views':3,'entries':3,'exits':1,"
                    + "'bounceRate':"
                    + (1 / 3.0)
                    + ",'exitRate':"
                    + (1 / 3.0)
                    + ",'abandonment':null,'medianSeconds':150.0,'conversions':1,"
                    + "'conversionRate':"
                    + (1 / 3.0)
                    + ",'clicks':0,'ctaSeen':0,'ctaClicked':0},"
                    + "{'key':['/lamp'],'visits':3,'people':2,'views':3,'entries':1,'exits':3,"
                    + "'bounceRate':1.0,'exitRate':1.0,'abandonment':0.5,'medianSeconds':null,"
                    + "'conversions':1,'conversionRate':0.5,'clicks':2,'ctaSeen':1,"
                    + "'ctaClicked':1}]"));
    assertThat(answer.at("/answer/total").toString())
        .isEqualTo(
            text(
                "{'visits':4,'people':3,'views':6,'entries':4,'exits':4,'bounceRate':0.5,"
                    + "'exitRate':1.0,'abandonment':0.5,'medianSeconds':150.0,'conversions':1,"
                    + "'conversionRate':"
                    + (1 / 3.0)
                    + ",'clicks':2,'ctaSeen':1,'ctaClicked':1,'adds':{'visits':false,"
                    + "'people':false,'views':true,'entries':true,'exits':true,"
                    + "'bounceRate':false,'exitRate':false,'abandonment':false,"
                    + "'medianSeconds':false,'conversions':false,'conversionRate':false,"
                    + "'clicks':true,'ctaSeen':true,'ctaClicked':true}}"));
    assertThat(notes(answer)).containsExactly("bounce_by_pages", "page-seconds-unknown");
  }

  @Test
  void defaults_are_filled_in_and_asked_again_it_says_the_same() {
    JsonNode answer =
        Asking.ask(
            "{'ask':'pages','goal':'sale','within':'2h','by':'page.path',"
                + "'period':{'from':'2026-01-02','to':'2026-01-02'},'compare':'previous',"
                + "'list':{'of':'/rows/0/before/conversions'}}",
            SITE);
    assertThat(answer.path("question").toString())
        .isEqualTo(
            text(
                "{'ask':'pages','goal':'sale','within':'2h',"
                    + "'period':{'from':'2026-01-02T00:00:00Z',"
                    + "'to':'2026-01-03T00:00:00Z'},'asOf':'2026-01-02T06:02:00Z',"
                    + "'zone':'UTC','weekStart':'monday','where':[],'people':[],"
                    + "'by':{'property':'page.path','limit':20},"
                    + "'list':{'of':'/rows/0/before/conversions','limit':100},"
                    + "'compare':{'from':'2026-01-01T00:00:00Z',"
                    + "'to':'2026-01-02T00:00:00Z'},'bots':'exclude','internal':'exclude',"
                    + "'fold':true,'channels':'ga4','after':null}"));
    assertThat(Asking.ask(answer.path("question"), SITE)).isEqualTo(answer);
  }

  @Test
  void before_and_change_stand_beside() {
    JsonNode answer =
        Asking.ask(
            "{'ask':'pages','period':{'from':'2026-01-02','to':'2026-01-02'},"
                + "'compare':'previous'}",
            SITE);
    JsonNode lamp = answer.at("/answer/rows/0");
    assertThat(lamp.at("/key/0").asString()).isEqualTo("/lamp");
    assertThat(lamp.path("visits") + " " + lamp.at("/before/visits") + " " + lamp.at("/change"))
        .isEqualTo(
            text(
                "2 1 {'visits':1,'people':1,'views':1,'entries':1,'exits':1,'bounceRate':null,"
                    + "'exitRate':0.0,'abandonment':-1.0,'medianSeconds':null,'conversions':-1,"
                    + "'conversionRate':-1.0,'clicks':2,'ctaSeen':1,'ctaClicked':1}"));
    assertThat(answer.at("/answer/total/before/views").asInt()).isEqualTo(3);
  }

  /** Invariant: a number equals the count of what it lists. */
  @Test
  void what_is_listed_is_what_is_counted() {
    String question =
        "{'ask':'pages','by':{'property':'page.path','limit':1},'compare':'previous',"
            + "'period':{'from':'2026-01-02','to':'2026-01-03'}";
    JsonNode plain = Asking.ask(question + "}", SITE);
    List<String> pointers = new ArrayList<>();
    for (String where : List.of("/total", "/rows/0", "/rows/1")) {
      for (String name :
          List.of(
              "visits",
              "people",
              "views",
              "entries",
              "exits",
              "conversions",
              "clicks",
              "ctaSeen",
              "ctaClicked")) {
        pointers.add(where + "/" + name);
        pointers.add(where + "/before/" + name);
      }
    }
    for (String pointer : pointers) {
      JsonNode listed = Asking.ask(question + ",'list':{'of':'" + pointer + "'}}", SITE);
      assertThat(listed.at("/answer/list").size())
          .as(pointer)
          .isEqualTo(plain.at("/answer" + pointer).asInt(-1));
    }
    JsonNode one = Asking.ask(question + ",'list':{'of':'/total/before/conversions'}}", SITE);
    assertThat(one.at("/answer/list").toString())
        .isEqualTo(
            text(
                "[{'person':'p_0000000000000001','userId':'ann',"
                    + "'time':'2026-01-01T00:00:00Z','event':'Page Viewed'}]"));
  }

  /** A page's people and conversions are those of the funnel "view, goal". */
  @Test
  void conversions_are_those_of_the_funnel() {
    for (String path : List.of("/blog", "/lamp")) {
      JsonNode funnel =
          Asking.ask(
              "{'ask':'funnel','window':'30d','steps':[{'event':'Page Viewed',"
                  + "'where':[{'property':'page.path','op':'=','value':'"
                  + path
                  + "'}]},{'goal':'lead'}]}",
              SITE);
      for (JsonNode row : Asking.ask("{'ask':'pages'}", SITE).at("/answer/rows")) {
        if (row.at("/key/0").asString().equals(path)) {
          assertThat(row.path("people") + " " + row.path("conversions"))
              .isEqualTo(funnel.at("/answer/entered") + " " + funnel.at("/answer/completed"));
        }
      }
    }
  }

  @Test
  void what_does_not_occur_is_noted() {
    JsonNode answer = Asking.ask("{'ask':'pages','goal':'trial'}", SITE);
    assertThat(answer.at("/notes/0").toString())
        .isEqualTo(
            text(
                "{'code':'unknown-event','text':'Goal trial has no events so far: no \\\"Trial"
                    + " Started\\\".'}"));
    JsonNode none = Asking.ask("{'ask':'pages'}", TextData.of("ann view@0h{page=/a} lead@1h"));
    assertThat(none.at("/answer/rows").size()).isZero();
    assertThat(none.at("/notes/0/text").asString()).isEqualTo("No event \"Page Viewed\" so far.");
  }

  @Test
  void what_is_wrong_is_said() {
    assertThat(error("'goal':'leed'"))
        .isEqualTo("Unknown goal \"leed\" at /goal. Did you mean \"lead\"?");
    assertThat(error("'goal':'activated'")).startsWith("Goal activated is not set");
    assertThat(error("'within':'soon'")).startsWith("At /within there must be a duration");
    assertThat(error("'steps':[]")).isEqualTo("Unknown field \"steps\" at /.");
    assertThat(error("'list':{'of':'/rows/0/exitRate'}"))
        .isEqualTo(
            "\"/rows/0/exitRate\" at /list/of points at nothing that is counted; such are"
                + " /total/people, /rows/0/conversions and /rows/0/exits.");
    assertThat(error("'list':{'of':'/rows/2/exits'}"))
        .isEqualTo("\"/rows/2/exits\" at /list/of points at no row of the answer, which has 2.");
    assertThat(error("'list':{'of':'/rows/0/before/exits'}"))
        .contains("the question has no \"compare\"");
    assertThat(error("'compare':'previous'")).contains("there is nothing to compare with");
  }

  @Test
  void pages_are_drawn_as_a_table_and_as_csv() {
    JsonNode answer = Asking.ask("{'ask':'pages'}", SITE);
    assertThat(Rendering.csv(answer))
        .isEqualTo(
            """
            page.path,visits,people,views,entries,exits,bounceRate,exitRate,abandonment,\
            medianSeconds,conversions,conversionRate,clicks,ctaSeen,ctaClicked
            /blog,3,3,3,3,1,0.3333333333333333,0.3333333333333333,,150.0,1,0.3333333333333333,0,0,0
            /lamp,3,2,3,1,3,1.0,1.0,0.5,,1,0.5,2,1,1
            """);
    assertThat(Rendering.table(answer, 100, false))
        .startsWith(
            """
            page.path  visits*  people*  views  entries  exits  bounceRate*  exitRate*  abandonment*
            /blog            3        3      3        3      1       33.3 %     33.3 %             –
            /lamp            3        2      3        1      3      100.0 %    100.0 %        50.0 %
            All              4        3      6        4      4       50.0 %    100.0 %        50.0 %

            page.path  medianSeconds*  conversions*  conversionRate*  clicks  ctaSeen  ctaClicked
            /blog               3 min             1           33.3 %       0        0           0
            """);
  }

  private static String text(String json) {
    return json.replace('\'', '"');
  }

  private static String error(String fields) {
    return Asking.error("{'ask':'pages'," + fields + "}", SITE);
  }

  private static List<String> notes(JsonNode answer) {
    List<String> notes = new ArrayList<>();
    answer.path("notes").forEach(note -> notes.add(note.path("code").asString()));
    return notes;
  }
}
