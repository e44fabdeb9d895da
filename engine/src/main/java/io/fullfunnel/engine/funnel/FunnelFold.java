package io.fullfunnel.engine.funnel;

import io.fullfunnel.engine.Fold;
import io.fullfunnel.engine.Period;
import io.fullfunnel.engine.Picker;
import io.fullfunnel.engine.Timeline;
import io.fullfunnel.engine.filter.PersonMatcher;
import org.jspecify.annotations.Nullable;

/** Counts people: hits of the steps, the counted attempt, then what it adds to which group. */
final class FunnelFold implements Fold<FunnelPartial> {
  private final FunnelPlan plan;
  private final int steps;
  private final long window;
  private final long everyStep;
  private final boolean everySkipCounts;
  private final boolean everyAttempt;
  private final boolean skips;
  private final StepTable table;
  private final boolean firstTells;
  private final @Nullable Patterns patterns;
  private final StepHits found;
  private final Matching matching;
  private final Attempt attempt;
  private final @Nullable PersonMatcher people;
  private final FunnelPartial partial;
  private final Counter counter;
  private final @Nullable Buckets buckets;
  private boolean picked;

  FunnelFold(FunnelPlan plan) {
    Funnel funnel = plan.funnel();
    this.plan = plan;
    this.steps = plan.steps();
    this.window = funnel.windowMillis();
    this.everyStep = plan.rules().required();
    var order = funnel.rules().order();
    this.skips = !funnel.rules().open() && (order == Order.SEQUENTIAL || order == Order.STRICT);
    this.table = plan.table();
    this.everySkipCounts = plan.plain() && table.apart && funnel.entered().equals(Period.ALL);
    this.everyAttempt = plan.everyAttempt();
    this.partial = plan.empty();
    this.counter = Counter.ofGroups(plan, partial);
    this.buckets =
        plan.buckets() == 0 || funnel.trend() == null
            ? null
            : new Buckets(plan, funnel.trend(), partial.buckets());
    this.firstTells =
        table.apart
            && steps > 1
            && funnel.attempt() != AttemptChoice.LATEST
            && !everyAttempt
            && (buckets == null || (counter.countsAlone() && buckets.countsAlone()));
    this.patterns = plan.masksTell() ? Patterns.of(table, firstTells) : null;
    this.found = plan.newHits();
    this.matching = plan.newMatching();
    this.attempt = new Attempt(steps);
    this.people = plan.newPeople();
  }

  @Override
  public @Nullable Picker picker() {
    if (people != null) {
      return null; // who is no part of the answer must not be counted by mask
    }
    picked = true;
    return patterns;
  }

  @Override
  public void add(Timeline person) {
    if (people != null && !people.matches(person)) {
      return;
    }
    if (patterns != null && !picked && !patterns.pick(person.mask())) {
      return;
    }
    if (patterns == null || !firstTells) {
      addRead(person);
    } else if (patterns.staysAtFirst(person) && counter.countsAlone()) {
      counter.countStart(person, table);
      if (buckets != null) {
        buckets.countStarts(person, table);
      }
    } else if (buckets != null) {
      addRead(person);
    } else {
      addAlong(person, patterns.did(person));
    }
  }

  /**
   * Nobody gets further than the steps that the mask tells without a gap. Whoever gets there from
   * the first start has the attempt that counts, and nothing else is read.
   */
  private void addAlong(Timeline person, long did) {
    int most = Long.numberOfTrailingZeros(~did);
    if (!found.readAlong(person, most, window, did)) {
      addRead(person);
      return;
    }
    if (most > 1 && most < steps && skips) { // the others are counted by pattern
      partial.addSkipped(skipped(did, most));
    }
    attempt.along(most);
    counter.count(person, found, attempt, Counter.NO_BUCKET);
  }

  private long skipped(long did, int depth) {
    return did & everyStep & (-1L << depth);
  }

  private void addRead(Timeline person) {
    found.read(person);
    matching.begin(person, found);
    if (everyAttempt) {
      addAttempts(person);
    } else {
      addPerson(person);
    }
    if (buckets != null) {
      buckets.count(person, found);
    }
  }

  private void addPerson(Timeline person) {
    matching.choose(found, attempt);
    if (attempt.removes()) {
      counter.count(person, found, attempt, Counter.NO_BUCKET);
      return;
    }
    if (attempt.depth() < steps && skips) {
      partial.addSkipped(skipped());
    }
    if (attempt.depth() == 0) {
      return;
    }
    if (attempt.depth() < steps && isLate()) {
      partial.addLate();
    }
    counter.count(person, found, attempt, Counter.NO_BUCKET);
  }

  private void addAttempts(Timeline person) {
    matching.every(
        found, 0, attempt, () -> counter.count(person, found, attempt, Counter.NO_BUCKET));
  }

  /** Steps after the first that the person did, in the period or the window, and did not reach. */
  private long skipped() {
    long open = everyStep & (-1L << Math.max(1, attempt.depth()));
    long did = found.anySteps() & open;
    if (did == 0 || everySkipCounts) {
      return did;
    }
    long bits = 0;
    for (int h = 0; h < found.size(); h++) {
      if (counts(h) && !attempt.uses(h)) {
        bits |= found.steps(h);
      }
    }
    return bits & open;
  }

  private boolean counts(int hit) {
    long time = found.time(hit);
    if (plan.funnel().entered().holds(time)) {
      return true;
    }
    return attempt.depth() > 0
        && hit > attempt.first()
        && time - found.time(attempt.first()) <= window;
  }

  private boolean isLate() {
    return window < Funnel.LATE_WINDOW_MILLIS
        && !plan.funnel().rules().visit()
        && (found.anySteps() & everyStep) == everyStep
        && matching.completes(found, Funnel.LATE_WINDOW_MILLIS);
  }

  @Override
  public FunnelPartial partial() {
    counter.settle();
    if (buckets != null) {
      buckets.settle();
    }
    if (patterns != null && !everyAttempt) {
      patterns.settleSkipped(table, partial);
    }
    return partial;
  }
}
