package io.fullfunnel.engine.funnel;

import io.fullfunnel.engine.AnalysisException;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A tally per group, and whether durations are kept. What is added up is never changed later. */
final class Tallies implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int steps;
  private final int most;
  private final HashMap<GroupKey, Tally> groups = new HashMap<>();
  private long times;
  private boolean keepsTimes = true;

  private Tallies(int steps, int most) {
    this.steps = steps;
    this.most = most;
  }

  static Tallies ofGroups(int steps) {
    return new Tallies(steps, Funnel.MOST_GROUPS);
  }

  static Tallies ofBuckets(int steps) {
    return new Tallies(steps, Trend.MOST_GROUPS);
  }

  /** The tally of a group, made when first asked for. */
  Tally of(GroupKey key) {
    Tally tally = groups.get(key);
    if (tally == null) {
      tally = new Tally(steps);
      groups.put(key.copy(), tally);
      refuseTooMany();
    }
    return tally;
  }

  private void refuseTooMany() {
    if (groups.size() > most) {
      throw new AnalysisException(
          AnalysisException.Code.TOO_LARGE,
          "The breakdown makes more than "
              + most
              + (most == Trend.MOST_GROUPS ? " groups in all buckets of the trend" : " groups")
              + ". Break down by a property with fewer values, or by fewer properties.");
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

  Tallies plus(Tallies other) {
    var sum = new Tallies(steps, most);
    sum.groups.putAll(groups);
    other.groups.forEach(
        (key, tally) -> sum.groups.merge(key, tally, (a, b) -> Tally.sum(steps, List.of(a, b))));
    sum.refuseTooMany();
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
}
