package io.fullfunnel.engine.census;

import io.fullfunnel.engine.Analysis;
import io.fullfunnel.engine.Dictionary;
import io.fullfunnel.engine.Plan;
import io.fullfunnel.engine.filter.EventFilter;
import io.fullfunnel.engine.filter.PersonFilter;
import org.jspecify.annotations.Nullable;

/**
 * How many events pass the filters of a question, and of how many people.
 *
 * @param where only these events, or null for all
 * @param people only these people, or null for all
 */
public record Census(@Nullable EventFilter where, @Nullable PersonFilter people)
    implements Analysis<Census.Report> {

  /**
   * What was counted.
   *
   * @param from time of the first event, epoch milliseconds; {@link Long#MAX_VALUE} without events
   * @param to time of the last event; {@link Long#MIN_VALUE} without events
   */
  public record Report(long events, long people, long from, long to) {}

  @Override
  public Plan<?, Report> plan(Dictionary dictionary) {
    EventFilter kept = where == null ? new EventFilter.Any() : where;
    return new CensusPlan(kept.bind(dictionary), people == null ? null : people.bind(dictionary));
  }
}
