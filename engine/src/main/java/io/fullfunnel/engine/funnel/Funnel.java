package io.fullfunnel.engine.funnel;

import io.fullfunnel.engine.Analysis;
import io.fullfunnel.engine.Dictionary;
import io.fullfunnel.engine.Period;
import io.fullfunnel.engine.Plan;
import io.fullfunnel.engine.filter.EventFilter;
import io.fullfunnel.engine.filter.PersonFilter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many people go through steps, within a window.
 *
 * <p>Without finer {@link Rules} an attempt begins at an event of step 1 inside {@code entered};
 * each next step takes the earliest later event that still allows the deepest result; t(last) −
 * t(first) ≤ {@code windowMillis}, inclusive. One event serves one step. FUNNELS.md F03 sequential,
 * F04, F07, F08, F09, F16, F17, F18, F19, F24, F27.
 *
 * @param windowMillis conversion window
 * @param entered the period in which an attempt must begin
 * @param asOf epoch milliseconds; attempts younger than the window at this time are immature
 * @param by null for no breakdown
 * @param where only these events exist for the funnel, or null
 * @param people only these people, or null
 * @param list which people the answer lists, or null
 * @param trend the same by the time of entry besides, or null
 * @param value what is added up of each step's events, or null
 * @param rules what goes beyond steps in order within one window
 */
public record Funnel(
    List<FunnelStep> steps,
    long windowMillis,
    AttemptChoice attempt,
    Period entered,
    long asOf,
    @Nullable Breakdown by,
    @Nullable EventFilter where,
    @Nullable PersonFilter people,
    @Nullable PersonList list,
    @Nullable Trend trend,
    @Nullable Amount value,
    Count count,
    Rules rules)
    implements Analysis<FunnelReport> {
  public static final int MOST_STEPS = 50;

  /** Beyond so many durations an answer keeps means only, no percentiles (NaN) and no histogram. */
  public static final long MOST_TIMES = 20_000_000;

  /** More groups than this are refused, before the limit of a breakdown is applied. */
  public static final int MOST_GROUPS = 1_000_000;

  /** The window of {@link FunnelReport#late}: 180 days. */
  public static final long LATE_WINDOW_MILLIS = 180L * 24 * 60 * 60 * 1000;

  public Funnel {
    steps = List.copyOf(steps);
    if (steps.isEmpty() || steps.size() > MOST_STEPS) {
      throw new IllegalArgumentException("a funnel has 1 to 50 steps, not " + steps.size());
    }
    if (windowMillis < 0) {
      throw new IllegalArgumentException("a window cannot be negative: " + windowMillis);
    }
    if (by != null && by.at() == Breakdown.At.STEP) {
      checkStep(by.step(), steps.size());
    }
    if (list != null) {
      checkStep(list.step(), steps.size());
      int buckets = trend == null ? 0 : trend.buckets();
      if (list.bucket() >= buckets && list.bucket() != PersonList.EVER) {
        throw new IllegalArgumentException("no bucket " + list.bucket() + " of " + buckets);
      }
    }
    if (count == Count.ATTEMPTS && attempt != AttemptChoice.BEST) {
      throw new IllegalArgumentException("where every attempt counts none is chosen: " + attempt);
    }
    rules.check(steps);
  }

  private static void checkStep(int step, int steps) {
    if (step > steps) {
      throw new IllegalArgumentException("there is no step " + step + " of " + steps);
    }
  }

  /** The same funnel by the rules of another mode. */
  public Funnel by(FunnelMode mode, AttemptChoice choice) {
    return new Funnel(
        steps,
        windowMillis,
        choice,
        entered,
        asOf,
        by,
        where,
        people,
        list,
        trend,
        value,
        count,
        rules.by(mode));
  }

  /** The same funnel of another period, with a trend and a list of its own. */
  public Funnel during(Period other, @Nullable Trend otherTrend, @Nullable PersonList otherList) {
    return new Funnel(
        steps,
        windowMillis,
        attempt,
        other,
        asOf,
        by,
        where,
        people,
        otherList,
        otherTrend,
        value,
        count,
        rules);
  }

  /** The same with the groups that {@link GroupSizes} found. */
  public Funnel showing(List<List<String>> keys) {
    return new Funnel(
        steps,
        windowMillis,
        attempt,
        entered,
        asOf,
        by == null ? null : by.showing(keys),
        where,
        people,
        list,
        trend,
        value,
        count,
        rules);
  }

  @Override
  public Plan<?, FunnelReport> plan(Dictionary dictionary) {
    return new FunnelPlan(this, dictionary);
  }
}
