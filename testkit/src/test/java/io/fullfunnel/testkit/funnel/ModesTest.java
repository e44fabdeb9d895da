package io.fullfunnel.testkit.funnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fullfunnel.engine.Analysis;
import io.fullfunnel.engine.Period;
import io.fullfunnel.engine.filter.EventFilter;
import io.fullfunnel.engine.funnel.AttemptChoice;
import io.fullfunnel.engine.funnel.Breakdown;
import io.fullfunnel.engine.funnel.Exclusion;
import io.fullfunnel.engine.funnel.Funnel;
import io.fullfunnel.engine.funnel.FunnelMode;
import io.fullfunnel.engine.funnel.FunnelMode.Product;
import io.fullfunnel.engine.funnel.FunnelReport;
import io.fullfunnel.engine.funnel.Order;
import io.fullfunnel.engine.funnel.Rules;
import io.fullfunnel.engine.funnel.Trace;
import io.fullfunnel.engine.funnel.TraceReport;
import io.fullfunnel.engine.funnel.Trend;
import io.fullfunnel.engine.funnel.WindowOption;
import io.fullfunnel.engine.local.LocalEngine;
import io.fullfunnel.testkit.AnalysisLaws;
import io.fullfunnel.testkit.RandomTimelines;
import io.fullfunnel.testkit.Rounds;
import io.fullfunnel.testkit.Row;
import io.fullfunnel.testkit.TimelineText;
import io.fullfunnel.testkit.Timelines;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** FEATURE UNDER TEST: funnels by the rules of other products keep the laws of every analysis. */
class ModesTest extends AnalysisLaws<FunnelReport> {
  private static final List<String> EVENTS = List.of("A", "B", "C", "D");

  @Override
  protected Analysis<FunnelReport> question(SplittableRandom random) {
    FunnelMode mode = mode(random);
    int size = random.nextInt(1, 5);
    String[] steps = new String[size];
    for (int s = 0; s < size; s++) {
      steps[s] = EVENTS.get(random.nextInt(EVENTS.size()));
    }
    List<Exclusion> exclude = new ArrayList<>();
    Order order = Order.SEQUENTIAL;
    boolean latest = mode.product() == Product.MIXPANEL_OPTIMIZED;
    if (mode.product() == Product.POSTHOG) {
      order = List.of(Order.SEQUENTIAL, Order.STRICT, Order.ANY).get(random.nextInt(3));
      if (size > 1 && random.nextBoolean()) {
        exclude.add(new Exclusion(Ask.named("D"), 1, size, Exclusion.Effect.REMOVE));
      }
    } else if (mode.product() == Product.AMPLITUDE) {
      order = random.nextBoolean() ? Order.STRICT : Order.SEQUENTIAL;
    }
    Ask ask =
        Ask.steps(steps)
            .window(random.nextLong(60_000))
            .attempt(latest ? AttemptChoice.SOONEST : AttemptChoice.BEST)
            .asOf("60s")
            .rules(new Rules(order, false, false, exclude, List.of(), latest ? 2000 : 0, mode))
            .by(random.nextInt(3) == 0 ? null : breakdown(random, size));
    if (random.nextBoolean()) {
      ask = ask.entered(Ask.period("20s", "80s"));
    }
    if (random.nextBoolean()) {
      long bound = TimelineText.START + random.nextLong(60_000);
      ask = ask.trend(new Trend(List.of(bound, bound + 10_000, bound + 30_000)));
    }
    if (latest && random.nextBoolean()) {
      ask = ask.attempt(AttemptChoice.BEST).attempts();
    }
    return ask.funnel();
  }

  @Override
  protected Timelines timelines(SplittableRandom random) {
    return new RandomTimelines(40, 14, TimelineText.millis("100s"), EVENTS).make(random);
  }

  private static Breakdown breakdown(SplittableRandom random, int steps) {
    var at =
        List.of(Breakdown.At.STEP, Breakdown.At.FIRST, Breakdown.At.LAST).get(random.nextInt(3));
    return new Breakdown(List.of("channel"), at, random.nextInt(1, steps + 1), 3);
  }

  private static FunnelMode mode(SplittableRandom random) {
    return switch (random.nextInt(4)) {
      case 0 -> new FunnelMode(Product.POSTHOG, Set.of());
      case 1 -> new FunnelMode(Product.MIXPANEL_OPTIMIZED, Set.of());
      case 2 -> new FunnelMode(Product.AMPLITUDE, Set.of());
      default -> new FunnelMode(Product.CLICKHOUSE, options(random));
    };
  }

  private static Set<WindowOption> options(SplittableRandom random) {
    Set<WindowOption> options = EnumSet.noneOf(WindowOption.class);
    for (WindowOption option : WindowOption.values()) {
      if (random.nextBoolean()) {
        options.add(option);
      }
    }
    if (!options.contains(WindowOption.STRICT_ORDER)) {
      options.remove(WindowOption.ALLOW_REENTRY);
    }
    return options;
  }

  @Test
  void window_funnel_equals_the_naive_answer() {
    try (var engine = new LocalEngine(1)) {
      for (int seed = 0; seed < Rounds.of(2000); seed++) {
        var random = new SplittableRandom(seed);
        // half of them with equal times everywhere
        long span = seed % 2 == 0 ? 100_000 : 500;
        Timelines people = new RandomTimelines(4, 12, span, EVENTS).make(random);
        List<EventFilter> steps = new ArrayList<>();
        List<Predicate<Row>> naive = new ArrayList<>();
        int size = random.nextInt(1, 5);
        for (int s = 0; s < size; s++) {
          String one = EVENTS.get(random.nextInt(3));
          String other = EVENTS.get(random.nextInt(3));
          boolean two = random.nextInt(3) == 0;
          steps.add(
              two
                  ? new EventFilter.AnyOf(List.of(Ask.named(one), Ask.named(other)))
                  : Ask.named(one));
          naive.add(row -> row.event().equals(one) || (two && row.event().equals(other)));
        }
        Set<WindowOption> options = options(random);
        long window = random.nextLong(span);
        boolean all = random.nextBoolean();
        long from = TimelineText.START + span / 4;
        Period entered = all ? Period.ALL : new Period(from, from + span / 2);
        var mode = new FunnelMode(Product.CLICKHOUSE, options);
        Ask ask =
            Ask.filters(steps.toArray(EventFilter[]::new))
                .window(window)
                .entered(entered)
                .rules(new Rules(Order.SEQUENTIAL, false, false, List.of(), List.of(), 0, mode));
        var reference = new NaiveWindowFunnel(naive, window, options, entered.from(), entered.to());
        List<Long> reached = new ArrayList<>();
        for (int s = 1; s <= size; s++) {
          int step = s;
          reached.add(people.people().stream().filter(p -> reference.depth(p) >= step).count());
        }
        FunnelReport report = engine.run(ask.funnel(), people.dataset());
        assertThat(report.total().steps().stream().map(FunnelReport.Step::reached).toList())
            .as("seed %d: %s of %s", seed, ask, people)
            .isEqualTo(reached);
      }
    }
  }

  /** Invariant: a trace has the very attempts that the funnel counts. */
  @Test
  void a_trace_tells_the_attempt_that_counts() {
    try (var engine = new LocalEngine(1)) {
      for (int seed = 0; seed < Rounds.of(1000); seed++) {
        var random = new SplittableRandom(seed);
        Funnel funnel = (Funnel) question(random);
        if (funnel.by() != null) {
          continue; // an attempt for each value at a step
        }
        Timelines people = new RandomTimelines(5, 14, 100_000, EVENTS).make(random);
        long[] reached = new long[funnel.steps().size()];
        for (var person : people.people()) {
          TraceReport trace = engine.run(new Trace(funnel, person.id()), people.dataset());
          for (TraceReport.Tried tried : trace.attempts()) {
            for (int s = 0; tried.counts() && s < tried.depth(); s++) {
              reached[s]++;
            }
          }
        }
        FunnelReport report = engine.run(funnel, people.dataset());
        assertThat(report.total().steps().stream().mapToLong(FunnelReport.Step::reached))
            .as("seed %d: %s of %s", seed, funnel, people)
            .containsExactly(Arrays.stream(reached).boxed().toArray(Long[]::new));
      }
    }
  }

  @Test
  void options_are_checked() {
    assertThatThrownBy(() -> new FunnelMode(Product.CLICKHOUSE, Set.of(WindowOption.ALLOW_REENTRY)))
        .hasMessage("ALLOW_REENTRY needs STRICT_ORDER: [ALLOW_REENTRY]");
    assertThatThrownBy(() -> new FunnelMode(Product.POSTHOG, Set.of(WindowOption.STRICT_ONCE)))
        .hasMessage("only ClickHouse has options: [STRICT_ONCE]");
  }
}
