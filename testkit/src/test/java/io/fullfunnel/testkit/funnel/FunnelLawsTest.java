package io.fullfunnel.testkit.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.engine.Analysis;
import io.fullfunnel.engine.Period;
import io.fullfunnel.engine.filter.EventFilter;
import io.fullfunnel.engine.filter.Operator;
import io.fullfunnel.engine.funnel.AttemptChoice;
import io.fullfunnel.engine.funnel.Breakdown;
import io.fullfunnel.engine.funnel.Funnel;
import io.fullfunnel.engine.funnel.FunnelReport;
import io.fullfunnel.engine.funnel.GroupSizes;
import io.fullfunnel.engine.funnel.PersonList;
import io.fullfunnel.engine.funnel.Trend;
import io.fullfunnel.engine.local.LocalEngine;
import io.fullfunnel.testkit.AnalysisLaws;
import io.fullfunnel.testkit.Person;
import io.fullfunnel.testkit.RandomTimelines;
import io.fullfunnel.testkit.Row;
import io.fullfunnel.testkit.TimelineText;
import io.fullfunnel.testkit.Timelines;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Laws of every analysis, and what must hold of funnels besides (DESIGN section 4). */
class FunnelLawsTest extends AnalysisLaws<FunnelReport> {
  private static final List<String> EVENTS = List.of("A", "B", "C", "D");
  private static final int ROUNDS = 200;

  @Override
  protected Analysis<FunnelReport> question(SplittableRandom random) {
    return ask(random).funnel();
  }

  @Override
  protected Timelines timelines(SplittableRandom random) {
    return new RandomTimelines(40, 14, TimelineText.millis("100s"), EVENTS).make(random);
  }

  private static Ask ask(SplittableRandom random) {
    EventFilter[] steps = new EventFilter[random.nextInt(1, 5)];
    for (int s = 0; s < steps.length; s++) {
      EventFilter named = Ask.named(EVENTS.get(random.nextInt(EVENTS.size())));
      steps[s] = random.nextInt(6) == 0 ? new EventFilter.Nth(named, random.nextInt(1, 3)) : named;
    }
    Ask ask =
        Ask.filters(steps)
            .window(random.nextLong(100_000))
            .attempt(List.of(AttemptChoice.values()).get(random.nextInt(3)))
            .asOf("60s")
            .by(breakdown(random, steps.length));
    if (random.nextBoolean()) {
      ask = ask.entered(Ask.period("20s", "80s"));
    }
    if (random.nextInt(3) == 0) {
      ask = ask.where(Ask.property("device", Operator.NOT_EQUAL, "mobile"));
    }
    if (random.nextInt(3) == 0) {
      ask = ask.people(Ask.trait("plan", "pro"));
    }
    var what =
        steps.length == 1
            ? PersonList.What.REACHED
            : List.of(PersonList.What.values()).get(random.nextInt(4));
    return extras(
        random, ask.list(new PersonList(null, steps.length, what, random.nextInt(1, 12))));
  }

  private static Ask extras(SplittableRandom random, Ask ask) {
    Ask extended = random.nextInt(3) == 0 ? ask : ask.trend(trend(random));
    if (random.nextBoolean()) {
      extended = extended.value("amount", "never");
    }
    return random.nextInt(3) == 0 ? extended.attempt(AttemptChoice.BEST).attempts() : extended;
  }

  /** Up to a dozen buckets of any width, some of them beyond all events. */
  private static Trend trend(SplittableRandom random) {
    List<Long> bounds = new ArrayList<>();
    long bound = TimelineText.START + random.nextLong(-5_000, 60_000);
    int size = random.nextInt(1, 12);
    for (int b = 0; b < size; b++) {
      bounds.add(bound);
      bound += random.nextLong(1, 25_000);
    }
    return new Trend(bounds);
  }

  private static Breakdown breakdown(SplittableRandom random, int steps) {
    var at = List.of(Breakdown.At.values()).get(random.nextInt(6));
    List<String> names =
        switch (random.nextInt(5)) {
          case 0 -> List.of("channel");
          case 1 -> List.of("channel", "device");
          case 2 -> List.of("person.plan@entry", "properties.device");
          case 3 -> List.of("person.plan");
          default -> List.of("plan", "never");
        };
    return new Breakdown(names, at, random.nextInt(1, steps + 1), random.nextInt(1, 6));
  }

  /** One more question about the same people. */
  private interface Law {
    void check(Ask ask, Timelines people, FunnelReport report, LocalEngine engine);
  }

  private void check(Law law) {
    try (var engine = new LocalEngine(1)) {
      for (int seed = 0; seed < ROUNDS; seed++) {
        var random = new SplittableRandom(seed);
        Ask ask = ask(random);
        Timelines people = timelines(random);
        law.check(ask, people, engine.run(ask.funnel(), people.dataset()), engine);
      }
    }
  }

  @Test
  void groups_add_up_to_the_total() {
    check((ask, people, report, engine) -> {
      List<Long> sums = new ArrayList<>();
      for (int s = 0; s < report.total().steps().size(); s++) {
        int step = s;
        sums.add(
            report.groups().stream()
                .mapToLong(group -> group.counts().steps().get(step).reached())
                .sum());
      }
      assertThat(sums).as("%s", ask).isEqualTo(reached(report));
      assertThat(report.groups().stream().mapToLong(g -> g.counts().immature()).sum())
          .isEqualTo(report.total().immature());
    });
  }

  @Test
  void groups_that_were_found_first_are_the_same() {
    check((ask, people, report, engine) -> {
      Breakdown by = ask.by();
      if (by == null || by.properties().size() > 1) {
        return;
      }
      Funnel funnel = ask.funnel();
      List<List<String>> keys = engine.run(new GroupSizes(funnel), people.dataset());
      if (keys.size() == by.limit()) {
        assertThat(engine.run(funnel.showing(keys), people.dataset()))
            .as("%s", ask)
            .isEqualTo(report);
      }
    });
  }

  @Test
  void a_breakdown_changes_no_total() {
    check((ask, people, report, engine) ->
        assertThat(engine.run(ask.by((Breakdown) null).funnel(), people.dataset()).total())
            .as("%s", ask)
            .isEqualTo(report.total()));
  }

  @Test
  void events_that_no_step_mentions_change_nothing() {
    check((ask, people, report, engine) -> {
      Ask plain =
          ask.by((Breakdown) null).list(new PersonList(null, 1, PersonList.What.REACHED, 0));
      assertThat(engine.run(plain.funnel(), noisy(people).dataset()))
          .as("%s", ask)
          .isEqualTo(engine.run(plain.funnel(), people.dataset()));
    });
  }

  private static Timelines noisy(Timelines people) {
    List<Person> noisy = new ArrayList<>();
    for (Person person : people.people()) {
      List<Row> rows = new ArrayList<>(person.rows());
      for (Row row : person.rows()) {
        rows.add(new Row(row.timeMillis(), row.sequence(), "Noise", Map.of()));
      }
      noisy.add(new Person(person.name(), person.id(), rows));
    }
    return new Timelines(noisy);
  }

  /** With such tests the engine takes no shortcut by names or masks. */
  @Test
  void a_test_that_always_passes_changes_nothing() {
    var never = new EventFilter.Not(Ask.property("never", Operator.EQUAL, "x"));
    check((ask, people, report, engine) -> {
      for (AttemptChoice choice : AttemptChoice.values()) {
        Ask plain =
            (choice == AttemptChoice.BEST ? ask : ask.persons())
                .attempt(choice)
                .by((Breakdown) null);
        EventFilter[] tested =
            plain.steps().stream()
                .map(step -> new EventFilter.AllOf(List.of(step, never)))
                .toArray(EventFilter[]::new);
        assertThat(engine.run(plain.steps(tested).funnel(), people.dataset()))
            .as("%s", plain)
            .isEqualTo(engine.run(plain.funnel(), people.dataset()));
      }
    });
  }

  @Test
  void a_wider_window_never_lowers_a_step() {
    check((ask, people, report, engine) ->
        assertNoneLower(
            engine.run(ask.persons().window(ask.windowMillis() + 7_000).funnel(), people.dataset()),
            engine.run(ask.persons().funnel(), people.dataset())));
  }

  @Test
  void best_is_never_less_than_first_and_as_deep_as_latest() {
    check((ask, people, report, engine) -> {
      Ask persons = ask.persons();
      var best = engine.run(persons.attempt(AttemptChoice.BEST).funnel(), people.dataset());
      var latest = engine.run(persons.attempt(AttemptChoice.LATEST).funnel(), people.dataset());
      assertNoneLower(
          best, engine.run(persons.attempt(AttemptChoice.FIRST).funnel(), people.dataset()));
      assertThat(reached(best)).as("%s", ask).isEqualTo(reached(latest));
    });
  }

  @Test
  void a_list_names_as_many_people_as_its_figure_counts() {
    check((ask, people, report, engine) -> {
      int last = report.total().steps().size();
      for (FunnelReport.Group group : report.groups()) {
        var list = new PersonList(group.key(), last, PersonList.What.REACHED, 1000);
        var listed = engine.run(ask.list(list).funnel(), people.dataset());
        assertThat(listed.listed())
            .as("%s of %s", list, ask)
            .hasSize((int) group.counts().completed());
      }
    });
  }

  @Test
  void whoever_reached_a_step_moved_on_or_is_open_or_went_quiet() {
    check((ask, people, report, engine) -> {
      var steps = report.total().steps();
      long open = 0;
      for (int s = 0; s < steps.size(); s++) {
        long next = s + 1 < steps.size() ? steps.get(s + 1).reached() : report.total().completed();
        var step = steps.get(s);
        assertThat(step.open() + step.quiet()).as("%s", ask).isEqualTo(step.reached() - next);
        open += step.open();
        for (var what : List.of(PersonList.What.OPEN, PersonList.What.QUIET)) {
          var list = new PersonList(null, s + 1, what, 1000);
          var listed = engine.run(ask.list(list).funnel(), people.dataset()).listed();
          assertThat(listed)
              .as("%s of %s", list, ask)
              .hasSize((int) (what == PersonList.What.OPEN ? step.open() : step.quiet()));
        }
      }
      assertThat(open).isLessThanOrEqualTo(report.total().immature());
    });
  }

  @Test
  void a_bucket_is_the_question_with_the_bucket_as_its_period() {
    check((ask, people, report, engine) -> {
      Trend trend = ask.extras().trend();
      List<FunnelReport.Counts> asked = new ArrayList<>();
      Ask wide = widest(ask);
      var byGroup = engine.run(wide.funnel(), people.dataset());
      for (int b = 0; trend != null && b + 1 < trend.bounds().size(); b++) {
        var bucket =
            new Period(
                Math.max(trend.bounds().get(b), ask.entered().from()),
                Math.min(trend.bounds().get(b + 1), ask.entered().to()));
        var alone = engine.run(wide.entered(bucket).trend((Trend) null).funnel(), people.dataset());
        asked.add(alone.total());
        for (FunnelReport.Group group : alone.groups()) {
          assertThat(trendOf(byGroup, group.key()).get(b)).isEqualTo(group.counts());
        }
      }
      assertThat(report.trend()).as("%s", ask).isEqualTo(asked);
    });
  }

  /** With all groups shown. */
  private static Ask widest(Ask ask) {
    var by = ask.by();
    return by == null
        ? ask
        : ask.by(new Breakdown(by.properties(), by.at(), by.step(), 1000, by.fold()));
  }

  private static List<FunnelReport.Counts> trendOf(FunnelReport report, List<String> key) {
    return report.groups().stream()
        .filter(g -> g.key().equals(key))
        .findFirst()
        .orElseThrow()
        .trend();
  }

  @Test
  void a_trend_and_a_value_change_no_other_figure() {
    check((ask, people, report, engine) -> {
      var plain = engine.run(ask.trend((Trend) null).value("never").funnel(), people.dataset());
      assertThat(reached(plain)).as("%s", ask).isEqualTo(reached(report));
      assertThat(plain.histogram()).isEqualTo(report.histogram());
      assertThat(plain.listed()).isEqualTo(report.listed());
      assertThat(plain.skipped()).isEqualTo(report.skipped());
      assertThat(plain.late()).isEqualTo(report.late());
    });
  }

  @Test
  void sums_of_groups_add_up_to_the_total() {
    check((ask, people, report, engine) -> {
      for (int s = 0; ask.extras().value() != null && s < report.total().steps().size(); s++) {
        int step = s;
        assertThat(report.groups().stream().mapToLong(g -> micros(g.counts(), step)).sum())
            .as("%s", ask)
            .isEqualTo(micros(report.total(), step));
      }
    });
  }

  private static long micros(FunnelReport.Counts counts, int step) {
    var value = counts.steps().get(step).value();
    return value == null ? 0 : value.micros();
  }

  @Test
  void attempts_are_at_least_as_many_as_people() {
    check((ask, people, report, engine) -> {
      Ask best = ask.attempt(AttemptChoice.BEST);
      var attempts = engine.run(best.attempts().funnel(), people.dataset());
      var persons = engine.run(best.persons().funnel(), people.dataset());
      assertThat(attempts.total().entered())
          .as("%s", ask)
          .isGreaterThanOrEqualTo(persons.total().entered());
    });
  }

  @Test
  void a_list_of_a_bucket_names_as_many_people_as_its_figure_counts() {
    check((ask, people, report, engine) -> {
      int bucket = report.trend().size() / 2;
      for (FunnelReport.Group group :
          bucket < report.trend().size() ? report.groups() : List.<FunnelReport.Group>of()) {
        var list = new PersonList(group.key(), 1, PersonList.What.REACHED, bucket, 1000);
        var listed = engine.run(ask.list(list).funnel(), people.dataset());
        assertThat(listed.listed())
            .as("%s of %s", list, ask)
            .hasSize((int) group.trend().get(bucket).entered());
      }
    });
  }

  @Test
  void the_histogram_holds_everybody_who_completed() {
    check((ask, people, report, engine) -> {
      if (report.total().steps().size() > 1) {
        assertThat(report.histogram().stream().mapToLong(FunnelReport.Bin::people).sum())
            .as("%s", ask)
            .isEqualTo(report.total().completed());
      }
    });
  }

  private static void assertNoneLower(FunnelReport higher, FunnelReport lower) {
    for (int s = 0; s < reached(lower).size(); s++) {
      assertThat(reached(higher).get(s)).isGreaterThanOrEqualTo(reached(lower).get(s));
    }
  }

  private static List<Long> reached(FunnelReport report) {
    return report.total().steps().stream().map(FunnelReport.Step::reached).toList();
  }
}
