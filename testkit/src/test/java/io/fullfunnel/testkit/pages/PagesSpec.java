package io.fullfunnel.testkit.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.engine.Period;
import io.fullfunnel.engine.groups.Split;
import io.fullfunnel.engine.local.LocalEngine;
import io.fullfunnel.engine.pages.PageColumn;
import io.fullfunnel.engine.pages.Pages;
import io.fullfunnel.engine.pages.PagesReport;
import io.fullfunnel.engine.pages.PagesReport.Numbers;
import io.fullfunnel.testkit.TimelineText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * The columns of pages one by one. A page is answered as {@code page: column=number …}, columns of
 * which there are none left out, times in seconds.
 */
class PagesSpec {
  @Test
  void p01_viewsVisitsAndPeople() {
    assertThat(
            pages(
                """
                ann view@0h{page=/a} view@1m{page=/a} view@2h{page=/a}
                bob view@0h{page=/a}
                """))
        .contains(
            "/a: visits=3 people=2 views=4 entries=3 exits=3 bounces=2 median=60.0 of 1"
                + " | all: visits=3 people=2 views=4 entries=3 exits=3 bounces=2 median=60.0 of 1");
  }

  @Test
  void p02_aVisitBeginsOnItsFirstPageAndEndsOnItsLast() {
    assertThat(pages("ann view@0m{page=/a} view@2m{page=/b} view@5m{page=/a}"))
        .startsWith(
            "/a: visits=1 people=1 views=2 entries=1 exits=1 median=120.0 of 1"
                + " | /b: visits=1 people=1 views=1 median=180.0 of 1 | all: visits=1 people=1"
                + " views=3 entries=1 exits=1 median=150.0 of 2");
  }

  @Test
  void p03_aGoalInTheVisitMakesItNoBounceAndAnotherEventDoes() {
    assertThat(pages("ann view@0m{page=/a} other@1m"))
        .startsWith("/a: visits=1 people=1 views=1 entries=1 exits=1 bounces=1");
    assertThat(pages("ann view@0m{page=/a} order@1m"))
        .startsWith("/a: visits=1 people=1 views=1 entries=1 exits=1 |");
  }

  @Test
  void p03_aPageThatWasVisibleForTenSecondsMakesItNoBounce() {
    String bounced = "/a: visits=1 people=1 views=1 entries=1 exits=1 bounces=1";
    String stayed = "/a: visits=1 people=1 views=1 entries=1 exits=1 |";
    String view = "ann view@0m{page=/a} ";
    assertThat(pages(view + "left@1m{seconds=9.9}")).startsWith(bounced);
    assertThat(pages(view + "left@1m{seconds=10}")).startsWith(stayed);
    // it went out of sight and came back: the times add up
    assertThat(pages(view + "left@1m{seconds=4.5} left@2m{seconds=5.5}")).startsWith(stayed);
    assertThat(pages(view + "left@1m{seconds=4} left@2h{seconds=8}")).startsWith(bounced);
    assertThat(pages(view + "left@1m{seconds=-20} left@2m{seconds=long}")).startsWith(bounced);
    assertThat(pages(view + "left@1m{seconds=1e999999}")).startsWith(stayed);
    assertThat(pages(view + "left@1m{seconds=1e-999999}")).startsWith(bounced);
    assertThat(pages(view + "other@1m{seconds=60}")).startsWith(bounced);
  }

  @Test
  void p04_aPersonConvertsOnceOnEachPageThatCameBeforeTheGoal() {
    assertThat(pages("ann view@0m{page=/a} view@1m{page=/a} view@2m{page=/b} lead@1h lead@2h"))
        .contains("/a: visits=1 people=1 views=2 entries=1 conversions=1")
        .contains("/b: visits=1 people=1 views=1 exits=1 conversions=1 ");
    assertThat(pages("ann lead@0m view@1m{page=/a}")).doesNotContain("conversions");
  }

  @Test
  void p05_theGoalIsReachedInTimeOrNotAtAll() {
    assertThat(pages("ann view@0m{page=/a} lead@30d")).contains("conversions=1");
    assertThat(pages("ann view@0m{page=/a} lead@30d1ms")).doesNotContain("conversions");
  }

  @Test
  void p06_theVisitMayBeLongOverWhenTheGoalIsReachedAfterThePeriod() {
    var period = new Period(TimelineText.START, TimelineText.START + 1);
    assertThat(pages("ann view@0m{page=/a} view@1m{page=/b} lead@9d", period))
        .isEqualTo(
            "/a: visits=1 people=1 views=1 entries=1 conversions=1 median=60.0 of 1"
                + " | all: visits=1 people=1 views=1 entries=1 conversions=1 median=60.0 of 1");
  }

  @Test
  void p07_anEventBelongsToItsOwnPageElseToTheOneViewedBeforeItInTheVisit() {
    assertThat(
            pages(
                """
                ann click@0m view@1m{page=/a} click@2m click@3m{page=/b} seen@4m click@5h
                """))
        .isEqualTo(
            "/a: visits=1 people=1 views=1 entries=1 exits=1 bounces=1 clicks=1 cta_seen=1"
                + " cta_clicked=1 | (none): clicks=2 cta_clicked=2 | /b: clicks=1 cta_clicked=1"
                + " | all: visits=1 people=1 views=1 entries=1 exits=1 bounces=1 clicks=4"
                + " cta_seen=1 cta_clicked=4");
  }

  @Test
  void p08_whatIsBegunIsFinishedWithinADayOnceAPersonAndKind() {
    assertThat(
            pages(
                """
                ann view@0m{page=/a} start@1m start@2m submit@24h2m
                bob view@0m{page=/a} start@1m submit@24h1m1ms cart@2h{page=/a} order@3h
                """))
        .startsWith(
            "/a: visits=2 people=2 views=2 entries=2 exits=2 bounces=2 begun=3 finished=2 |");
  }

  @Test
  void p09_whatIsFinishedElsewhereDoesNotFinishThis() {
    assertThat(pages("ann view@0m{page=/a} cart@1m submit@2m")).contains("begun=1 |");
  }

  @Test
  void p10_aViewOutsideEveryVisitIsAViewAndNoVisit() {
    assertThat(pages("ann view@0m{page=/a,session=none}"))
        .startsWith("/a: people=1 views=1 | all: people=1 views=1");
  }

  @Test
  void p11_sessionsThatOverlapAreTwoVisits() {
    assertThat(
            pages(
                "ann view@0m{page=/a,session=s} view@1m{page=/a,session=t}"
                    + " view@2m{page=/a,session=s}"))
        .startsWith("/a: visits=2 people=1 views=3 entries=2 exits=2 bounces=1 median=120.0 of 1");
  }

  @Test
  void p12_aViewWithoutAPageIsShown() {
    assertThat(pages("ann view@0m view@1m{page=/a}"))
        .startsWith(
            "(none): visits=1 people=1 views=1 entries=1 median=60.0 of 1 | /a: visits=1 people=1"
                + " views=1 exits=1 |");
  }

  @Test
  void p13_theMostVisitedPagesAreShownAndTheRestIsOne() {
    String text =
        """
        ann view@0m{page=/a} view@1m{page=/b} view@2m{page=/c}
        bob view@0m{page=/c}
        """;
    assertThat(pages(text, Period.ALL, 1))
        .isEqualTo(
            "/c: visits=2 people=2 views=2 entries=1 exits=2 bounces=1 | (other): visits=1"
                + " people=1 views=2 entries=1 median=60.0 of 2 | all: visits=2 people=2 views=4"
                + " entries=2 exits=2 bounces=1 median=60.0 of 2");
  }

  private static String pages(String text) {
    return pages(text, Period.ALL);
  }

  private static String pages(String text, Period period) {
    return pages(text, period, 100);
  }

  private static String pages(String text, Period period, int limit) {
    Split by = new Split(List.of("page"), Split.At.EVENT, limit, 0, true, null);
    long within = TimelineText.millis("30d");
    var question = new Pages(PageQuestions.WORDS, within, List.of(period), by, null, null, null);
    try (var engine = new LocalEngine(1)) {
      var people = TimelineText.of(text).dataset();
      PagesReport report = engine.run(question, people);
      if (report.more() > 0) {
        List<List<String>> shown =
            report.pages().stream().limit(limit).map(PagesReport.Page::key).toList();
        report = engine.run(question.showing(shown), people);
      }
      List<String> lines = new ArrayList<>();
      report.pages().forEach(page -> lines.add(line(String.join(",", page.key()), page)));
      lines.add(line("all", report.total()));
      return String.join(" | ", lines);
    }
  }

  private static String line(String name, PagesReport.Page page) {
    Numbers numbers = page.spans().getFirst();
    var line = new StringBuilder(name).append(':');
    for (PageColumn column : PageColumn.values()) {
      if (numbers.of(column) > 0) {
        String word = column.name().toLowerCase(Locale.ROOT);
        line.append(' ').append(word).append('=').append(numbers.of(column));
      }
    }
    if (numbers.timed() > 0) {
      line.append(" median=").append(numbers.medianMillis() / 1000);
      line.append(" of ").append(numbers.timed());
    }
    return line.toString();
  }
}
