package io.fullfunnel.engine.funnel;

import io.fullfunnel.engine.Period;

/**
 * The rules of Amplitude's exact order: no other event between the steps, but within one second
 * (hits come rounded down to it) events count in any order and others do no harm; the longest
 * attempt, among equals the earliest.
 */
final class AmplitudeExact extends Rule {
  private final PostHogOrdered fromOne;
  private final Attempt other;

  AmplitudeExact(int steps, StepRules rules, long window, Period entered) {
    super(steps, window, entered);
    this.fromOne = new PostHogOrdered(steps, rules, true, window, entered);
    this.other = new Attempt(steps);
  }

  @Override
  void find(StepHits found, int from, long window, Attempt attempt) {
    attempt.clear();
    int next;
    for (int h = from; h < end() && !attempt.complete(); h = next) {
      next = instantEnd(found, h);
      if (!begins(found, h, next)) {
        continue;
      }
      fromOne.starts(new Period(found.time(h), found.time(h) + 1));
      fromOne.find(found, h, end(), window, other);
      if (other.depth() > attempt.depth()) {
        attempt.copy(other);
      }
    }
  }

  private boolean begins(StepHits found, int from, int last) {
    for (int h = from; h < last; h++) {
      if (found.takes(h, 0)) {
        return enters(found.time(h));
      }
    }
    return false;
  }
}
