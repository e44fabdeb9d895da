package io.fullfunnel.engine.funnel;

import io.fullfunnel.engine.Period;
import java.util.Arrays;

/**
 * The rules of PostHog's ordered and strict funnels: one pass that keeps per step the latest start,
 * and the deepest attempt as it was when it first got there.
 *
 * <p>Events of one instant are taken in the order of the steps, without regard to exclusions and
 * strictness. An exclusion taints the steps it stands behind; a person whose deepest attempt is
 * tainted leaves the report. In a strict funnel each event clears the steps that it does not take,
 * so that a later start may follow.
 */
final class PostHogOrdered extends Rule {
  private static final int NOTHING = 0;

  private final int steps;
  private final StepRules rules;
  private final boolean strict;

  // by level, from 1; level 0 is the instant itself, from which any attempt may begin
  private final boolean[] reached;
  private final boolean[] tainted;
  private final long[] starts;
  private final int[][] paths;

  private int deepest;
  private boolean deepestTainted;
  private long deepestStart;
  private final int[] deepestPath;

  PostHogOrdered(int steps, StepRules rules, boolean strict, long window, Period entered) {
    super(steps, window, entered);
    this.steps = steps;
    this.rules = rules;
    this.strict = strict;
    this.reached = new boolean[steps + 1];
    this.tainted = new boolean[steps + 1];
    this.starts = new long[steps + 1];
    this.paths = new int[steps + 1][steps];
    this.deepestPath = new int[steps];
  }

  @Override
  void find(StepHits found, int from, long window, Attempt attempt) {
    Arrays.fill(reached, false);
    Arrays.fill(tainted, false);
    deepest = NOTHING;
    deepestTainted = false;
    int next;
    for (int h = from; h < end() && !reached[steps]; h = next) {
      next = instantEnd(found, h);
      if (strict && found.time(h) >= entered().to() && !alive()) {
        break;
      }
      reached[0] = enters(found.time(h));
      starts[0] = found.time(h);
      takeInstant(found, h, next, window);
    }
    set(found, deepestPath, deepest, attempt);
    if (deepestTainted) {
      attempt.finish(Attempt.End.EXCLUSION, Exclusion.Effect.REMOVE, found.size(), true);
    }
  }

  private boolean alive() {
    for (int level = 1; level <= steps; level++) {
      if (reached[level]) {
        return true;
      }
    }
    return false;
  }

  private void takeInstant(StepHits found, int from, int last, long window) {
    if (alike(found, from, last)) {
      for (int h = from; h < last; h++) {
        tainted[0] = false;
        takeAlone(found, h, window);
      }
      return;
    }
    long any = 0;
    for (int h = from; h < last; h++) {
      any |= found.takes(h);
    }
    for (long rest = any; rest != 0; rest &= rest - 1) {
      int step = Long.numberOfTrailingZeros(rest) + 1;
      for (int h = from; h < last; h++) {
        if (found.takes(h, step - 1) && !holds(paths[step - 1], step - 1, h)) {
          reach(found, h, step, window);
        }
      }
    }
  }

  private static boolean alike(StepHits found, int from, int last) {
    for (int h = from + 1; h < last; h++) {
      if (found.steps(h) != found.steps(from)) {
        return false;
      }
    }
    return true;
  }

  private static boolean holds(int[] path, int size, int hit) {
    for (int i = 0; i < size; i++) {
      if (path[i] == hit) {
        return true;
      }
    }
    return false;
  }

  private void takeAlone(StepHits found, int hit, long window) {
    long time = found.time(hit);
    for (long rest = rules.ends(found.steps(hit)); rest != 0; rest &= rest - 1) {
      taint(Long.numberOfTrailingZeros(rest) + 1, time, window);
    }
    // from the last step to the first: an event must not follow itself
    for (long rest = found.takes(hit); rest != 0; ) {
      int step = Long.SIZE - Long.numberOfLeadingZeros(rest);
      rest ^= 1L << (step - 1);
      reach(found, hit, step, window);
    }
    if (strict) {
      for (int step = 1; step <= steps; step++) {
        if (!found.takes(hit, step - 1)) {
          reached[step] = false;
          tainted[step] = false;
        }
      }
    }
  }

  /** An excluded event between a level and the next. */
  private void taint(int level, long time, long window) {
    boolean goneOn = reached[level + 1] && starts[level + 1] == starts[level];
    if (!reached[level] || time - starts[level] > window || goneOn || tainted[level]) {
      return;
    }
    tainted[level] = true;
    if (deepest == level && time - deepestStart <= window) {
      deepestTainted = true;
    }
  }

  private void reach(StepHits found, int hit, int level, long window) {
    int before = level - 1;
    boolean known = reached[level] && starts[level] == starts[before];
    boolean late = found.time(hit) - starts[before] > window;
    if (!reached[before] || late || known || !allows(before, hit)) {
      return;
    }
    if (!tainted[before]) {
      System.arraycopy(paths[before], 0, paths[level], 0, before);
      paths[level][before] = hit;
      starts[level] = starts[before];
      reached[level] = true;
      tainted[level] = false;
    }
    if (level > deepest || (level == deepest && deepestTainted)) {
      System.arraycopy(paths[before], 0, deepestPath, 0, before);
      deepestPath[before] = hit;
      deepest = level;
      deepestStart = starts[before];
      deepestTainted = tainted[before];
    }
  }
}
