package io.fullfunnel.engine.funnel;

/**
 * Steps in order with no other event of the actor between (FUNNELS F03 strict). Every event of the
 * person is a hit, so the next step is the next hit or none.
 */
final class StrictWalk implements Walk {
  private final StepRules rules;
  private final OrderedWalk ordered;

  StrictWalk(StepRules rules) {
    this.rules = rules;
    this.ordered = new OrderedWalk(rules);
  }

  @Override
  public boolean begins(StepHits found, int hit) {
    return ordered.begins(found, hit);
  }

  @Override
  public int deepest(StepHits found) {
    return ordered.deepest(found);
  }

  @Override
  public void follow(StepHits found, int from, int start, long window, Attempt attempt) {
    int entry = Attempt.NONE;
    int reach = 0;
    for (int step = 0; step < (rules.open() ? rules.levels() : 1); step++) {
      if (found.takes(start, step)) {
        int length = length(found, start, window, step);
        if (step + length > reach) {
          entry = step;
          reach = step + length;
        }
      }
    }
    attempt.begin(entry, start, entry);
    for (int step = entry + 1; step < reach; step++) {
      attempt.take(step, start + step - entry, step);
    }
    finish(found, start + reach - entry, window, attempt);
  }

  /** How many hits on end take a step after the other. */
  private int length(StepHits found, int start, long window, int entry) {
    int length = 1;
    while (entry + length < rules.levels()
        && start + length < found.size()
        && found.takes(start + length, entry + length)
        && found.time(start + length) - found.time(start) <= window
        && found.time(start + length) - found.time(start + length - 1)
            <= rules.within(entry + length)) {
      length++;
    }
    return length;
  }

  /**
   * @param next the first hit that is no part of it
   */
  private void finish(StepHits found, int next, long window, Attempt attempt) {
    boolean over = next == found.size() || found.time(next) - found.time(attempt.first()) > window;
    int level = attempt.depth() - 1;
    var none = Exclusion.Effect.DROP;
    if (level == rules.levels() - 1) {
      attempt.finish(Attempt.End.COMPLETED, none, next, true);
    } else if (over) {
      attempt.finish(Attempt.End.WINDOW, none, next, true);
    } else if ((rules.ends(found.steps(next)) >>> level & 1) != 0) {
      var effect = rules.effect(found.steps(next), level);
      attempt.finish(Attempt.End.EXCLUSION, effect, next + 1, true);
    } else {
      attempt.finish(Attempt.End.ORDER, none, next, true);
    }
  }
}
