package io.fullfunnel.engine.funnel;

import io.fullfunnel.engine.Column;
import io.fullfunnel.engine.Dictionary;
import io.fullfunnel.engine.Timeline;
import org.jspecify.annotations.Nullable;

/** Adds attempts to the tallies of their groups and, for a trend, buckets. Belongs to one fold. */
final class Counter {
  private static final int FIRST = 0;

  /** The bucket of attempts that are not counted by bucket. */
  static final int NO_BUCKET = 0;

  private final FunnelPlan plan;
  private final int steps;
  private final long window;
  private final long asOf;
  private final StepRules rules;
  private final boolean loose;
  private final @Nullable Column visits;
  private final @Nullable Sizes sizes;
  private final Tallies tallies;
  private final @Nullable Grouping grouping;
  private final @Nullable AmountReader amount;
  private final @Nullable PersonList list;
  private final int listed;
  private final GroupKey key;
  private final boolean bucketed;
  private final @Nullable Tally[] ungrouped;
  private final long[] mature;
  private final long[] immature;

  private Counter(
      FunnelPlan plan,
      @Nullable Sizes sizes,
      Tallies tallies,
      @Nullable PersonList list,
      int buckets) {
    this.plan = plan;
    this.sizes = sizes;
    this.steps = plan.steps();
    this.window = plan.funnel().windowMillis();
    this.asOf = plan.funnel().asOf();
    this.rules = plan.rules();
    this.loose = plan.loose();
    this.visits = plan.visits();
    this.tallies = tallies;
    this.grouping = plan.grouping();
    this.amount = plan.amount();
    this.list = list;
    this.listed = list == null || list.bucket() == PersonList.EVER ? NO_BUCKET : list.bucket();
    this.bucketed = buckets > 0;
    this.key = new GroupKey(plan.labels() + (bucketed ? 1 : 0));
    this.ungrouped = new @Nullable Tally[bucketed ? buckets : 1];
    this.mature = new long[ungrouped.length];
    this.immature = new long[ungrouped.length];
  }

  /** Counts into groups. */
  static Counter ofGroups(FunnelPlan plan, FunnelPartial to) {
    PersonList list = plan.funnel().list();
    boolean ever = list != null && list.bucket() == PersonList.EVER;
    return new Counter(plan, to.sizes(), to.groups(), ever ? list : null, 0);
  }

  /** Counts into groups of each bucket. */
  static Counter ofBuckets(FunnelPlan plan, Tallies tallies, int buckets) {
    PersonList list = plan.funnel().list();
    boolean ever = list != null && list.bucket() == PersonList.EVER;
    return new Counter(plan, null, tallies, ever ? null : list, buckets);
  }

  /** Whether nothing but times and depth is asked of an attempt. */
  boolean countsAlone() {
    return grouping == null && amount == null && list == null;
  }

  /**
   * Counts a person who has an event of step 1 and none of step 2, where {@link #countsAlone}. The
   * first and the last event of the person mostly tell whether the window is over.
   */
  void countStart(Timeline person, StepTable table) {
    boolean over =
        isOver(person, person.size() - 1)
            || (isOver(person, 0) && isOver(person, table.nextStart(person, 0)));
    (over ? mature : immature)[NO_BUCKET]++;
  }

  /** The same of a start in a bucket. */
  void countStart(int bucket, long millis) {
    (asOf - millis >= window ? mature : immature)[bucket]++;
  }

  private boolean isOver(Timeline person, int row) {
    return asOf - person.timeMillis(row) >= window;
  }

  /** Adds what was counted aside. */
  void settle() {
    for (int bucket = 0; bucket < mature.length; bucket++) {
      long starts = mature[bucket] + immature[bucket];
      if (starts > 0) {
        Tally all = at(bucket);
        all.reached[FIRST] += starts;
        all.entries[FIRST] += starts;
        all.quiet[FIRST] += mature[bucket];
        all.open[FIRST] += immature[bucket];
        all.immature += immature[bucket];
        mature[bucket] = 0;
        immature[bucket] = 0;
      }
    }
  }

  void count(Timeline person, StepHits found, Attempt attempt, int bucket) {
    int depth = attempt.depth();
    int entry = attempt.entry();
    if (sizes != null && grouping != null) {
      if (!attempt.removes()) {
        grouping.read(person, found, attempt, entry, key);
        sizes.add(key.label(0));
      }
      return;
    }
    boolean immature = isOpen(person, found, attempt);
    Tally tally = tally(person, found, attempt, entry, bucket);
    boolean lists = list != null && bucket == listed;
    if (attempt.removes()) {
      tally.excluded++;
      if (list != null && lists && list.what() == PersonList.What.EXCLUDED) {
        tally.list(entry(person, found, attempt), list.limit());
      }
      return;
    }
    // from the first to the second step one duration serves for both
    boolean keep = depth < 2 || tallies.keepTimes(2 * depth - 3);
    int listAt = lists ? plan.listAt(attempt, immature) : -1;
    tally.entries[entry]++;
    if (immature) {
      tally.immature++;
    }
    for (int step = entry; step < attempt.top(); step++) {
      if (!attempt.took(step)) {
        continue;
      }
      if (step > entry && grouping != null && grouping.eachStep()) {
        tally = tally(person, found, attempt, step, bucket);
      }
      tally.reach(attempt, found, step, step == entry ? Attempt.NONE : rules.before(step), keep);
      if (loose) {
        tally.did[attempt.step(step)]++;
      }
      if (amount != null) {
        amount.add(person, found.row(attempt.hit(step)), tally.sums(), step);
      }
      if (step == listAt && list != null) {
        tally.list(entry(person, found, attempt), list.limit());
      }
    }
    if (depth < steps) {
      tally.stop(depth - 1, immature);
    } else if (immature) {
      tally.completedImmature++;
    }
  }

  /** Whether the attempt is still inside its window, or its visit may still go on. */
  private boolean isOpen(Timeline person, StepHits found, Attempt attempt) {
    long from = found.time(attempt.first());
    if (visits != null && asOf - from >= window) {
      int visit = person.code(visits.id(), found.row(attempt.first()));
      for (int row = found.row(attempt.first()); row < person.size(); row++) {
        if (visit != Dictionary.ABSENT && person.code(visits.id(), row) == visit) {
          from = person.timeMillis(row);
        }
      }
    }
    return asOf - from < window;
  }

  private Tally tally(Timeline person, StepHits found, Attempt attempt, int step, int bucket) {
    if (grouping != null) {
      grouping.read(person, found, attempt, step, key);
      return at(bucket);
    }
    Tally all = ungrouped[bucket];
    if (all == null) {
      all = at(bucket);
      ungrouped[bucket] = all;
    }
    return all;
  }

  private Tally at(int bucket) {
    if (bucketed) {
      key.set(plan.labels(), bucket);
    }
    return tallies.of(key);
  }

  private static Entry entry(Timeline person, StepHits found, Attempt attempt) {
    int first = found.row(attempt.first());
    int last = found.row(attempt.last());
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
}
