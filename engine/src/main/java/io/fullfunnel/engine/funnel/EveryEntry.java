package io.fullfunnel.engine.funnel;

import io.fullfunnel.engine.Period;
import java.util.BitSet;

/**
 * The rules of Mixpanel's optimized re-entry where attempts are counted: every first step is an
 * entry; one that comes before step 2 takes over from the one that is under way.
 */
final class EveryEntry implements FineMatching {
  private final FineMatching matching;
  private final StepHits part;
  private final long window;
  private Period entered;

  EveryEntry(FineMatching matching, StepHits part, long window, Period entered) {
    this.matching = matching;
    this.part = part;
    this.window = window;
    this.entered = entered;
  }

  @Override
  public void starts(Period period) {
    entered = period;
    matching.starts(period);
  }

  @Override
  public int nextStart(StepHits found, int hit) {
    return matching.nextStart(found, hit);
  }

  @Override
  public void choose(StepHits found, Attempt attempt) {
    matching.choose(found, attempt);
  }

  @Override
  public void choose(StepHits found, int first, Attempt attempt) {
    matching.choose(found, first, attempt);
  }

  @Override
  public void consider(StepHits found, Attempt attempt, Runnable each) {
    matching.consider(found, attempt, each);
  }

  @Override
  public void every(StepHits found, int first, Attempt attempt, Runnable each) {
    part.clear();
    for (int hit = 0; hit < found.size(); hit++) {
      long bits = found.steps(hit);
      part.add(found, hit, isTakenOver(found, hit) ? bits & ~1L : bits);
    }
    var began = new BitSet();
    matching.every(
        part,
        first,
        attempt,
        () -> {
          began.set(attempt.first());
          each.run();
        });
    for (int hit = first; hit < found.size(); hit++) {
      if (found.takes(hit, 0) && entered.holds(found.time(hit)) && !began.get(hit)) {
        attempt.begin(0, hit, 0);
        attempt.finish(Attempt.End.WINDOW, Exclusion.Effect.DROP, hit + 1, false);
        each.run();
      }
    }
  }

  /** Whether another first step comes within the window and before any step 2. */
  private boolean isTakenOver(StepHits found, int hit) {
    if (!found.takes(hit, 0)) {
      return false;
    }
    for (int next = hit + 1; next < found.size(); next++) {
      if (found.time(next) - found.time(hit) > window || found.takes(next, 1)) {
        return false;
      }
      if (found.takes(next, 0) && entered.holds(found.time(next))) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean completes(StepHits found, long longer) {
    return matching.completes(found, longer);
  }
}
