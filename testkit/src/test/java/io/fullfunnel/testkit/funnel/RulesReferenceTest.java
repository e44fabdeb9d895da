package io.fullfunnel.testkit.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.engine.Period;
import io.fullfunnel.engine.funnel.AttemptChoice;
import io.fullfunnel.engine.funnel.Exclusion;
import io.fullfunnel.engine.funnel.FunnelReport;
import io.fullfunnel.engine.funnel.FunnelStep;
import io.fullfunnel.engine.funnel.Order;
import io.fullfunnel.engine.funnel.PersonList;
import io.fullfunnel.engine.funnel.Rules;
import io.fullfunnel.engine.local.LocalEngine;
import io.fullfunnel.testkit.RandomTimelines;
import io.fullfunnel.testkit.Rounds;
import io.fullfunnel.testkit.TimelineText;
import io.fullfunnel.testkit.Timelines;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Every finer rule, alone and with others, equals the naive answer on timelines made by chance. */
class RulesReferenceTest {
  private static final LocalEngine ENGINE = new LocalEngine(1);
  private static final List<String> EVENTS = List.of("A", "B", "C", "E");

  @AfterAll
  static void close() {
    ENGINE.close();
  }

  @Test
  void sequential_equals_the_naive_answer() {
    for (int seed = 0; seed < Rounds.of(700); seed++) {
      compare(seed, Order.SEQUENTIAL, 0);
    }
  }

  @Test
  void strict_equals_the_naive_answer() {
    for (int seed = 10_000; seed < 10_000 + Rounds.of(400); seed++) {
      compare(seed, Order.STRICT, 0);
    }
  }

  @Test
  void any_and_anchored_equal_the_naive_answer() {
    for (int seed = 20_000; seed < 20_000 + Rounds.of(600); seed++) {
      compare(seed, seed % 2 == 0 ? Order.ANY : Order.ANCHORED, 0);
    }
  }

  @Test
  void a_tolerance_equals_the_naive_answer() {
    for (int seed = 30_000; seed < 30_000 + Rounds.of(400); seed++) {
      compare(seed, Order.SEQUENTIAL, 1 + seed % 20 * 1000);
    }
  }

  private static void compare(int seed, Order order, long tolerance) {
    var random = new SplittableRandom(seed);
    Timelines people = new RandomTimelines(5, 9, 100_000, EVENTS).make(random);
    List<String> steps = new ArrayList<>();
    int size = random.nextInt(1, 5);
    for (int s = 0; s < size; s++) {
      steps.add(EVENTS.get(random.nextInt(3)));
    }
    Ask ask = Ask.steps(steps.toArray(String[]::new)).window(random.nextInt(1, 8) * 10_000L);
    ask = ask.attempt(List.of(AttemptChoice.values()).get(random.nextInt(4))).order(order);
    ask = random.nextInt(3) == 0 ? ask.entered(Ask.period("20s", "80s")) : ask;
    ask = tolerance > 0 ? ask.tolerance(tolerance + "ms") : ask;
    ask = ofSteps(random, ask, size, order);
    List<String> excluded = new ArrayList<>();
    for (int e = random.nextInt(3); size > 1 && e > 0; e--) {
      String event = EVENTS.get(random.nextInt(5) == 0 ? random.nextInt(3) : 3);
      ask = exclude(random, ask, size, order, event);
      excluded.add(event);
    }
    if (random.nextInt(3) == 0) {
      ask = random.nextBoolean() ? ask.hold("device") : ask.hold("device", "channel");
    }
    String naive = new NaiveRules(ask, steps, excluded).answer(people);
    assertThat(text(ENGINE.run(ask.funnel(), people.dataset())))
        .as("seed %d: %s %s of %s", seed, steps, ask, people)
        .isEqualTo(naive);
  }

  private static Ask ofSteps(SplittableRandom random, Ask plain, int size, Order order) {
    Ask ask = plain;
    boolean loose = order == Order.ANY || order == Order.ANCHORED;
    for (int s = 1; s <= size; s++) {
      if (!loose && s > 1 && random.nextInt(4) == 0) {
        ask = ask.within(s, random.nextInt(1, 40) + "s");
      }
      if (order == Order.SEQUENTIAL && s > 1 && s < size && random.nextInt(3) == 0) {
        ask = ask.optional(s);
      }
      if (order == Order.ANCHORED && random.nextInt(3) == 0) {
        ask = ask.fixed(s);
      }
    }
    return !loose && random.nextInt(4) == 0 ? ask.open() : ask;
  }

  private static Ask exclude(
      SplittableRandom random, Ask ask, int size, Order order, String event) {
    var effect = List.of(Exclusion.Effect.values()).get(random.nextInt(3));
    int after = random.nextInt(1, size);
    int before = random.nextInt(after + 1, size + 1);
    boolean whole =
        order == Order.ANY
            || order == Order.ANCHORED
            || optional(ask, after)
            || optional(ask, before);
    return whole ? ask.exclude(event, 1, size, effect) : ask.exclude(event, after, before, effect);
  }

  private static boolean optional(Ask ask, int step) {
    FunnelStep like = ask.extras().finer().steps().get(step);
    return like != null && like.kind() == FunnelStep.Kind.OPTIONAL;
  }

  private static String text(FunnelReport report) {
    var steps = report.total().steps();
    StringBuilder text =
        new StringBuilder(
            steps.stream().map(FunnelReport.Step::reached).toList()
                + " excluded "
                + report.total().excluded());
    for (FunnelReport.Step step : steps.subList(1, steps.size())) {
      var times = step.sinceFirst();
      text.append(' ').append(ReportText.number(times == null ? Double.NaN : times.mean()));
    }
    return text.toString();
  }

  /** In timelines with sessions; by the naive answer a visit is its session. */
  @Test
  void a_visit_equals_the_naive_answer() {
    for (int seed = 40_000; seed < 40_000 + Rounds.of(300); seed++) {
      var random = new SplittableRandom(seed);
      StringBuilder text = new StringBuilder();
      for (int p = 0; p < 4; p++) {
        text.append('p').append(p);
        for (int r = random.nextInt(9); r > 0; r--) {
          text.append(' ')
              .append(EVENTS.get(random.nextInt(4)))
              .append('@')
              .append(random.nextInt(100))
              .append("s{session=")
              .append(List.of("x", "y", "z", "none").get(random.nextInt(4)))
              .append('}');
        }
        text.append('\n');
      }
      Timelines people = TimelineText.of(text.toString());
      List<String> steps = List.of("A", "B", "C").subList(0, random.nextInt(2, 4));
      Ask ask = Ask.steps(steps.toArray(String[]::new)).visit();
      ask = ask.exclude("E", 1, steps.size(), Exclusion.Effect.REMOVE);
      assertThat(text(ENGINE.run(ask.funnel(), people.dataset())))
          .as("seed %d: %s of %s", seed, steps, text)
          .isEqualTo(new NaiveRules(ask, steps, List.of("E")).answer(people));
    }
  }

  /** The general machine on plain questions: a rule that changes nothing takes it. */
  @Test
  void the_fast_path_equals_the_general_one() {
    for (int seed = 50_000; seed < 50_000 + Rounds.of(500); seed++) {
      var random = new SplittableRandom(seed);
      Timelines people = new RandomTimelines(20, 14, 100_000, EVENTS).make(random);
      String[] steps = new String[random.nextInt(1, 5)];
      for (int s = 0; s < steps.length; s++) {
        steps[s] = EVENTS.get(random.nextInt(4));
      }
      Ask ask =
          Ask.steps(steps)
              .window(random.nextInt(10) * 10_000L)
              .attempt(List.of(AttemptChoice.values()).get(random.nextInt(3)))
              .trend("0s", "30s", "60s", "110s")
              .asOf("70s")
              .list(new PersonList(null, 1, PersonList.What.REACHED, 100));
      ask = random.nextInt(4) == 0 ? ask.attempt(AttemptChoice.BEST).attempts() : ask;
      ask =
          random.nextBoolean()
              ? ask
              : ask.entered(new Period(TimelineText.START + 15_000, TimelineText.START + 75_000));
      FunnelReport fast = ENGINE.run(ask.funnel(), people.dataset());
      assertThat(ENGINE.run(ask.within(1, "0s").funnel(), people.dataset()))
          .as("seed %d: %s of %s", seed, ask, people)
          .isEqualTo(fast);
      assertThat(ENGINE.run(ask.rules(ever(steps.length)).funnel(), people.dataset()))
          .as("seed %d, excluding: %s of %s", seed, ask, people)
          .isEqualTo(fast);
    }
  }

  /** An exclusion of what never happens. */
  private static Rules ever(int steps) {
    List<Exclusion> never =
        steps == 1
            ? List.of()
            : List.of(new Exclusion(Ask.named("never"), 1, steps, Exclusion.Effect.RESTART));
    return new Rules(Order.SEQUENTIAL, false, false, never, List.of(), 0);
  }
}
