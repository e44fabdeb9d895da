package io.fullfunnel.engine.funnel;

import io.fullfunnel.engine.Period;

/** Follows start after start and keeps the attempt that counts: the way of all finer rules. */
final class EveryStart implements FineMatching {
  private final Walk walk;
  private final AttemptChoice choice;
  private final long window;
  private final boolean laterSeeNoMore;
  private final Attempt tried;
  private final Attempt other;
  private Period entered;

  /**
   * @param laterSeeNoMore whether a start that saw every hit gets as deep as any later one
   */
  EveryStart(Walk walk, Funnel funnel, boolean laterSeeNoMore) {
    this.walk = walk;
    this.choice = funnel.attempt();
    this.window = funnel.rules().visit() ? FunnelStep.EVER : funnel.windowMillis();
    this.laterSeeNoMore = laterSeeNoMore;
    this.tried = new Attempt(funnel.steps().size());
    this.other = new Attempt(funnel.steps().size());
    this.entered = funnel.entered();
  }

  @Override
  public void starts(Period period) {
    this.entered = period;
  }

  @Override
  public int nextStart(StepHits found, int hit) {
    int next = hit;
    while (next < found.size() && !walk.begins(found, next)) {
      next++;
    }
    return next;
  }

  @Override
  public void choose(StepHits found, Attempt attempt) {
    choose(found, 0, window, attempt);
  }

  @Override
  public void choose(StepHits found, int first, Attempt attempt) {
    choose(found, first, window, attempt);
  }

  private void choose(StepHits found, int first, long within, Attempt attempt) {
    attempt.clear();
    int deepest = walk.deepest(found);
    if (deepest == 0) {
      return;
    }
    int end = first;
    while (end < found.size() && found.time(end) < entered.to()) {
      end++;
    }
    boolean latest = choice == AttemptChoice.LATEST;
    int hit = latest ? end - 1 : first;
    while (latest ? hit >= first : hit < end) {
      if (found.time(hit) >= entered.from() && walk.begins(found, hit)) {
        walk.follow(found, 0, hit, within, tried);
        if (!tried.forgotten() && tried.beats(attempt, choice)) {
          attempt.copy(tried);
        }
        if (attempt.depth() > 0 && isLast(attempt, deepest)) {
          return;
        }
      }
      hit += latest ? -1 : 1;
    }
  }

  /** Whether no start that is still to come beats this attempt or the one just tried. */
  private boolean isLast(Attempt attempt, int deepest) {
    return switch (choice) {
      case FIRST -> true;
      case LATEST -> attempt.depth() == deepest && attempt.entry() == 0;
      case SOONEST ->
          laterSeeNoMore
              && attempt.depth() == deepest
              && tried.depth() == deepest
              && attempt.entry() == 0
              && tried.last() > attempt.last();
      case BEST ->
          (attempt.depth() == deepest && attempt.entry() == 0) || (laterSeeNoMore && !tried.cut());
    };
  }

  @Override
  public void every(StepHits found, int first, Attempt attempt, Runnable each) {
    int used = 0;
    int hit = nextStart(found, first);
    while (hit < found.size() && found.time(hit) < entered.to()) {
      if (found.time(hit) < entered.from()) {
        hit = nextStart(found, hit + 1);
        continue;
      }
      walk.follow(found, used, hit, window, attempt);
      used = attempt.next();
      hit = nextStart(found, used);
      if (!attempt.forgotten()) {
        each.run();
      }
    }
  }

  @Override
  public void consider(StepHits found, Attempt attempt, Runnable each) {
    for (int hit = nextStart(found, 0); hit < found.size(); hit = nextStart(found, hit + 1)) {
      if (entered.holds(found.time(hit))) {
        walk.follow(found, 0, hit, window, attempt);
        each.run();
      }
    }
  }

  @Override
  public boolean completes(StepHits found, long longer) {
    choose(found, 0, longer, other);
    return other.end() == Attempt.End.COMPLETED && other.depth() > 0;
  }
}
