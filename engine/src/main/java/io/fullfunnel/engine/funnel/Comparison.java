package io.fullfunnel.engine.funnel;

import io.fullfunnel.engine.Analysis;
import io.fullfunnel.engine.Dictionary;
import io.fullfunnel.engine.Plan;

/**
 * A funnel and the same funnel of another period, in one scan (FUNNELS F25).
 *
 * @param before differs in its period, its trend and its list only
 */
public record Comparison(Funnel now, Funnel before) implements Analysis<Comparison.Report> {
  /** Both answers, with the same groups in the same order and the same bins. */
  public record Report(FunnelReport now, FunnelReport before) {}

  public Comparison {
    if (!before.equals(now.during(before.entered(), before.trend(), before.list()))) {
      throw new IllegalArgumentException("not the same funnel: " + now + " and " + before);
    }
  }

  @Override
  public Plan<?, Report> plan(Dictionary dictionary) {
    return new ComparisonPlan(new FunnelPlan(now, dictionary), new FunnelPlan(before, dictionary));
  }
}
