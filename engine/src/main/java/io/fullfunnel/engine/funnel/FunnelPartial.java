package io.fullfunnel.engine.funnel;

import io.fullfunnel.engine.Partial;
import org.jspecify.annotations.Nullable;

/**
 * What was counted of some of the people: tallies by group (one with an empty key if ungrouped),
 * and the same once more by group and bucket of the trend (none without one).
 */
final class FunnelPartial implements Partial<FunnelPartial> {
  private static final long serialVersionUID = 1L;

  private final int steps;
  private final Tallies groups;
  private final Tallies buckets;
  private final @Nullable Sizes sizes;
  private final long[] skipped;
  private long late;

  /**
   * Nobody counted yet.
   *
   * @param sizes counts who entered, if nothing else is wanted
   */
  FunnelPartial(int steps, @Nullable Sizes sizes) {
    this(steps, sizes, Tallies.ofGroups(steps), Tallies.ofBuckets(steps));
  }

  private FunnelPartial(int steps, @Nullable Sizes sizes, Tallies groups, Tallies buckets) {
    this.steps = steps;
    this.sizes = sizes;
    this.groups = groups;
    this.buckets = buckets;
    this.skipped = new long[steps];
  }

  void addLate() {
    late++;
  }

  /** Counts people at every step after the first of which their mask has an event. */
  void addSkipped(StepTable table, long mask, long people) {
    for (int step = 1; step < steps; step++) {
      skipped[step] += (mask & table.masks[step]) == 0 ? 0 : people;
    }
  }

  /** Counts a person at every step of these bits. */
  void addSkipped(long stepBits) {
    for (long rest = stepBits; rest != 0; rest &= rest - 1) {
      skipped[Long.numberOfTrailingZeros(rest)]++;
    }
  }

  @Override
  public FunnelPartial plus(FunnelPartial other) {
    var sum =
        new FunnelPartial(
            steps,
            sizes == null || other.sizes == null ? null : sizes.plus(other.sizes),
            groups.plus(other.groups),
            buckets.plus(other.buckets));
    for (int s = 0; s < steps; s++) {
      sum.skipped[s] = skipped[s] + other.skipped[s];
    }
    sum.late = late + other.late;
    return sum;
  }

  /** Null if all is counted. */
  @Nullable Sizes sizes() {
    return sizes;
  }

  Tallies groups() {
    return groups;
  }

  /** By the labels of the group, then the bucket's number. */
  Tallies buckets() {
    return buckets;
  }

  long late() {
    return late;
  }

  long skipped(int step) {
    return skipped[step];
  }
}
