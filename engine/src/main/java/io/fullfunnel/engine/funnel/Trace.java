package io.fullfunnel.engine.funnel;

import io.fullfunnel.engine.Analysis;
import io.fullfunnel.engine.Dictionary;
import io.fullfunnel.engine.Plan;

/**
 * Why one person is where the funnel has them: the attempts that were looked at, and the events
 * that took no step (FUNNELS F31).
 */
public record Trace(Funnel funnel, long person) implements Analysis<TraceReport> {
  @Override
  public Plan<?, TraceReport> plan(Dictionary dictionary) {
    return new TracePlan(funnel, person, dictionary);
  }
}
