package io.fullfunnel.testkit.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.engine.Period;
import io.fullfunnel.engine.filter.EventFilter;
import io.fullfunnel.engine.groups.Split;
import io.fullfunnel.engine.local.LocalEngine;
import io.fullfunnel.engine.retention.Cohorts;
import io.fullfunnel.engine.retention.Retention;
import io.fullfunnel.engine.retention.Retention.Returned;
import io.fullfunnel.engine.retention.RetentionReport;
import io.fullfunnel.engine.retention.RetentionReport.Cohort;
import io.fullfunnel.testkit.TimelineText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Retention, feature by feature, over days from the start of the text. A cohort is answered as
 * {@code people: returned by interval}, empty cohorts left out.
 */
class RetentionSpec {
  private static final Period ALL = Period.ALL;

  @Test
  void r01_whoDidItAgainOnTheDaysAfter() {
    assertThat(ask("ann a@1h a@25h a@49h\nbob a@2h a@50h", "a", "a", true, Returned.IN, ALL))
        .isEqualTo("2: 2 1 2 0");
  }

  @Test
  void r02_firstIsTheFirstEver_recurringIsEveryInterval() {
    String people = "ann a@1h a@25h a@49h";
    assertThat(ask(people, "a", "a", true, Returned.IN, ALL)).isEqualTo("1: 1 1 1 0");
    assertThat(ask(people, "a", "a", false, Returned.IN, ALL))
        .isEqualTo("1: 1 1 1 0 | 1: 1 1 0 0 | 1: 1 0 0 0");
  }

  @Test
  void r03_whoBeganBeforeThePeriodIsInNoCohortIfTheFirstCounts() {
    Period second = new Period(TimelineText.START + 86_400_000L, Long.MAX_VALUE);
    String people = "ann a@1h a@25h a@49h";
    assertThat(ask(people, "a", "a", true, Returned.IN, second)).isEmpty();
    assertThat(ask(people, "a", "a", false, Returned.IN, second))
        .isEqualTo("1: 1 1 0 0 | 1: 1 0 0 0");
  }

  @Test
  void r04_intervalZeroIsWhatCameWithTheStartOrAfterIt() {
    assertThat(ask("ann b@1h a@2h", "a", "b", true, Returned.IN, ALL)).isEqualTo("1: 0 0 0 0");
    assertThat(ask("ann a@2h b@3h", "a", "b", true, Returned.IN, ALL)).isEqualTo("1: 1 0 0 0");
    assertThat(ask("ann b@1h a@2h b@3h", "a", "b", true, Returned.IN, ALL)).isEqualTo("1: 1 0 0 0");
  }

  @Test
  void r05_byCountsTheIntervalAndEverythingAfter() {
    String people = "ann a@1h b@50h\nbob a@1h b@2h";
    assertThat(ask(people, "a", "b", true, Returned.IN, ALL)).isEqualTo("2: 1 0 1 0");
    assertThat(ask(people, "a", "b", true, Returned.BY, ALL)).isEqualTo("2: 2 1 1 0");
  }

  @Test
  void r06_byKnowsNoEnd() {
    assertThat(ask("ann a@1h b@100d", "a", "b", true, Returned.BY, ALL)).isEqualTo("1: 1 1 1 1");
    assertThat(ask("ann a@1h b@100d", "a", "b", true, Returned.IN, ALL)).isEqualTo("1: 0 0 0 0");
  }

  @Test
  void r07_theBoundBelongsToTheLaterInterval() {
    assertThat(ask("ann a@24h b@48h", "a", "b", true, Returned.IN, ALL)).isEqualTo("1: 0 1 0 0");
    assertThat(ask("ann a@24h b@47.999h", "a", "b", true, Returned.IN, ALL))
        .isEqualTo("1: 1 0 0 0");
  }

  @Test
  void r08_atOneMomentTheOrderOfArrivalCounts() {
    assertThat(ask("ann b@1h a@1h", "a", "b", true, Returned.IN, ALL)).isEqualTo("1: 0 0 0 0");
    assertThat(ask("ann a@1h b@1h", "a", "b", true, Returned.IN, ALL)).isEqualTo("1: 1 0 0 0");
  }

  @Test
  void r09_aMemberStandsInTheGroupOfTheStart() {
    RetentionReport report =
        run(
            "ann a@1h{c=x} a@2h{c=y} a@25h{c=y}\nbob a@1h{c=y}\ncleo a@1h",
            question(
                "a",
                "a",
                false,
                Returned.IN,
                ALL,
                new Split(List.of("c"), Split.At.EVENT, 2, 0, true, null)));
    List<String> groups = new ArrayList<>();
    report.groups().forEach(g -> groups.add(g.key() + " " + text(g.spans().getFirst())));
    assertThat(groups)
        .containsExactly(
            "[y] 1: 1 0 0 0 | 1: 1 0 0 0", "[(none)] 1: 1 0 0 0", "[(other)] 1: 1 1 0 0");
  }

  private static String ask(
      String people, String start, String back, boolean first, Returned returned, Period period) {
    return text(
        run(people, question(start, back, first, returned, period, null)).total().getFirst());
  }

  private static Retention question(
      String start,
      String back,
      boolean first,
      Returned returned,
      Period period,
      @Nullable Split by) {
    List<Long> days = new ArrayList<>();
    for (int day = 0; day <= 8; day++) {
      days.add(TimelineText.START + day * 86_400_000L);
    }
    return new Retention(
        new EventFilter.Named(start),
        new EventFilter.Named(back),
        List.of(new Cohorts(period, days, 5, Long.MAX_VALUE - 1)),
        3,
        first,
        returned,
        by,
        null,
        null,
        null);
  }

  private static RetentionReport run(String people, Retention question) {
    try (var engine = new LocalEngine(1)) {
      return engine.run(question, TimelineText.of(people).dataset());
    }
  }

  private static String text(List<Cohort> cohorts) {
    List<String> texts = new ArrayList<>();
    for (Cohort cohort : cohorts) {
      if (cohort.people() > 0) {
        List<String> returned = cohort.returned().stream().map(n -> Long.toString(n)).toList();
        texts.add(cohort.people() + ": " + String.join(" ", returned));
      }
    }
    return String.join(" | ", texts);
  }
}
