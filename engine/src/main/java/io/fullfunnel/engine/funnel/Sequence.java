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
final class Sequence implements Matching {
  private static final int NONE = -1;

  private final int steps;
  private final AttemptChoice choice;
  private final long window;
  private Period entered;
  private final int[] latestStart;
  private final int[] earliestEnd;
  private final Attempt other;
  private boolean sawAll;
  private int begin;
  private int end;
  private boolean bounded;

  Sequence(int steps, AttemptChoice choice, long window, Period entered) {
    this.steps = steps;
    this.choice = choice;
    this.window = window;
    this.entered = entered;
    this.latestStart = new int[steps];
    this.earliestEnd = new int[steps];
    this.other = new Attempt(steps);
  }

  @Override
  public void starts(Period period) {
    this.entered = period;
  }

  @Override
  public int nextStart(StepHits found, int hit) {
    return found.next(hit, 0);
  }

  @Override
  public void choose(StepHits found, Attempt attempt) {
    begin = 0;
    end = found.size();
    bounded = false;
    find(found, attempt);
  }

  @Override
  public void choose(StepHits found, int first, Attempt attempt) {
    begin = first;
    end = first;
    long last = entered.to() > Long.MAX_VALUE - window ? Long.MAX_VALUE : entered.to() + window;
    while (end < found.size() && found.time(end) < last) {
      end++;
    }
    bounded = true;
    find(found, attempt);
  }

  @Override
  public void every(StepHits found, int first, Attempt attempt, Runnable each) {
    for (int next = first; next < found.size(); ) {
      next = follow(found, next, attempt);
      if (attempt.depth() > 0) {
        each.run();
      }
    }
  }

  /**
   * Sets {@code attempt} to that of the first start from {@code first} on, to depth 0 if there is
   * none, and answers the hit from which on the next attempt may begin.
   */
  private int follow(StepHits found, int first, Attempt attempt) {
    begin = first;
    end = found.size();
    int start = firstStart(found);
    if (start == NONE) {
      attempt.clear();
      return end;
    }
    int after = attempt.followWithin(found, start, window);
    return attempt.depth() == steps ? attempt.hit(steps - 1) + 1 : after;
  }

  private void find(StepHits found, Attempt attempt) {
    int first = firstStart(found);
    if (first == NONE) {
      attempt.clear();
      return;
    }
    follow(attempt, found, first);
    sawAll = !attempt.cut();
    switch (choice) {
      case FIRST -> {}
      case BEST -> {
        // without a cut the first start has seen every hit, and no later start sees more
        if (!sawAll && attempt.depth() < steps && found.any(attempt.depth())) {
          int depth = deepest(found, window);
          if (depth > attempt.depth()) {
            follow(attempt, found, earliestStart(found, depth));
          }
        }
      }
      case LATEST -> {
        int depth = deepest(found, window);
        follow(attempt, found, latestStart[depth - 1]);
      }
      case SOONEST -> throw new IllegalStateException("no plain sequence has this choice");
    }
  }

  private void follow(Attempt attempt, StepHits found, int start) {
    if (bounded) {
      attempt.followWithin(found, start, window);
    } else {
      attempt.follow(found, start, window);
    }
  }

  @Override
  public boolean completes(StepHits found, long longer) {
    if (sawAll) {
      return false; // no window shows more
    }
    int first = firstStart(found);
    other.follow(found, first, longer);
    if (other.depth() == steps || choice == AttemptChoice.FIRST || !other.cut()) {
      return other.depth() == steps;
    }
    return deepest(found, longer) == steps;
  }

  private int firstStart(StepHits found) {
    for (int h = begin; h < end; h++) {
      if (found.takes(h, 0) && found.time(h) >= entered.from()) {
        return found.time(h) < entered.to() ? h : NONE;
      }
    }
    return NONE;
  }

  private boolean isStart(StepHits found, int hit) {
    return found.takes(hit, 0) && entered.holds(found.time(hit));
  }

  private int deepest(StepHits found, long within) {
    Arrays.fill(latestStart, NONE);
    int depth = 0;
    for (int h = begin; h < end; h++) {
      // from the last step to the first: a hit must not follow itself
      for (long rest = found.steps(h); rest != 0; ) {
        int step = Long.SIZE - 1 - Long.numberOfLeadingZeros(rest);
        rest ^= 1L << step;
        int start = step == 0 ? (isStart(found, h) ? h : NONE) : latestStart[step - 1];
        if (start != NONE && found.time(h) - found.time(start) <= within) {
          latestStart[step] = start;
          depth = Math.max(depth, step + 1);
        }
      }
    }
    return depth;
  }

  private int earliestStart(StepHits found, int depth) {
    Arrays.fill(earliestEnd, NONE);
    int earliest = NONE;
    for (int h = end - 1; h >= begin; h--) {
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
