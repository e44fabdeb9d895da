package io.fullfunnel.engine.funnel;

import io.fullfunnel.engine.Period;
import java.util.Arrays;
import java.util.Set;

/**
 * The rules of ClickHouse's {@code windowFunnel} without {@code strict_once}: one pass over the
 * hits, at one instant step by step, that keeps per step the state that came last.
 *
 * <p>So an event may take several steps, a later start replaces the earlier one, and {@code
 * strict_order} never begins again. FUNNELS.md 2.1 has the figures that this must give.
 */
final class ClickHouseFunnel extends Rule {
  private final Set<WindowOption> options;
  private final boolean order;
  private final int steps;
  private final boolean[] reached;
  private final long[] first;
  private final long[] last;
  private final int[][] paths;
  private boolean begun;

  ClickHouseFunnel(int steps, Set<WindowOption> options, long window, Period entered) {
    super(steps, window, entered);
    this.steps = steps;
    this.options = options;
    this.order = options.contains(WindowOption.STRICT_ORDER);
    this.reached = new boolean[steps];
    this.first = new long[steps];
    this.last = new long[steps];
    this.paths = new int[steps][steps];
  }

  @Override
  void find(StepHits found, int from, long window, Attempt attempt) {
    Arrays.fill(reached, false);
    begun = false;
    int next;
    for (int h = from; h < end() && !reached[steps - 1]; h = next) {
      next = instantEnd(found, h);
      if (!takeInstant(found, h, next, window)) {
        break;
      }
    }
    int depth = 0;
    while (depth < steps && reached[depth]) {
      depth++;
    }
    set(found, paths[Math.max(0, depth - 1)], depth, attempt);
  }

  /** Events of one instant, step by step; false if the search is over. */
  private boolean takeInstant(StepHits found, int from, int last, long window) {
    long any = 0;
    for (int h = from; h < last; h++) {
      any |= found.takes(h);
      if (order && begun && found.takes(h) == 0) {
        return false;
      }
    }
    for (long rest = any; rest != 0; rest &= rest - 1) {
      int step = Long.numberOfTrailingZeros(rest);
      for (int h = from; h < last; h++) {
        if (found.takes(h, step) && !take(found, h, step, window)) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean take(StepHits found, int hit, int step, long window) {
    long time = found.time(hit);
    if (step == 0) {
      if (enters(time)) {
        reach(hit, 0, time, time);
        begun = true;
      }
      return true;
    }
    if (options.contains(WindowOption.STRICT_DEDUPLICATION) && reached[step]) {
      return false;
    }
    if (!reached[step - 1]) {
      return !order || !begun || options.contains(WindowOption.ALLOW_REENTRY);
    }
    boolean later = !options.contains(WindowOption.STRICT_INCREASE) || last[step - 1] < time;
    if (later && time - first[step - 1] <= window) {
      System.arraycopy(paths[step - 1], 0, paths[step], 0, step);
      reach(hit, step, first[step - 1], time);
      return step + 1 < steps;
    }
    return true;
  }

  private void reach(int hit, int step, long start, long time) {
    reached[step] = true;
    first[step] = start;
    last[step] = time;
    paths[step][step] = hit;
  }
}
