package io.fullfunnel.engine.funnel;

import io.fullfunnel.engine.Dictionary;
import io.fullfunnel.engine.Fold;
import io.fullfunnel.engine.Period;
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
  private final boolean masksTell;
  private final boolean everySkipCounts;
  private final boolean firstTells;
  private final StepTable table;
  private final StepHits found;
  private final Sequence sequence;
  private final Attempt attempt;
  private final @Nullable PersonMatcher people;
  private final @Nullable Grouping grouping;
  private final GroupKey key;
  private final FunnelPartial partial;
  private @Nullable Tally ungrouped;

  FunnelFold(FunnelPlan plan) {
    this.plan = plan;
    this.steps = plan.steps();
    this.window = plan.funnel().windowMillis();
    this.everyStep = -1L >>> (Long.SIZE - steps);
    this.table = plan.table();
    this.masksTell = plan.masksTell();
    this.everySkipCounts = table.apart && plan.funnel().entered().equals(Period.ALL);
    this.firstTells =
        masksTell && table.apart && steps > 1 && plan.funnel().attempt() != AttemptChoice.LATEST;
    this.found = plan.newHits();
    this.sequence = plan.newSequence();
    this.attempt = new Attempt(steps);
    this.people = plan.newPeople();
    this.grouping = plan.grouping();
    this.key = grouping == null ? new GroupKey(0) : grouping.newKey();
    this.partial = plan.empty();
  }

  @Override
  public void add(Timeline person) {
    if (people != null && !people.matches(person)) {
      return;
    }
    if (masksTell && (person.mask() & table.masks[FIRST]) == 0) {
      partial.addSkipped(table, person.mask());
      return;
    }
    if (firstTells && (person.mask() & table.masks[FIRST + 1]) == 0) {
      // the attempt begins and ends with the first start, whatever else the person did
      found.readFirst(person);
      sequence.find(found, window, attempt);
      partial.addSkipped(table, person.mask());
      count(person);
      return;
    }
    found.read(person);
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
    count(person);
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

  private void count(Timeline person) {
    int depth = attempt.depth();
    // from the first to the second step one duration serves for both
    boolean keep = depth < 2 || partial.keepTimes(2 * depth - 3);
    boolean immature = plan.funnel().asOf() - found.time(attempt.hit(FIRST)) < window;
    PersonList list = plan.funnel().list();
    int listAt = list == null ? -1 : plan.listAt(depth, immature);
    Tally tally = tally(person, FIRST);
    if (immature) {
      tally.immature++;
    }
    for (int step = 0; step < depth; step++) {
      if (step > 0 && grouping != null && grouping.eachStep()) {
        tally = tally(person, step);
      }
      tally.reach(attempt, found, step, keep);
      if (step == listAt && list != null) {
        tally.list(entry(person), list.limit());
      }
    }
    if (depth < steps) {
      tally.stop(depth - 1, immature);
    } else if (immature) {
      tally.completedImmature++;
    }
  }

  private Tally tally(Timeline person, int step) {
    if (grouping != null) {
      grouping.read(person, found, attempt, step, key);
      return partial.tally(key);
    }
    Tally all = ungrouped;
    if (all == null) {
      all = partial.tally(key);
      ungrouped = all;
    }
    return all;
  }

  private Entry entry(Timeline person) {
    int first = found.row(attempt.hit(FIRST));
    int last = found.row(attempt.hit(attempt.depth() - 1));
    int next = last + 1;
    while (next < person.size() && person.event(next) < Dictionary.FIRST_EVENT) {
      next++;
    }
    boolean ends = next == person.size();
    return new Entry(
        person.person(),
        person.timeMillis(first),
        person.sequence(first),
        person.event(last),
        person.timeMillis(last),
        ends ? Dictionary.ABSENT : person.event(next),
        ends ? 0 : person.timeMillis(next));
  }

  @Override
  public FunnelPartial partial() {
    return partial;
  }
}
