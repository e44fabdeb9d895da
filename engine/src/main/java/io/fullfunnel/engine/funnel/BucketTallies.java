package io.fullfunnel.engine.funnel;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What was counted per bucket of the trend, found by group. */
final class BucketTallies {
  private final int steps;
  private final int buckets;
  private final Map<GroupKey, Map<Integer, Tally>> byGroup = new HashMap<>();

  BucketTallies(FunnelPlan plan, Tallies counted) {
    this.steps = plan.steps();
    this.buckets = plan.buckets();
    counted
        .groups()
        .forEach((key, tally) ->
            byGroup
                .computeIfAbsent(key.withoutLast(), group -> new HashMap<>())
                .put(key.last(), tally));
  }

  /** The sum over everybody, bucket by bucket. */
  List<Tally> all() {
    return of(byGroup.keySet());
  }

  /** The sum over some groups, bucket by bucket. */
  List<Tally> of(Collection<GroupKey> groups) {
    List<List<Tally>> parts = new ArrayList<>();
    for (int b = 0; b < buckets; b++) {
      parts.add(new ArrayList<>());
    }
    for (GroupKey group : groups) {
      byGroup
          .getOrDefault(group, Map.of())
          .forEach((bucket, tally) -> parts.get(bucket).add(tally));
    }
    List<Tally> sums = new ArrayList<>();
    for (List<Tally> part : parts) {
      sums.add(part.size() == 1 ? part.getFirst() : Tally.sum(steps, part));
    }
    return sums;
  }
}
