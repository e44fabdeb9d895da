package io.fullfunnel.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** FEATURE UNDER TEST: the answer by the time of entry, in the hours and days of a zone. */
class TrendTest {
  private static final TextData SHOP =
      TextData.of(
          """
          ann  view@0h{source=ad} buy@30h
          bob  view@1h{source=mail} view@25h{source=ad}
          cid  view@71h{source=ad} buy@72h
          """);

  /** Start, entered, completed of each bucket. */
  private static List<String> trend(TextData data, String fields) {
    return lines(ask(data, fields).at("/answer/trend"));
  }

  private static JsonNode ask(TextData data, String fields) {
    return Asking.ask("{'ask':'funnel','steps':['view','buy']," + fields + "}", data);
  }

  private static List<String> lines(JsonNode trend) {
    List<String> lines = new ArrayList<>();
    for (JsonNode bucket : trend) {
      lines.add(
          bucket.path("start").stringValue()
              + " "
              + bucket.path("entered")
              + " "
              + bucket.path("completed"));
    }
    return lines;
  }

  @Test
  void daysWithNobodyArePresent() {
    assertThat(trend(SHOP, "'trend':'day'"))
        .containsExactly("2026-01-01 2 1", "2026-01-02 1 0", "2026-01-03 1 1", "2026-01-04 0 0");
  }

  @Test
  void weeksAndMonthsAreNamedByTheirFirstDay() {
    assertThat(trend(SHOP, "'trend':'week'")).containsExactly("2025-12-29 3 2");
    assertThat(trend(SHOP, "'trend':'week','weekStart':'sunday'"))
        .containsExactly("2025-12-28 3 2", "2026-01-04 0 0");
    assertThat(trend(SHOP, "'trend':'month'")).containsExactly("2026-01-01 3 2");
  }

  @Test
  void theZoneTellsTheDay() {
    assertThat(trend(SHOP.in("America/New_York", Data.WeekStart.MONDAY), "'trend':'day'"))
        .containsExactly("2025-12-31 2 1", "2026-01-01 1 0", "2026-01-02 0 0", "2026-01-03 1 1");
  }

  @Test
  void thePeriodCutsBucketsAndLeavesItsEmptyDaysIn() {
    assertThat(
            trend(SHOP, "'trend':'day','period':{'from':'2025-12-31','to':'2026-01-01T00:30:00Z'}"))
        .containsExactly("2025-12-31 0 0", "2026-01-01 1 1");
  }

  @Test
  void daysThatHaveNotComeYetAreLeftOut() {
    assertThat(trend(SHOP, "'trend':'week','period':{'this':'month'}"))
        .containsExactly("2025-12-29 3 2");
    assertThat(trend(SHOP, "'trend':'day','period':{'this':'month'},'asOf':'2026-01-02'"))
        .hasSize(4);
    assertThat(trend(TextData.of(""), "'trend':'day'")).isEmpty();
  }

  @Test
  void theDayWithoutAnHourAndTheDayWithOneTwice() {
    TextData spring = TextData.of("a view@2087h view@2088h view@2111h view@2112h");
    // 28 March 23:00 UTC is midnight in Warsaw; the 29th has 23 hours
    assertThat(trend(spring.in("Europe/Warsaw", Data.WeekStart.MONDAY), "'trend':'day'"))
        .containsExactly("2026-03-29 1 0", "2026-03-30 1 0");
    assertThat(
            trend(
                spring.in("Europe/Warsaw", Data.WeekStart.MONDAY),
                "'trend':'hour','period':{'from':'2026-03-29','to':'2026-03-29'}"))
        .hasSize(23)
        .startsWith("2026-03-28T23:00:00Z 1 0", "2026-03-29T00:00:00Z 1 0")
        .endsWith("2026-03-29T21:00:00Z 0 0");
    TextData autumn = TextData.of("a view@7125h view@7126h view@7150h view@7151h");
    assertThat(trend(autumn.in("Europe/Warsaw", Data.WeekStart.MONDAY), "'trend':'day'"))
        .containsExactly("2026-10-24 1 0", "2026-10-25 1 0", "2026-10-26 1 0");
    assertThat(
            trend(
                autumn.in("Europe/Warsaw", Data.WeekStart.MONDAY),
                "'trend':'hour','period':{'from':'2026-10-25','to':'2026-10-25'}"))
        .hasSize(25)
        .startsWith("2026-10-24T22:00:00Z 1 0", "2026-10-24T23:00:00Z 0 0")
        .endsWith("2026-10-25T21:00:00Z 0 0", "2026-10-25T22:00:00Z 1 0");
  }

  @Test
  void hoursOfAZoneThatIsNotFullHoursAway() {
    assertThat(
            trend(
                SHOP.in("Asia/Kathmandu", Data.WeekStart.MONDAY),
                "'trend':'hour','period':{'to':'2026-01-01T01:30:00Z'}"))
        .containsExactly(
            "2025-12-31T23:15:00Z 1 1", "2026-01-01T00:15:00Z 1 0", "2026-01-01T01:15:00Z 0 0");
    assertThat(
            trend(
                TextData.of("a view@2246h45m view@2250h")
                    .in("Australia/Lord_Howe", Data.WeekStart.MONDAY),
                "'trend':'hour'"))
        .containsExactly(
            "2026-04-04T14:00:00Z 1 0",
            "2026-04-04T15:30:00Z 0 0",
            "2026-04-04T16:30:00Z 0 0",
            "2026-04-04T17:30:00Z 1 0");
  }

  @Test
  void groupsHaveTheirOwnTrend() {
    JsonNode groups = ask(SHOP, "'trend':'day','by':'source'").at("/answer/groups");
    assertThat(groups.at("/0/key/0").stringValue()).isEqualTo("ad");
    assertThat(lines(groups.at("/0/trend")))
        .containsExactly("2026-01-01 1 1", "2026-01-02 1 0", "2026-01-03 1 1", "2026-01-04 0 0");
    assertThat(lines(groups.at("/1/trend")))
        .containsExactly("2026-01-01 1 0", "2026-01-02 0 0", "2026-01-03 0 0", "2026-01-04 0 0");
  }

  @Test
  void peopleBehindABucket() {
    JsonNode all = ask(SHOP, "'trend':'day','list':{'of':'/trend/1/steps/0/reached'}");
    assertThat(all.at("/answer/list")).hasSize(1);
    assertThat(all.at("/answer/list/0/userId").stringValue()).isEqualTo("bob");
    assertThat(all.at("/answer/list/0/entered").stringValue()).isEqualTo("2026-01-02T01:00:00Z");
    JsonNode group =
        ask(SHOP, "'trend':'day','by':'source','list':{'of':'/groups/0/trend/2/completed'}");
    assertThat(group.at("/answer/list")).hasSize(1);
    assertThat(group.at("/answer/list/0/userId").stringValue()).isEqualTo("cid");
  }

  @Test
  void askedAgainAsReturnedItGivesTheSame() {
    String fields = "'trend':'week','zone':'Europe/Warsaw','by':'source','period':{'last':'2d'}";
    JsonNode first = ask(SHOP, fields);
    assertThat(first.at("/question/trend").stringValue()).isEqualTo("week");
    assertThat(Asking.ask(first.path("question"), SHOP)).isEqualTo(first);
  }
}
