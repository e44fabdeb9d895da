package io.fullfunnel.engine.funnel;

import io.fullfunnel.engine.Period;
import java.util.Arrays;

/**
 * Finds the counted attempt of a sequential funnel (FUNNELS F03, F04, F07, F16, F17).
 *
 * <p>Following the first start answers nearly everybody. Else one pass forwards keeps, per step,
 * the latest start that came so far: that gives the greatest depth. One pass backwards keeps, per
 * step, the earliest end that can still be reached from there: that gives the earliest start of
 * that depth. So the cost is hits × steps a hit takes, however the events lie.
 */
final class Sequence {
  private static final int NONE = -1;

  private final int steps;
  private final AttemptChoice choice;
  private final Period entered;
  private final int[] latestStart;
  private final int[] earliestEnd;
  private final Attempt other;
  private boolean sawAll;

  Sequence(int steps, AttemptChoice choice, Period entered) {
    this.steps = steps;
    this.choice = choice;
    this.entered = entered;
    this.latestStart = new int[steps];
    this.earliestEnd = new int[steps];
    this.other = new Attempt(steps);
  }

  /** Sets {@code attempt} to the one that counts; to depth 0 if there is none. */
  void find(StepHits found, long window, Attempt attempt) {
    int first = firstStart(found);
    if (first == NONE) {
      attempt.clear();
      return;
    }
    attempt.follow(found, first, window);
    sawAll = !attempt.cut();
    switch (choice) {
      case FIRST -> {}
      case BEST -> {
        // without a cut the first start has seen every hit, and no later start sees more
        if (!sawAll && attempt.depth() < steps && found.any(attempt.depth())) {
          int depth = deepest(found, window);
          if (depth > attempt.depth()) {
            attempt.follow(found, earliestStart(found, window, depth), window);
          }
        }
      }
      case LATEST -> {
        int depth = deepest(found, window);
        attempt.follow(found, latestStart[depth - 1], window);
      }
    }
  }

  /** Whether the person, of whom an attempt was found but not to the end, completes so. */
  boolean completes(StepHits found, long window) {
    if (sawAll) {
      return false; // no window shows more
    }
    int first = firstStart(found);
    other.follow(found, first, window);
    if (other.depth() == steps || choice == AttemptChoice.FIRST || !other.cut()) {
      return other.depth() == steps;
    }
    return deepest(found, window) == steps;
  }

  private int firstStart(StepHits found) {
    for (int h = 0; h < found.size(); h++) {
      if (isStart(found, h)) {
        return h;
      }
    }
    return NONE;
  }

  private boolean isStart(StepHits found, int hit) {
    return found.takes(hit, 0) && entered.holds(found.time(hit));
  }

  private int deepest(StepHits found, long window) {
    Arrays.fill(latestStart, NONE);
    int depth = 0;
    for (int h = 0; h < found.size(); h++) {
      // from the last step to the first: a hit must not follow itself
      for (long rest = found.steps(h); rest != 0; ) {
        int step = Long.SIZE - 1 - Long.numberOfLeadingZeros(rest);
        rest ^= 1L << step;
        int start = step == 0 ? (isStart(found, h) ? h : NONE) : latestStart[step - 1];
        if (start != NONE && found.time(h) - found.time(start) <= window) {
          latestStart[step] = start;
          depth = Math.max(depth, step + 1);
        }
      }
    }
    return depth;
  }

  private int earliestStart(StepHits found, long window, int depth) {
    Arrays.fill(earliestEnd, NONE);
    int earliest = NONE;
    for (int h = found.size() - 1; h >= 0; h--) {
      // from the first step to the last: a hit must not precede itself
      for (long rest = found.steps(h); rest != 0; rest &= rest - 1) {
        int step = Long.numberOfTrailingZeros(rest);
        if (step >= depth) {
          break;
        }
        int end = step == depth - 1 ? h : earliestEnd[step + 1];
        earliestEnd[step] = end;
        if (step == 0
            && end != NONE
            && entered.holds(found.time(h))
            && found.time(end) - found.time(h) <= window) {
          earliest = h;
        }
      }
    }
    return earliest;
  }
}
