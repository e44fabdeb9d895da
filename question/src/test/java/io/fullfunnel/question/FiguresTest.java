package io.fullfunnel.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** FEATURE UNDER TEST: the question figures, from JSON to JSON. */
class FiguresTest {
  private static final TextData SHOP =
      TextData.of(
          """
          ann  "Page Viewed"@0h{channel=Mail} "Page Viewed"@5m{channel=Mail} "Order Completed"@10m{channel=Mail,revenue=20,order_id=1}
          ann  "Order Completed"@30h{channel=Search,revenue=0.1,order_id=2} "Order Refunded"@60h{order_id=1,total=5}
          bob  "Page Viewed"@1h{channel=Search}
          cleo "Page Viewed"@26h{channel=" search "} "Signed Up"@27h
          """);

  @Test
  void named_figures_of_all_data() {
    JsonNode answer =
        Asking.ask(
            "{'ask':'figures','figures':['visits','people','events','visitSeconds','bounceRate',"
                + "'pageViews','goal:lead','goal:sale','revenue','grossRevenue','customers',"
                + "'newCustomers','returningCustomers']}",
            SHOP);
    assertThat(answer.at("/answer/total/values").toString())
        .isEqualTo(
            text(
                "{'visits':6,'people':3,'events':8,'visitSeconds':600.0,'bounceRate':"
                    + (2 / 6.0)
                    + ",'pageViews':4,'goal:lead':1,'goal:sale':2,'revenue':15.1,"
                    + "'grossRevenue':20.1,'customers':1,'newCustomers':1,"
                    + "'returningCustomers':0}"));
    assertThat(answer.at("/answer/rows").size()).isEqualTo(1);
    assertThat(answer.at("/answer/rows/0/key").size()).isZero();
    assertThat(answer.at("/answer/rows/0/values")).isEqualTo(answer.at("/answer/total/values"));
    assertThat(answer.at("/answer/total/adds/people").asBoolean()).isFalse();
    assertThat(answer.at("/answer/total/adds/revenue").asBoolean()).isTrue();
    assertThat(notes(answer)).containsExactly("bounce_by_pages", "visit-seconds-unknown");
  }

  @Test
  void a_bounce_goes_by_visible_time_where_any_is_told() {
    TextData shop =
        TextData.of(
            """
            ann  "Page Viewed"@0h "Page Left"@1m{visible_seconds=12}
            bob  "Page Viewed"@0h "Page Left"@1m{visible_seconds=3} "Page Left"@2m{visible_seconds=2.5}
            cleo "Page Viewed"@0h "Call To Action Clicked"@1m "Page Left"@2m{visible_seconds=1}
            dora "Page Viewed"@0h
            """);
    JsonNode answer = Asking.ask("{'ask':'figures','figures':['bounceRate']}", shop);
    assertThat(answer.at("/answer/total/values/bounceRate").asDouble()).isEqualTo(0.5);
    assertThat(notes(answer)).isEmpty();
    JsonNode pages = Asking.ask("{'ask':'pages'}", shop);
    assertThat(pages.at("/answer/total/bounceRate").asDouble()).isEqualTo(0.5);
    assertThat(notes(pages)).doesNotContain("bounce_by_pages");
  }

  @Test
  void notes_on_amounts_count_each_event_once_and_none_outside_the_period() {
    TextData shop =
        TextData.of(
            """
            ann  "Order Completed"@0h{total=5.1234567} "Order Refunded"@1h{order_id=none,total=1}
            bob  "Order Completed"@50h{value=7} "Order Refunded"@51h{order_id=none,total=2}
            cleo "Order Completed"@73h{revenue=1}
            """);
    String figures =
        "{'ask':'figures','figures':['revenue','grossRevenue',{'sum':'revenue','of':'Order"
            + " Completed'},{'sum':'total','of':'Order Completed'}]";
    assertThat(notes(Asking.ask(figures + ",'period':{'from':'2026-01-04'}}", shop))).isEmpty();
    JsonNode answer =
        Asking.ask(
            figures + ",'period':{'from':'2026-01-03','to':'2026-01-03'},'compare':'previous'}",
            shop);
    assertThat(answer.path("notes").findValuesAsString("text"))
        .containsExactly(
            "1 amount was taken from \"value\" or \"total\", where an event has no"
                + " \"revenue\".",
            "1 refund names no order of the same person; it lowers the revenue of the refund's"
                + " day, not of the order's.");
    assertThat(Asking.ask(figures + "}", shop).path("notes").findValuesAsString("text"))
        .contains("1 amount was rounded to 6 decimals.");
  }

  @Test
  void a_refund_lowers_the_day_and_the_channel_of_its_order() {
    JsonNode answer =
        Asking.ask(
            "{'ask':'figures','figures':['revenue','people'],'by':'channel','every':'day'}", SHOP);
    assertThat(rows(answer, "revenue"))
        .containsExactly(
            "(none) 2026-01-01 0",
            "(none) 2026-01-02 0",
            "(none) 2026-01-03 0",
            "Mail 2026-01-01 15",
            "Mail 2026-01-02 0",
            "Mail 2026-01-03 0",
            "search 2026-01-01 0",
            "search 2026-01-02 0.1",
            "search 2026-01-03 0");
    assertThat(answer.at("/answer/totals/0/values/revenue").decimalValue())
        .isEqualByComparingTo("15");
    assertThat(answer.at("/answer/total/values/people").asLong()).isEqualTo(3);
  }

  @Test
  void own_figures_with_names() {
    JsonNode answer =
        Asking.ask(
            "{'ask':'figures','figures':[{'count':'Order Completed','of':'people'},"
                + "{'sum':'revenue','of':{'goal':'sale'}},"
                + "{'rate':[{'count':{'goal':'sale'},'of':'visits'},'visits'],'as':'rate'}]}",
            SHOP);
    assertThat(answer.at("/answer/total/values").toString())
        .isEqualTo(
            text("{'people:Order Completed':1,'sum:revenue:sale':20.1,'rate':" + (2 / 6.0) + "}"));
    JsonNode again = Asking.ask(answer.path("question"), SHOP);
    assertThat(again).isEqualTo(answer);
  }

  @Test
  void before_and_change_stand_beside() {
    JsonNode answer =
        Asking.ask(
            "{'ask':'figures','figures':['events','newCustomers'],'by':'channel',"
                + "'period':{'from':'2026-01-02','to':'2026-01-02'},'compare':'previous'}",
            SHOP);
    List<String> rows = new ArrayList<>();
    for (JsonNode row : answer.at("/answer/rows")) {
      rows.add(
          row.at("/key/0").asString()
              + " "
              + row.path("values")
              + " "
              + row.path("before")
              + " "
              + row.path("change"));
    }
    assertThat(rows)
        .containsExactly(
            "search {\"events\":2,\"newCustomers\":0} {\"events\":1,\"newCustomers\":0}"
                + " {\"events\":1,\"newCustomers\":0}",
            "(none) {\"events\":1,\"newCustomers\":0} {\"events\":0,\"newCustomers\":0}"
                + " {\"events\":1,\"newCustomers\":0}",
            "Mail {\"events\":0,\"newCustomers\":0} {\"events\":3,\"newCustomers\":1}"
                + " {\"events\":-3,\"newCustomers\":-1}");
    assertThat(answer.at("/answer/total/before/events").asLong()).isEqualTo(4);
  }

  /** Invariant: a number equals the count of what it lists. */
  @Test
  void what_is_listed_is_what_is_counted() {
    String question =
        "{'ask':'figures','figures':['events','people','visits','goal:sale','newCustomers'],"
            + "'by':{'property':'channel','limit':1},'every':'day','compare':'previous',"
            + "'period':{'from':'2026-01-02','to':'2026-01-03'}";
    JsonNode plain = Asking.ask(question + "}", SHOP);
    List<String> pointers = new ArrayList<>();
    for (String name : List.of("events", "people", "visits", "goal:sale", "newCustomers")) {
      for (String when : List.of("values", "before")) {
        pointers.add("/total/" + when + "/" + name);
        for (int row = 0; row < plain.at("/answer/rows").size(); row++) {
          pointers.add("/rows/" + row + "/" + when + "/" + name);
        }
        pointers.add("/totals/1/" + when + "/" + name);
      }
    }
    for (String pointer : pointers) {
      JsonNode listed = Asking.ask(question + ",'list':{'of':'" + pointer + "'}}", SHOP);
      assertThat(listed.at("/answer/list").size())
          .as(pointer)
          .isEqualTo(plain.at("/answer" + pointer).asInt());
    }
    JsonNode one = Asking.ask(question + ",'list':{'of':'/total/before/newCustomers'}}", SHOP);
    assertThat(one.at("/answer/list/0/userId").asString()).isEqualTo("ann");
    assertThat(one.at("/answer/list/0/event").asString()).isEqualTo("Order Completed");
  }

  @Test
  void people_in_other_are_counted_once() {
    TextData data =
        TextData.of(
            """
            ann a@0h{p=x} a@1h{p=y} a@2h{p=z}
            bob a@0h{p=x} a@1h{p=y}
            cleo a@1h{p=x}
            """);
    JsonNode answer =
        Asking.ask(
            "{'ask':'figures','figures':['people','events'],'by':{'property':'p','limit':1}}",
            data);
    assertThat(answer.at("/answer/rows").toString())
        .isEqualTo(
            "[{\"key\":[\"x\"],\"start\":null,\"values\":{\"people\":3,\"events\":3}},"
                + "{\"key\":[\"(other)\"],\"start\":null,\"values\":{\"people\":2,\"events\":3}}]");
  }

  @Test
  void what_is_wrong_is_said() {
    assertThat(error("'figures':['visit']"))
        .isEqualTo("Unknown figure \"visit\" at /figures/0. Did you mean \"visits\"?");
    assertThat(error("'figures':['goal:salle']"))
        .isEqualTo("Unknown goal \"salle\" at /figures/0. Did you mean \"sale\"?");
    assertThat(error("'figures':['roas']"))
        .isEqualTo("The figure \"roas\" at /figures/0 is not answered by this version.");
    assertThat(error("'figures':[]")).startsWith("At /figures there must be a list of 1 to 30");
    assertThat(error("'figures':['visits','visits']"))
        .isEqualTo(
            "Two figures are called \"visits\" at /figures; give one another name with \"as\".");
    assertThat(error("'figures':['visits'],'steps':['a']"))
        .isEqualTo("Unknown field \"steps\" at /.");
    assertThat(error("'figures':['bounceRate'],'list':{'of':'/total/values/bounceRate'}"))
        .isEqualTo(
            "The figure \"bounceRate\" at /list/of is made of two counts and has no list; ask for"
                + " the list of one of them.");
    assertThat(error("'figures':['visits'],'list':{'of':'/rows/1/values/visits'}"))
        .isEqualTo("\"/rows/1/values/visits\" at /list/of points at no row of the answer.");
    assertThat(error("'figures':['visits'],'compare':'previous'"))
        .contains("there is nothing to compare with");
  }

  private static String text(String json) {
    return json.replace('\'', '"');
  }

  private static String error(String fields) {
    return Asking.error("{'ask':'figures'," + fields + "}", SHOP);
  }

  private static List<String> rows(JsonNode answer, String figure) {
    List<String> rows = new ArrayList<>();
    for (JsonNode row : answer.at("/answer/rows")) {
      rows.add(
          row.at("/key/0").asString()
              + " "
              + row.path("start").asString()
              + " "
              + row.path("values").path(figure).decimalValue().toPlainString());
    }
    rows.sort(null);
    return rows;
  }

  private static List<String> notes(JsonNode answer) {
    List<String> notes = new ArrayList<>();
    answer.path("notes").forEach(note -> notes.add(note.path("code").asString()));
    return notes;
  }
}
