package io.fullfunnel.question;

import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.question.Data.WeekStart;
import io.fullfunnel.question.render.Rendering;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * FEATURE UNDER TEST: the question retention, from JSON to JSON. The first of 2026 is a Thursday.
 */
class RetentionTest {
  private static final TextData SHOP =
      TextData.of(
          """
          ann  order@1h{source=mail} order@25h order@50h
          bob  order@2h{source=ad} order@51h
          cleo order@26h{source=ad} view@26h
          dora view@26h
          """);

  @Test
  void cohorts_with_counts_and_rates() {
    JsonNode answer = Asking.ask("{'ask':'retention','start':'order','periods':3}", SHOP);
    assertThat(answer.path("answer").toString())
        .isEqualTo(
            text(
                "{'cohorts':[{'start':'2026-01-01','people':2,'returned':[2,1,2],"
                    + "'rates':[1.0,0.5,null]},"
                    + "{'start':'2026-01-02','people':1,'returned':[1,0],'rates':[1.0,null]},"
                    + "{'start':'2026-01-03','people':0,'returned':[0],'rates':[null]}],"
                    + "'rates':[[1.0,0.5,null],[1.0,null],[null]],"
                    + "'total':{'people':3,'returned':[3,1,0,0],'of':[3,2,0,0],"
                    + "'rates':[1.0,0.5,null,null]}}"));
    assertThat(notes(answer)).containsExactly("young");
  }

  @Test
  void an_interval_is_over_at_its_last_millisecond() {
    String question = "{'ask':'retention','start':'order','periods':1,'asOf':'";
    assertThat(Asking.ask(question + "2026-01-02'}", SHOP).at("/answer/rates/0").toString())
        .isEqualTo("[1.0,0.5]");
    String before = "2026-01-02T23:59:59.998Z'}";
    assertThat(Asking.ask(question + before, SHOP).at("/answer/rates/0").toString())
        .isEqualTo("[1.0,null]");
  }

  @Test
  void defaults_are_filled_in_and_asked_again_it_says_the_same() {
    JsonNode answer =
        Asking.ask(
            "{'ask':'retention','start':'order','back':'view','every':'week','returned':'by',"
                + "'period':{'from':'2026-01-02','to':'2026-01-03'},'compare':'previous',"
                + "'by':'source','list':{'of':'/groups/0/cohorts/0/before/people'}}",
            SHOP);
    assertThat(answer.path("question").toString())
        .isEqualTo(
            text(
                "{'ask':'retention','start':'order','back':'view','every':'week',"
                    + "'periods':12,'first':true,'returned':'by',"
                    + "'period':{'from':'2026-01-02T00:00:00Z','to':'2026-01-04T00:00:00Z'},"
                    + "'asOf':'2026-01-03T03:00:00Z','zone':'UTC','weekStart':'monday',"
                    + "'where':[],'people':[],'by':{'property':'source','at':'event','limit':20},"
                    + "'list':{'of':'/groups/0/cohorts/0/before/people','limit':100},"
                    + "'compare':{'from':'2025-12-31T00:00:00Z',"
                    + "'to':'2026-01-02T00:00:00Z'},'bots':'exclude','internal':'exclude',"
                    + "'fold':true,'channels':'ga4','after':null}"));
    assertThat(Asking.ask(answer.path("question"), SHOP)).isEqualTo(answer);
  }

  @Test
  void before_and_change_stand_beside() {
    JsonNode answer =
        Asking.ask(
            "{'ask':'retention','start':'order','periods':1,"
                + "'period':{'from':'2026-01-02','to':'2026-01-02'},'compare':'previous'}",
            SHOP);
    assertThat(answer.at("/answer/cohorts/0").toString())
        .isEqualTo(
            text(
                "{'start':'2026-01-02','people':1,'returned':[1,0],'rates':[1.0,null],"
                    + "'before':{'start':'2026-01-01','people':2,'returned':[2,1],"
                    + "'rates':[1.0,0.5]},"
                    + "'change':{'people':-1,'returned':[-1,-1],'rates':[0.0,null]}}"));
    assertThat(answer.at("/answer/total/before/people").asInt()).isEqualTo(2);
  }

  @Test
  void weeks_begin_where_they_are_told_and_days_by_the_clocks_of_a_zone() {
    String week = "{'ask':'retention','start':'order','every':'week','periods':1,'weekStart':'";
    assertThat(Asking.ask(week + "sunday'}", SHOP).at("/answer/cohorts/0/start").asString())
        .isEqualTo("2025-12-28");
    assertThat(Asking.ask(week + "monday'}", SHOP).at("/answer/cohorts/0/start").asString())
        .isEqualTo("2025-12-29");
    TextData late = SHOP.in("America/New_York", WeekStart.MONDAY);
    assertThat(
            Asking.ask("{'ask':'retention','start':'order','periods':1}", late)
                .at("/answer/cohorts/0/start")
                .asString())
        .isEqualTo("2025-12-31");
    assertThat(
            Asking.ask("{'ask':'retention','start':'order','every':'hour','periods':1}", SHOP)
                .at("/answer/cohorts/0/start")
                .asString())
        .isEqualTo("2026-01-01T01:00:00Z");
  }

  /** Invariant: a number equals the count of what it lists. */
  @Test
  void what_is_listed_is_what_is_counted() {
    String question =
        "{'ask':'retention','start':'order','periods':2,'first':false,"
            + "'by':{'property':'source','limit':1},'compare':'previous',"
            + "'period':{'from':'2026-01-02','to':'2026-01-03'}";
    JsonNode plain = Asking.ask(question + "}", SHOP);
    List<String> pointers = new ArrayList<>();
    for (String group : List.of("", "/groups/0", "/groups/1")) {
      for (String of : List.of("/cohorts/0", "/cohorts/1", "/total")) {
        for (String when : List.of("", "/before")) {
          for (String what : List.of("/people", "/returned/0", "/returned/1")) {
            pointers.add(group + of + when + what);
          }
        }
      }
    }
    long listed = 0;
    for (String pointer : pointers) {
      JsonNode list = Asking.ask(question + ",'list':{'of':'" + pointer + "'}}", SHOP);
      assertThat(list.at("/answer/list").size())
          .as(pointer)
          .isEqualTo(plain.at("/answer" + pointer).asInt(0));
      listed += list.at("/answer/list").size();
    }
    assertThat(listed).isPositive();
    JsonNode one =
        Asking.ask(
            "{'ask':'retention','start':'order','list':{'of':'/cohorts/0/returned/1'}}", SHOP);
    assertThat(one.at("/answer/list").toString())
        .isEqualTo(
            text(
                "[{'person':'p_0000000000000001','userId':'ann','time':'2026-01-02T01:00:00Z',"
                    + "'event':'order'}]"));
  }

  @Test
  void what_is_wrong_is_said() {
    assertThat(error("'back':'order'"))
        .isEqualTo(
            "At /start there must be a matcher: an event's name, or an object with event, any,"
                + " goal or stage, not nothing.");
    assertThat(error("'start':'order','every':'year'"))
        .isEqualTo("Unknown interval \"year\" at /every. Known: day, week, month, hour.");
    assertThat(error("'start':'order','periods':0"))
        .isEqualTo("At /periods there must be a whole number from 1 to 1000, not 0.");
    assertThat(error("'start':'order','returned':'on'"))
        .startsWith("Unknown way to return \"on\" at /returned.");
    assertThat(error("'start':'order','steps':[]")).startsWith("Unknown field \"steps\" at /.");
    assertThat(error("'start':'order','list':{'of':'/rates/0/1'}"))
        .isEqualTo(
            "\"/rates/0/1\" at /list/of points at nobody; such are /cohorts/0/people,"
                + " /cohorts/0/returned/1 and /total/returned/1, also below /groups/0.");
    assertThat(error("'start':'order','list':{'of':'/cohorts/7/people'}"))
        .isEqualTo(
            "\"/cohorts/7/people\" at /list/of points at no place of the answer, which has 3"
                + " cohorts, 13 intervals and 0 groups.");
    assertThat(error("'start':'order','compare':'year'")).contains("nothing to compare with");
  }

  @Test
  void nothing_there_is_no_error() {
    JsonNode none = Asking.ask("{'ask':'retention','start':'order'}", TextData.of(""));
    assertThat(none.path("answer").path("cohorts").size()).isZero();
    assertThat(notes(none)).contains("no-data");
    assertThat(Rendering.table(none, 80, false)).contains("No event to answer from.");
  }

  @Test
  void retention_is_drawn_as_a_grid_and_as_csv() {
    var many = new StringBuilder();
    for (int person = 0; person < 40; person++) {
      many.append("p").append(person).append(" order@1h");
      many.append(person % 4 == 0 ? " order@26h\n" : "\n");
    }
    TextData shop = TextData.of(many + "late order@3d");
    JsonNode answer = Asking.ask("{'ask':'retention','start':'order','periods':2}", shop);
    assertThat(Rendering.csv(answer))
        .isEqualTo(
            """
            start,people,returned0,returned1,returned2,rate0,rate1,rate2
            2026-01-01,40,40,10,0,1.0,0.25,0.0
            2026-01-02,0,0,0,0,,,
            2026-01-03,0,0,0,,,,
            2026-01-04,1,1,,,,,
            ,41,40,10,0,1.0,0.25,0.0
            """);
    assertThat(Rendering.table(answer, 80, false))
        .startsWith(
            """
            day           people       0       1       2
            2026-01-01        40 100.0 %  25.0 %   0.0 %
            2026-01-02         0
            2026-01-03         0
            2026-01-04         1       ·
            All               41 100.0 %  25.0 %   0.0 %
            """);
  }

  private static String text(String json) {
    return json.replace('\'', '"');
  }

  private static String error(String fields) {
    return Asking.error("{'ask':'retention'," + fields + "}", SHOP);
  }

  private static List<String> notes(JsonNode answer) {
    List<String> notes = new ArrayList<>();
    answer.path("notes").forEach(note -> notes.add(note.path("code").asString()));
    return notes;
  }
}
