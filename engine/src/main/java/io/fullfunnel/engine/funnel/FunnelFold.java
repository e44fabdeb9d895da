package io.fullfunnel.engine.funnel;

import io.fullfunnel.engine.Fold;
import io.fullfunnel.engine.Period;
import io.fullfunnel.engine.Picker;
import io.fullfunnel.engine.Timeline;
import io.fullfunnel.engine.filter.PersonMatcher;
import org.jspecify.annotations.Nullable;

/** Counts people: hits of the steps, the counted attempt, then what it adds to which group. */
final class FunnelFold implements Fold<FunnelPartial> {
  private static final int FIRST = 0;

  private final FunnelPlan plan;
  private final int steps;
  private final long window;
  private final long everyStep;
  private final boolean everySkipCounts;
  private final boolean everyAttempt;
  private final StepTable table;
  private final @Nullable Patterns patterns;
  private final StepHits found;
  private final Sequence sequence;
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
    this.everyStep = -1L >>> (Long.SIZE - steps);
    this.table = plan.table();
    this.everySkipCounts = table.apart && funnel.entered().equals(Period.ALL);
    this.everyAttempt = funnel.count() == Count.ATTEMPTS;
    boolean firstTells =
        table.apart
            && steps > 1
            && funnel.attempt() != AttemptChoice.LATEST
            && funnel.trend() == null
            && !everyAttempt;
    this.patterns = plan.masksTell() ? Patterns.of(table, firstTells) : null;
    this.found = plan.newHits();
    this.sequence = plan.newSequence();
    this.attempt = new Attempt(steps);
    this.people = plan.newPeople();
    this.partial = plan.empty();
    this.counter = Counter.ofGroups(plan, partial.groups());
    this.buckets =
        plan.buckets() == 0 || funnel.trend() == null
            ? null
            : new Buckets(plan, funnel.trend(), partial.buckets());
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
    if (patterns == null || !patterns.staysAtFirst(person)) {
      addRead(person);
    } else if (counter.countsAlone()) {
      counter.countStart(person, table);
    } else {
      addStart(person);
    }
  }

  /** The attempt begins and ends with the first start, whatever else the person did. */
  private void addStart(Timeline person) {
    found.readFirst(person);
    sequence.find(found, window, attempt);
    counter.count(person, found, attempt, Counter.NO_BUCKET);
  }

  private void addRead(Timeline person) {
    found.read(person);
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
    sequence.find(found, window, attempt);
    if (attempt.depth() < steps) {
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
    for (int next = 0; next < found.size(); ) {
      next = sequence.follow(found, next, window, attempt);
      if (attempt.depth() > 0) {
        counter.count(person, found, attempt, Counter.NO_BUCKET);
      }
    }
  }

  /** Steps after the first that the person did, in the period or the window, and did not reach. */
  private long skipped() {
    long open = everyStep & ~1L & (-1L << attempt.depth());
    long did = found.anySteps() & open;
    if (did == 0 || everySkipCounts) {
      return did;
    }
    long bits = 0;
    int used = 0;
    for (int h = 0; h < found.size(); h++) {
      if (used < attempt.depth() && attempt.hit(used) == h) {
        used++;
      } else if (counts(h)) {
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
        && hit > attempt.hit(FIRST)
        && time - found.time(attempt.hit(FIRST)) <= window;
  }

  private boolean isLate() {
    return window < Funnel.LATE_WINDOW_MILLIS
        && found.anySteps() == everyStep
        && sequence.completes(found, Funnel.LATE_WINDOW_MILLIS);
  }

  @Override
  public FunnelPartial partial() {
    counter.settle();
    if (patterns != null && !everyAttempt) {
      patterns.settleSkipped(table, partial);
    }
    return partial;
  }
}
