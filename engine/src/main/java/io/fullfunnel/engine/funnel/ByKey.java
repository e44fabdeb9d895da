package io.fullfunnel.engine.funnel;

import io.fullfunnel.engine.Period;
import io.fullfunnel.engine.Timeline;
import java.util.ArrayList;
import java.util.List;

/** Matches the hits of each key by themselves: held properties, visits (FUNNELS F06, F14). */
final class ByKey implements FineMatching {
  private final EveryStart matching;
  private final AttemptChoice choice;
  private final Keys keys;
  private final Attempt tried;
  private final List<StepHits> parts = new ArrayList<>();
  private int size;

  ByKey(EveryStart matching, Funnel funnel, Keys keys) {
    this.matching = matching;
    this.choice = funnel.attempt();
    this.keys = keys;
    this.tried = new Attempt(funnel.steps().size());
  }

  @Override
  public void starts(Period period) {
    matching.starts(period);
  }

  @Override
  public void begin(Timeline person, StepHits found) {
    keys.read(person, found);
    size = keys.size();
    while (parts.size() < size) {
      parts.add(found.part());
    }
    for (int p = 0; p < size; p++) {
      parts.get(p).clear();
    }
    boolean stepsOnly = (found.all() & ~StepTable.STEPS) == 0;
    for (int hit = 0; hit < found.size(); hit++) {
      if (stepsOnly) {
        parts.get(keys.of(hit)).add(found, hit, found.steps(hit));
      } else {
        addToAll(found, hit);
      }
    }
  }

  private void addToAll(StepHits found, int hit) {
    for (int p = 0; p < size; p++) {
      long bits = keys.bits(found, hit, p);
      if (bits != 0) {
        parts.get(p).add(found, hit, bits);
      }
    }
  }

  @Override
  public int nextStart(StepHits found, int hit) {
    return matching.nextStart(found, hit);
  }

  @Override
  public void choose(StepHits found, Attempt attempt) {
    attempt.clear();
    for (int p = 0; p < size; p++) {
      matching.choose(parts.get(p), tried);
      keep(p, attempt);
    }
  }

  @Override
  public void choose(StepHits found, int first, Attempt attempt) {
    choose(found, attempt);
  }

  private void keep(int part, Attempt attempt) {
    if (tried.depth() > 0) {
      tried.rename(parts.get(part));
      if (tried.beats(attempt, choice)) {
        attempt.copy(tried);
      }
    }
  }

  @Override
  public void every(StepHits found, int first, Attempt attempt, Runnable each) {
    for (int p = 0; p < size; p++) {
      StepHits part = parts.get(p);
      matching.every(part, 0, tried, () -> hand(part, attempt, each));
    }
  }

  @Override
  public void consider(StepHits found, Attempt attempt, Runnable each) {
    for (int p = 0; p < size; p++) {
      StepHits part = parts.get(p);
      matching.consider(part, tried, () -> hand(part, attempt, each));
    }
  }

  private void hand(StepHits part, Attempt attempt, Runnable each) {
    attempt.copy(tried);
    attempt.rename(part);
    each.run();
  }

  @Override
  public boolean completes(StepHits found, long longer) {
    for (int p = 0; p < size; p++) {
      if (matching.completes(parts.get(p), longer)) {
        return true;
      }
    }
    return false;
  }
}
