package io.fullfunnel.testkit.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.engine.Analysis;
import io.fullfunnel.engine.Period;
import io.fullfunnel.engine.funnel.AttemptChoice;
import io.fullfunnel.engine.funnel.Breakdown;
import io.fullfunnel.engine.funnel.Exclusion.Effect;
import io.fullfunnel.engine.funnel.FunnelReport;
import io.fullfunnel.engine.funnel.Order;
import io.fullfunnel.engine.funnel.PersonList;
import io.fullfunnel.engine.funnel.Rules;
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

/** Laws of every analysis for funnels with finer rules, and what must hold of these besides. */
class RulesLawsTest extends AnalysisLaws<FunnelReport> {
  private static final List<String> EVENTS = List.of("A", "B", "C", "E");
  private static final int ROUNDS = 150;

  @Override
  protected Analysis<FunnelReport> question(SplittableRandom random) {
    return ask(random).funnel();
  }

  @Override
  protected Timelines timelines(SplittableRandom random) {
    return new RandomTimelines(25, 12, TimelineText.millis("100s"), EVENTS).make(random);
  }

  private static Ask ask(SplittableRandom random) {
    Order order = List.of(Order.values()).get(random.nextInt(4));
    Ask ask =
        Ask.steps("A", "B", "C")
            .order(order)
            .window(random.nextLong(1_000, 80_000))
            .attempt(List.of(AttemptChoice.values()).get(random.nextInt(3)))
            .asOf("60s")
            .by(new Breakdown(List.of("channel"), Breakdown.At.STEP, 1, 20))
            .trend("10s", "40s", "70s");
    boolean steady = order == Order.SEQUENTIAL || order == Order.STRICT;
    if (order == Order.ANCHORED) {
      ask = ask.fixed(random.nextInt(1, 4));
    }
    if (steady && random.nextBoolean()) {
      ask = random.nextBoolean() ? ask.within(3, "9s") : ask.open();
    }
    if (order == Order.SEQUENTIAL && random.nextInt(3) == 0) {
      ask = random.nextBoolean() ? ask.optional(2) : ask.tolerance("2s");
    }
    if (random.nextBoolean()) {
      ask = ask.exclude("E", 1, 3, List.of(Effect.values()).get(random.nextInt(3)));
    }
    ask = random.nextInt(3) == 0 ? ask.hold("device") : ask;
    ask = random.nextInt(4) == 0 ? ask.attempt(AttemptChoice.BEST).attempts() : ask;
    return ask.list(new PersonList(null, 1, PersonList.What.ENTERED, 1000));
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
  void a_list_names_as_many_as_its_figure_counts() {
    check((ask, people, report, engine) -> {
      assertThat(report.listed()).as("%s", ask).hasSize((int) report.total().entered());
      assertThat(listed(engine, ask, people, 1, PersonList.What.EXCLUDED))
          .as("%s", ask)
          .isEqualTo(report.total().excluded());
      for (int s = 1; s <= 3; s++) {
        FunnelReport.Step step = report.total().steps().get(s - 1);
        assertThat(
                List.of(
                    listed(engine, ask, people, s, PersonList.What.REACHED),
                    listed(engine, ask, people, s, PersonList.What.ENTERED_HERE),
                    listed(engine, ask, people, s, PersonList.What.OPEN),
                    listed(engine, ask, people, s, PersonList.What.QUIET),
                    s == 1 ? 0 : listed(engine, ask, people, s, PersonList.What.DROPPED)))
            .as("step %d of %s", s, ask)
            .isEqualTo(
                List.of(step.reached(), step.entries(), step.open(), step.quiet(), step.dropped()));
      }
    });
  }

  private static long listed(
      LocalEngine engine, Ask ask, Timelines people, int step, PersonList.What what) {
    Ask list = ask.list(new PersonList(null, step, what, 1000));
    return engine.run(list.funnel(), people.dataset()).listed().size();
  }

  @Test
  void groups_and_who_was_left_out_add_up() {
    check((ask, people, report, engine) -> {
      assertThat(report.groups().stream().mapToLong(g -> g.counts().entered()).sum())
          .as("%s", ask)
          .isEqualTo(report.total().entered());
      assertThat(report.groups().stream().mapToLong(g -> g.counts().excluded()).sum())
          .as("%s", ask)
          .isEqualTo(report.total().excluded());
    });
  }

  @Test
  void a_bucket_is_the_question_with_the_bucket_as_its_period() {
    check((ask, people, report, engine) -> {
      Trend trend = ask.extras().trend();
      for (int b = 0; trend != null && b + 1 < trend.bounds().size(); b++) {
        var bucket = new Period(trend.bounds().get(b), trend.bounds().get(b + 1));
        Ask alone = ask.entered(bucket).trend((Trend) null);
        assertThat(report.trend().get(b))
            .as("bucket %d of %s", b, ask)
            .isEqualTo(engine.run(alone.funnel(), people.dataset()).total());
      }
    });
  }

  @Test
  void best_is_as_deep_as_latest_and_never_less_than_first() {
    check((ask, people, report, engine) -> {
      Ask clean = ask.persons().rules(without(ask));
      var best = engine.run(clean.attempt(AttemptChoice.BEST).funnel(), people.dataset());
      var latest = engine.run(clean.attempt(AttemptChoice.LATEST).funnel(), people.dataset());
      var first = engine.run(clean.attempt(AttemptChoice.FIRST).funnel(), people.dataset());
      assertThat(best.total().completed()).as("%s", ask).isEqualTo(latest.total().completed());
      assertThat(best.total().completed()).isGreaterThanOrEqualTo(first.total().completed());
    });
  }

  @Test
  void a_wider_window_never_lowers_who_completes() {
    check((ask, people, report, engine) -> {
      Ask clean = ask.persons().rules(without(ask));
      var narrow = engine.run(clean.funnel(), people.dataset());
      var wide = engine.run(clean.window(ask.windowMillis() + 9_000).funnel(), people.dataset());
      assertThat(wide.total().completed())
          .as("%s", ask)
          .isGreaterThanOrEqualTo(narrow.total().completed());
    });
  }

  /** A longer span leaves more room for exclusions. */
  private static Rules without(Ask ask) {
    Rules of = ask.extras().finer().rules();
    return new Rules(of.order(), of.visit(), of.open(), List.of(), of.hold(), of.toleranceMillis());
  }

  @Test
  void events_that_nothing_mentions_change_nothing_but_a_strict_order() {
    check((ask, people, report, engine) -> {
      if (ask.extras().finer().rules().order() != Order.STRICT) {
        Ask plain = ask.list(new PersonList(null, 1, PersonList.What.REACHED, 0));
        assertThat(engine.run(plain.funnel(), noisy(people).dataset()).total())
            .as("%s", ask)
            .isEqualTo(report.total());
      }
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
}
