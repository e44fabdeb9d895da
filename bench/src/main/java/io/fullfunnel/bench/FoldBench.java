package io.fullfunnel.bench;

import io.fullfunnel.engine.Period;
import io.fullfunnel.engine.filter.EventFilter;
import io.fullfunnel.engine.funnel.AttemptChoice;
import io.fullfunnel.engine.funnel.Count;
import io.fullfunnel.engine.funnel.Funnel;
import io.fullfunnel.engine.funnel.FunnelReport;
import io.fullfunnel.engine.funnel.FunnelStep;
import io.fullfunnel.engine.funnel.Rules;
import io.fullfunnel.engine.local.LocalEngine;
import java.util.List;
import java.util.Locale;

/** Measures the funnel's kernel alone: simulated people in memory, no store, no JSON. */
public final class FoldBench {
  private static final int WARM_UPS = 10;
  private static final int RUNS = 9;

  private FoldBench() {}

  public static void main(String[] arguments) throws Exception {
    Options options = Options.of(arguments, List.of("rows", "seed", "threads"));
    Traffic traffic =
        new Traffic(options.number("rows", 10_000_000), options.number("seed", 1), false);
    SimulatedPeople people = new SimulatedPeople(traffic);
    try (LocalEngine engine = new LocalEngine((int) options.number("threads", 2))) {
      measure("Q1", Questions.Q1, people, engine);
      measure("Q1H", Questions.Q1H, people, engine);
    }
  }

  private static void measure(
      String question, List<String> steps, SimulatedPeople people, LocalEngine engine)
      throws Exception {
    Funnel funnel = funnel(steps);
    for (int i = 0; i < WARM_UPS; i++) {
      engine.run(funnel, people);
    }
    Timing timing = Timing.of(RUNS, () -> engine.run(funnel, people));
    System.out.printf(
        Locale.ROOT,
        "%-4s median %.1f ms, quickest %.1f ms, CPU %.1f ms, people per step %s%n",
        question,
        timing.median(),
        timing.quickest(),
        timing.cpuMillis(),
        engine.run(funnel, people).total().steps().stream()
            .map(FunnelReport.Step::reached)
            .toList());
  }

  static Funnel funnel(List<String> steps) {
    return new Funnel(
        steps.stream().map(s -> new FunnelStep(s, new EventFilter.Named(s))).toList(),
        Questions.WINDOW_SECONDS * 1000,
        AttemptChoice.BEST,
        Period.ALL,
        (Traffic.START + Visitor.PERIOD_SECONDS) * 1000,
        null,
        null,
        null,
        null,
        null,
        null,
        Count.PEOPLE,
        Rules.PLAIN);
  }
}
