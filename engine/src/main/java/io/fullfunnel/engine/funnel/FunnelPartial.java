package io.fullfunnel.engine.funnel;

import io.fullfunnel.engine.AnalysisException;
import io.fullfunnel.engine.Partial;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What was counted of some of the people: a tally per group (one with an empty key if ungrouped).
 */
final class FunnelPartial implements Partial<FunnelPartial> {
  private static final long serialVersionUID = 1L;

  private final int steps;
  private final HashMap<GroupKey, Tally> groups = new HashMap<>();
  private final long[] skipped;
  private long late;
  private long times;
  private boolean keepsTimes = true;

  FunnelPartial(int steps) {
    this.steps = steps;
    this.skipped = new long[steps];
  }

  /** The tally of a group, made when first asked for. */
  Tally tally(GroupKey key) {
    Tally tally = groups.get(key);
    if (tally == null) {
      tally = new Tally(steps);
      groups.put(key.copy(), tally);
      refuseTooMany();
    }
    return tally;
  }

  private void refuseTooMany() {
    if (groups.size() > Funnel.MOST_GROUPS) {
      throw new AnalysisException(
          AnalysisException.Code.TOO_LARGE,
          "The breakdown makes more than "
              + Funnel.MOST_GROUPS
              + " groups. Break down by a property with fewer values, or by fewer properties.");
    }
  }

  /** Makes room for some more durations, or forgets all if there are too many. */
  boolean keepTimes(int more) {
    times += more;
    if (keepsTimes && times > Funnel.MOST_TIMES) {
      keepsTimes = false;
      groups.values().forEach(Tally::forgetTimes);
    }
    return keepsTimes;
  }

  void addLate() {
    late++;
  }

  /** Counts a person at every step after the first of which the mask has an event. */
  void addSkipped(StepTable table, long mask) {
    for (int step = 1; step < steps; step++) {
      skipped[step] += (mask & table.masks[step]) == 0 ? 0 : 1;
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
    var sum = new FunnelPartial(steps);
    sum.groups.putAll(groups);
    other.groups.forEach(
        (key, tally) -> sum.groups.merge(key, tally, (a, b) -> Tally.sum(steps, List.of(a, b))));
    sum.refuseTooMany();
    for (int s = 0; s < steps; s++) {
      sum.skipped[s] = skipped[s] + other.skipped[s];
    }
    sum.late = late + other.late;
    sum.times = times + other.times;
    sum.keepsTimes = sum.times <= Funnel.MOST_TIMES;
    if (!sum.keepsTimes) {
      sum.groups.replaceAll((key, tally) -> Tally.sum(steps, List.of(tally)));
      sum.groups.values().forEach(Tally::forgetTimes);
    }
    return sum;
  }

  Map<GroupKey, Tally> groups() {
    return groups;
  }

  long late() {
    return late;
  }

  long skipped(int step) {
    return skipped[step];
  }
}
