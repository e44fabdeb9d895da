package io.fullfunnel.engine.funnel;

import io.fullfunnel.engine.Period;
import io.fullfunnel.engine.Timeline;

/** A sequence with exclusions: for who did nothing that is excluded it is a plain one. */
final class UnlessExcluded implements Matching {
  private final Sequence plain;
  private final Matching fine;
  private Matching now;

  UnlessExcluded(Sequence plain, Matching fine) {
    this.plain = plain;
    this.fine = fine;
    this.now = fine;
  }

  @Override
  public void starts(Period period) {
    plain.starts(period);
    fine.starts(period);
  }

  @Override
  public void begin(Timeline person, StepHits found) {
    now = (found.all() & StepTable.EXCLUDED) == 0 ? plain : fine;
    now.begin(person, found);
  }

  @Override
  public int nextStart(StepHits found, int hit) {
    return now.nextStart(found, hit);
  }

  @Override
  public void choose(StepHits found, Attempt attempt) {
    attempt.reset(); // a plain sequence leaves alone what it does not know
    now.choose(found, attempt);
  }

  @Override
  public void choose(StepHits found, int first, Attempt attempt) {
    attempt.reset();
    now.choose(found, first, attempt);
  }

  @Override
  public void every(StepHits found, int first, Attempt attempt, Runnable each) {
    attempt.reset();
    now.every(found, first, attempt, each);
  }

  @Override
  public boolean completes(StepHits found, long window) {
    return now.completes(found, window);
  }
}
