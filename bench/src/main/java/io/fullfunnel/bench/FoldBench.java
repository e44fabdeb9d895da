package io.fullfunnel.bench;

import io.fullfunnel.engine.Period;
import io.fullfunnel.engine.filter.EventFilter;
import io.fullfunnel.engine.funnel.AttemptChoice;
import io.fullfunnel.engine.funnel.Funnel;
import io.fullfunnel.engine.funnel.FunnelReport;
import io.fullfunnel.engine.funnel.FunnelStep;
import io.fullfunnel.engine.local.LocalEngine;
import java.util.List;

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
      measure("Q1", funnel(Questions.Q1), people, engine);
      measure("Q1H", funnel(Questions.Q1H), people, engine);
    }
  }

  private static void measure(
      String name, Funnel funnel, SimulatedPeople people, LocalEngine engine) throws Exception {
    for (int i = 0; i < WARM_UPS; i++) {
      engine.run(funnel, people);
    }
    Timing timing = Timing.of(RUNS, () -> engine.run(funnel, people));
    FunnelReport report = engine.run(funnel, people);
    List<Long> reached = report.total().steps().stream().map(FunnelReport.Step::reached).toList();
    System.out.printf(
        "%-4s median %.1f ms, quickest %.1f ms, people per step %s%n",
        name, timing.median(), timing.quickest(), reached);
  }

  private static Funnel funnel(List<String> steps) {
    return new Funnel(
        steps.stream().map(s -> new FunnelStep(s, new EventFilter.Named(s))).toList(),
        Questions.WINDOW_SECONDS * 1000,
        AttemptChoice.BEST,
        Period.ALL,
        (Traffic.START + Visitor.PERIOD_SECONDS) * 1000,
        null,
        null,
        null,
        null);
  }
}
