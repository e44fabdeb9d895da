package io.fullfunnel.engine.funnel;

import io.fullfunnel.engine.Period;
import io.fullfunnel.engine.Timeline;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * PostHog's breakdown by the value at a step: for each value that the person's events of that step
 * have, the attempt whose event there has this value. So a person may stand in several groups, and
 * in none without such an event.
 */
final class ByValue implements Matching {
  private final Rule rule;
  private final Grouping grouping;
  private final int place;
  private final boolean anyOrder;
  private @Nullable Timeline person;

  /**
   * @param place from 0
   */
  ByValue(Rule rule, Grouping grouping, int place, boolean anyOrder) {
    this.rule = rule;
    this.grouping = grouping;
    this.place = place;
    this.anyOrder = anyOrder;
  }

  @Override
  public void starts(Period period) {
    rule.starts(period);
  }

  @Override
  public void begin(Timeline timeline, StepHits found) {
    person = timeline;
    rule.begin(timeline, found);
  }

  @Override
  public int nextStart(StepHits found, int hit) {
    return rule.nextStart(found, hit);
  }

  @Override
  public void choose(StepHits found, Attempt attempt) {
    throw new IllegalStateException("there is one attempt for each value");
  }

  @Override
  public void choose(StepHits found, int first, Attempt attempt) {
    choose(found, attempt);
  }

  @Override
  public void every(StepHits found, int first, Attempt attempt, Runnable each) {
    values(found, first)
        .forEach((value, hits) -> {
          rule.allow(place, hits);
          rule.choose(found, first, attempt);
          if (attempt.depth() > 0) {
            attempt.value(hits.nextSetBit(0));
            each.run();
          }
        });
  }

  private Map<GroupKey, BitSet> values(StepHits found, int first) {
    Map<GroupKey, BitSet> values = new LinkedHashMap<>();
    for (int hit = first; person != null && hit < found.size(); hit++) {
      if (anyOrder ? found.takes(hit) != 0 : found.takes(hit, place)) {
        values.computeIfAbsent(grouping.at(person, found.row(hit)), key -> new BitSet()).set(hit);
      }
    }
    return values;
  }

  @Override
  public boolean completes(StepHits found, long longer) {
    return rule.completes(found, longer);
  }
}
