package io.fullfunnel.testkit.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fullfunnel.engine.attribution.Attribution;
import io.fullfunnel.engine.attribution.AttributionList;
import io.fullfunnel.engine.attribution.AttributionReport;
import io.fullfunnel.engine.attribution.AttributionReport.Credit;
import io.fullfunnel.engine.attribution.AttributionReport.Totals;
import io.fullfunnel.engine.attribution.Model;
import io.fullfunnel.engine.local.LocalEngine;
import io.fullfunnel.testkit.Rounds;
import io.fullfunnel.testkit.Timelines;
import io.fullfunnel.testkit.attribution.NaiveAttribution.Converted;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** FEATURE UNDER TEST: credits equal a naive account, on random timelines and questions. */
class AttributionReferenceTest {
  private static final int ROUNDS = Rounds.of(2_000);

  @Test
  void credits_are_what_a_plain_account_gives() {
    try (var engine = new LocalEngine(1)) {
      for (int seed = 0; seed < ROUNDS; seed++) {
        var random = new SplittableRandom(seed);
        Attribution question = AttributionQuestions.attribution(random);
        Timelines people = AttributionQuestions.timelines(random);
        AttributionReport report = engine.run(question, people.dataset());
        String as = "seed %d, %s".formatted(seed, question);
        for (int s = 0; s < question.spans().size(); s++) {
          var naive = new NaiveAttribution(question, people, question.spans().get(s));
          check(as + ", span " + s, question, naive, report.total().get(s));
        }
        groups(as, report);
        listed(as, question, people, report);
      }
    }
  }

  private static void check(
      String as, Attribution question, NaiveAttribution naive, Totals totals) {
    long micros = naive.converted.stream().mapToLong(Converted::micros).sum();
    assertThat(List.of(totals.conversions(), totals.micros(), totals.nulls()))
        .as(as)
        .isEqualTo(List.of((long) naive.converted.size(), micros, (long) naive.nulls.size()));
    Map<String, String> paths = new HashMap<>();
    totals
        .paths()
        .forEach(path ->
            paths.put(
                path.touches().toString(),
                path.conversions() + " " + path.micros() + " " + path.nulls()));
    assertThat(paths).as(as).isEqualTo(naive.paths());
    for (int m = 0; m < question.models().size(); m++) {
      Model model = question.models().get(m);
      List<Credit> credits = totals.models().get(m).credits();
      if (model.adds()) {
        addUp(as + ", " + model, credits, totals);
      }
      if (!(model instanceof Model.Markov)) {
        compare(as + ", " + model, model, credits, naive);
      }
    }
  }

  /** Invariant: credits add up to the conversions, to the unit, and to their value. */
  private static void addUp(String as, List<Credit> credits, Totals totals) {
    assertThat(credits.stream().mapToLong(Credit::units).sum())
        .as(as)
        .isEqualTo(totals.conversions() * Attribution.UNITS);
    assertThat(credits.stream().mapToLong(Credit::micros).sum()).as(as).isEqualTo(totals.micros());
  }

  private static void compare(
      String as, Model model, List<Credit> credits, NaiveAttribution naive) {
    Map<String, double[]> expected = new HashMap<>();
    for (Converted one : naive.converted) {
      if (one.path().isEmpty()) {
        double[] none = expected.computeIfAbsent("", name -> new double[2]);
        none[0]++;
        none[1] += one.micros();
      } else {
        NaiveAttribution.parts(model, one)
            .forEach((name, part) -> {
              double[] of = expected.computeIfAbsent(name, n -> new double[2]);
              of[0] += part;
              of[1] += part * one.micros();
            });
      }
    }
    for (Credit credit : credits) {
      double[] of = expected.remove(credit.touch().name());
      double[] due = of == null ? new double[2] : of;
      assertThat(credit.units() / (double) Attribution.UNITS)
          .as(as + ", " + credit)
          .isCloseTo(due[0], within(1e-7));
      assertThat((double) credit.micros()).as(as + ", " + credit).isCloseTo(due[1], within(20.0));
    }
    assertThat(expected).as(as).isEmpty();
  }

  /** Invariant: groups add up to the total. */
  private static void groups(String as, AttributionReport report) {
    for (int s = 0; s < report.total().size() && !report.groups().isEmpty(); s++) {
      int span = s;
      assertThat(report.groups().stream().mapToLong(g -> g.spans().get(span).conversions()).sum())
          .as(as)
          .isEqualTo(report.total().get(s).conversions());
    }
  }

  /** Invariant: the parts of the conversions that are listed add up to the credit. */
  private static void listed(
      String as, Attribution question, Timelines people, AttributionReport report) {
    AttributionList list = question.list();
    if (list == null) {
      return;
    }
    long sum = report.list().stream().mapToLong(AttributionReport.Listed::units).sum();
    Totals totals = report.total().get(list.span());
    if (list.what() == AttributionList.What.NULLS) {
      assertThat(report.list()).as(as).hasSize((int) totals.nulls());
      return;
    }
    if (list.what() == AttributionList.What.UNTOUCHED) {
      assertThat(report.list()).as(as).hasSize((int) totals.untouched());
      return;
    }
    if (list.what() == AttributionList.What.CONVERSIONS) {
      assertThat(report.list()).as(as).hasSize((int) totals.conversions());
      return;
    }
    String touch = list.touch() == null ? "" : list.touch();
    if (list.touch() != null && question.models().get(list.model()) instanceof Model.Markov) {
      var naive = new NaiveAttribution(question, people, question.spans().get(list.span()));
      assertThat(report.list())
          .as(as)
          .hasSize(
              (int)
                  naive.converted.stream()
                      .filter(one -> one.path().stream().anyMatch(t -> t.name().equals(touch)))
                      .count());
      return;
    }
    long credit =
        totals.models().get(list.model()).credits().stream()
            .filter(c -> c.touch().name().equals(touch))
            .mapToLong(Credit::units)
            .sum();
    assertThat(sum).as(as).isEqualTo(credit);
  }
}
