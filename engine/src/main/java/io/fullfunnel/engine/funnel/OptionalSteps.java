package io.fullfunnel.engine.funnel;

/** Measures the optional steps of an attempt whose required steps are known (FUNNELS F10). */
final class OptionalSteps {
  private OptionalSteps() {}

  /**
   * Gives every optional step the earliest hit after the step taken before it and before the next
   * required one.
   *
   * @param end no hit from this one on belongs to the attempt
   */
  static void place(StepHits found, StepRules rules, int end, Attempt attempt) {
    int previous = attempt.entry();
    int at = attempt.first();
    int reached = attempt.depth();
    for (int step = previous + 1; step < rules.steps(); step++) {
      if (!rules.isOptional(step)) {
        if (step >= reached) {
          return;
        }
        previous = step;
        at = attempt.hit(step);
        continue;
      }
      int bound = step < reached ? attempt.hit(rules.after(step)) : end;
      for (int hit = at + 1; hit < bound; hit++) {
        long since = found.time(hit) - found.time(attempt.hit(previous));
        if (found.takes(hit, step) && since <= rules.within(step)) {
          attempt.takeOptional(step, hit, step);
          at = hit;
          break;
        }
      }
    }
  }
}
