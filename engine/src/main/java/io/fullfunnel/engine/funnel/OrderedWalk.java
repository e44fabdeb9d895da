package io.fullfunnel.engine.funnel;

import java.util.Arrays;

/**
 * Steps in order, with windows of their own, exclusions, optional steps and any entry (FUNNELS F05,
 * F10, F11, F13).
 *
 * <p>Of one start the global window is a fixed end, so the state of a level is one time: forwards
 * the latest hit that can stand there, which leaves most room for the next step's own window;
 * backwards the earliest hit from which the deepest level is still reached. An excluded event
 * forgets the states it lies behind. Each step then takes the earliest hit that leads on.
 */
final class OrderedWalk implements Walk {
  private static final int NONE = Attempt.NONE;

  private final StepRules rules;
  private final int levels;
  private final int[] latest;
  private final int[] next;
  private long[] leads = new long[64];
  private int end;

  OrderedWalk(StepRules rules) {
    this.rules = rules;
    this.levels = rules.levels();
    this.latest = new int[levels];
    this.next = new int[levels];
  }

  @Override
  public boolean begins(StepHits found, int hit) {
    if (!rules.open()) {
      return found.takes(hit, 0);
    }
    for (int k = 0; k < levels; k++) {
      if (found.takes(hit, rules.step(k))) {
        return true;
      }
    }
    return false;
  }

  @Override
  public int deepest(StepHits found) {
    return deepest(found, rules);
  }

  /** The last required step that the hits before it allow, from 1. */
  static int deepest(StepHits found, StepRules rules) {
    int deepest = 0;
    for (int k = 0; k < rules.levels(); k++) {
      if (found.any(rules.step(k))) {
        deepest = rules.step(k) + 1;
      } else if (!rules.open()) {
        return deepest;
      }
    }
    return deepest;
  }

  @Override
  public void follow(StepHits found, int from, int start, long window, Attempt attempt) {
    int entry = NONE;
    int goal = NONE;
    for (int k = 0; k < (rules.open() ? levels : 1); k++) {
      if (found.takes(start, rules.step(k))) {
        int level = forwards(found, start, window, k);
        if (level > goal) {
          goal = level;
          entry = k;
        }
      }
    }
    backwards(found, start, entry, goal);
    attempt.begin(rules.step(entry), start, rules.step(entry));
    int at = start;
    for (int k = entry + 1; k <= goal; k++) {
      do {
        at++;
      } while ((leads[at - start] >>> k & 1) == 0);
      attempt.take(rules.step(k), at, rules.step(k));
    }
    finish(found, at, goal, attempt);
  }

  /** The deepest level; sets {@link #end} to the first hit after the window. */
  private int forwards(StepHits found, int start, long window, int entry) {
    Arrays.fill(latest, NONE);
    latest[entry] = start;
    int goal = entry;
    long begun = found.time(start);
    int hit = start + 1;
    for (; hit < found.size() && found.time(hit) - begun <= window; hit++) {
      long ends = rules.ends(found.steps(hit));
      // from the last level to the first: a hit must not follow itself
      for (int k = Math.min(goal + 1, levels - 1); k > entry; k--) {
        if (found.takes(hit, rules.step(k)) && joins(found, latest[k - 1], hit, k)) {
          latest[k] = hit;
          goal = Math.max(goal, k);
        } else if ((ends >>> k & 1) != 0) {
          latest[k] = NONE;
        }
      }
      if ((ends >>> entry & 1) != 0) {
        latest[entry] = NONE;
      }
    }
    end = hit;
    return goal;
  }

  /** Sets, for every hit after the start, the levels from which the goal is still reached. */
  private void backwards(StepHits found, int start, int entry, int goal) {
    if (end - start > leads.length) {
      leads = new long[2 * (end - start)];
    }
    Arrays.fill(next, NONE);
    for (int hit = end - 1; hit > start; hit--) {
      long here = 0;
      for (int k = entry + 1; k <= goal; k++) {
        if (found.takes(hit, rules.step(k))
            && (k == goal || joins(found, hit, next[k + 1], k + 1))) {
          here |= 1L << k;
        }
      }
      for (long rest = rules.ends(found.steps(hit)); rest != 0; rest &= rest - 1) {
        int level = Long.numberOfTrailingZeros(rest);
        if (level + 1 < levels) {
          next[level + 1] = NONE;
        }
      }
      for (long rest = here; rest != 0; rest &= rest - 1) {
        next[Long.numberOfTrailingZeros(rest)] = hit;
      }
      leads[hit - start] = here;
    }
  }

  /** Whether a hit may take a level after another one took the level before. */
  private boolean joins(StepHits found, int before, int hit, int level) {
    return before != NONE
        && hit != NONE
        && found.time(hit) - found.time(before) <= rules.within(rules.step(level));
  }

  private void finish(StepHits found, int last, int goal, Attempt attempt) {
    boolean cut = end < found.size();
    if (goal == levels - 1) {
      attempt.finish(Attempt.End.COMPLETED, Exclusion.Effect.DROP, last + 1, cut);
      OptionalSteps.place(found, rules, end, attempt);
      return;
    }
    int hit = last + 1;
    while (hit < end && (rules.ends(found.steps(hit)) >>> goal & 1) == 0) {
      hit++;
    }
    if (hit == end) {
      attempt.finish(Attempt.End.WINDOW, Exclusion.Effect.DROP, end, cut);
    } else {
      var effect = rules.effect(found.steps(hit), goal);
      attempt.finish(Attempt.End.EXCLUSION, effect, hit + 1, cut);
    }
    OptionalSteps.place(found, rules, hit, attempt);
  }
}
