package io.fullfunnel.question;

import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.question.Data.WeekStart;
import org.junit.jupiter.api.Test;

class CalendarTest {
  private static final TextData DATA = TextData.of("ann view@0s purchase@40d12h");

  /** The period as instants. */
  private static String period(TextData data, String period, String rest) {
    var answer =
        Asking.ask("{'ask':'funnel','steps':['view'],'period':" + period + rest + "}", data);
    var read = answer.path("question").path("period");
    return read.path("from").stringValue() + " " + read.path("to").stringValue();
  }

  private static String asOf(String asOf) {
    return ",'asOf':'" + asOf + "'";
  }

  @Test
  void leftOutIsAllData() {
    assertThat(period(DATA, "null", "")).isEqualTo("2026-01-01T00:00:00Z 2026-02-10T12:00:00.001Z");
  }

  @Test
  void datesAreBothIn() {
    assertThat(period(DATA, "{'from':'2026-01-01','to':'2026-01-31'}", ",'zone':'Asia/Kathmandu'"))
        .isEqualTo("2025-12-31T18:15:00Z 2026-01-31T18:15:00Z");
  }

  @Test
  void instantsAreHalfOpen() {
    assertThat(period(DATA, "{'from':'2026-01-01T01:00:00+01:00','to':'2026-01-02T00:00:00Z'}", ""))
        .isEqualTo("2026-01-01T00:00:00Z 2026-01-02T00:00:00Z");
  }

  @Test
  void lastDaysEndYesterday() {
    assertThat(period(DATA, "{'last':'7d'}", ""))
        .isEqualTo("2026-02-03T00:00:00Z 2026-02-10T00:00:00Z");
    assertThat(period(DATA, "{'last':'2w'}", ""))
        .isEqualTo("2026-01-27T00:00:00Z 2026-02-10T00:00:00Z");
  }

  @Test
  void lastHoursRollUpToTheNewestEvent() {
    assertThat(period(DATA, "{'last':'24h'}", ""))
        .isEqualTo("2026-02-09T12:00:00.001Z 2026-02-10T12:00:00.001Z");
  }

  @Test
  void daysOfSummerTime() {
    String warsaw = ",'zone':'Europe/Warsaw'";
    assertThat(period(DATA, "{'this':'day'}", warsaw + asOf("2026-03-29T12:00:00Z")))
        .isEqualTo("2026-03-28T23:00:00Z 2026-03-29T22:00:00Z");
    assertThat(period(DATA, "{'last':'1d'}", warsaw + asOf("2026-10-26T12:00:00Z")))
        .isEqualTo("2026-10-24T22:00:00Z 2026-10-25T23:00:00Z");
  }

  @Test
  void dayThatBeginsAtOne() {
    assertThat(
            period(DATA, "{'this':'day'}", ",'zone':'Africa/Cairo'" + asOf("2026-04-24T12:00:00Z")))
        .isEqualTo("2026-04-23T22:00:00Z 2026-04-24T21:00:00Z");
  }

  @Test
  void weeksBeginWhenTheWorkspaceSays() {
    assertThat(period(DATA, "{'this':'week'}", asOf("2026-02-08T12:00:00Z")))
        .isEqualTo("2026-02-02T00:00:00Z 2026-02-09T00:00:00Z");
    assertThat(
            period(
                DATA.in("UTC", WeekStart.SUNDAY),
                "{'previous':'week'}",
                asOf("2026-02-08T12:00:00Z")))
        .isEqualTo("2026-02-01T00:00:00Z 2026-02-08T00:00:00Z");
  }

  @Test
  void monthsQuartersYears() {
    assertThat(period(DATA, "{'this':'month'}", ""))
        .isEqualTo("2026-02-01T00:00:00Z 2026-03-01T00:00:00Z");
    assertThat(period(DATA, "{'previous':'quarter'}", ""))
        .isEqualTo("2025-10-01T00:00:00Z 2026-01-01T00:00:00Z");
    assertThat(period(DATA, "{'previous':'year'}", ""))
        .isEqualTo("2025-01-01T00:00:00Z 2026-01-01T00:00:00Z");
  }
}
