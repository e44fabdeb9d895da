package io.fullfunnel.engine.retention;

import io.fullfunnel.engine.Fold;
import io.fullfunnel.engine.TimeSlots;
import io.fullfunnel.engine.Timeline;
import io.fullfunnel.engine.filter.PersonMatcher;
import io.fullfunnel.engine.groups.Entry;
import io.fullfunnel.engine.groups.GroupKey;
import io.fullfunnel.engine.groups.Groups;
import io.fullfunnel.engine.retention.Retention.Returned;
import org.jspecify.annotations.Nullable;

/** Counts people: makes them members of their cohorts, and of each counts the intervals. */
final class RetentionFold implements Fold<RetentionPartial> {
  private final Retention retention;
  private final Cohorts[] spans;
  private final Intervals[] intervals;
  private final TimeSlots @Nullable [] slots;
  private final int[] base;
  private final int periods;
  private final long most;
  private final PersonReturns returns;
  private final @Nullable PersonMatcher people;
  private final Groups groups;
  private final GroupKey key;
  private final GroupKey ofPerson;
  private final RetentionPartial partial;
  private final @Nullable RetentionList list;
  private final @Nullable RetentionCell[] whole;

  RetentionFold(RetentionPlan plan) {
    this.retention = plan.retention();
    this.spans = retention.spans().toArray(new Cohorts[0]);
    this.intervals = new Intervals[spans.length];
    this.base = bases(retention);
    for (int s = 0; s < spans.length; s++) {
      intervals[s] = new Intervals(spans[s]);
    }
    this.periods = retention.periods();
    this.most = periods + 1 < Long.SIZE ? (1L << (periods + 1)) - 1 : -1L;
    this.slots = slots(retention);
    this.returns = plan.newReturns(slots != null);
    this.people = plan.newPeople();
    this.groups = plan.groups();
    this.key = new GroupKey(groups.properties());
    this.ofPerson = new GroupKey(groups.properties());
    this.partial = plan.empty();
    this.list = retention.list();
    this.whole = new @Nullable RetentionCell[cohorts(retention)];
  }

  /** The intervals as bits, which tell all where nothing but first starts count; else null. */
  private static TimeSlots @Nullable [] slots(Retention retention) {
    if (!retention.first() || retention.list() != null) {
      return null;
    }
    TimeSlots[] slots = new TimeSlots[retention.spans().size()];
    for (int s = 0; s < slots.length; s++) {
      TimeSlots of = TimeSlots.of(retention.spans().get(s).bounds());
      if (of == null) {
        return null;
      }
      slots[s] = of;
    }
    return slots;
  }

  private static int cohorts(Retention retention) {
    int cohorts = 0;
    for (Cohorts span : retention.spans()) {
      cohorts += span.size();
    }
    return cohorts;
  }

  /** The slot of each span's first cohort. */
  static int[] bases(Retention retention) {
    int[] base = new int[retention.spans().size()];
    for (int s = 1; s < base.length; s++) {
      base[s] = base[s - 1] + retention.spans().get(s - 1).size();
    }
    return base;
  }

  @Override
  public void add(Timeline person) {
    if (people != null && !people.matches(person)) {
      return;
    }
    returns.read(person);
    if (returns.starts() == 0) {
      return;
    }
    groups.begin(person, ofPerson);
    for (int s = 0; s < spans.length; s++) {
      if (slots == null) {
        count(person, s);
      } else {
        countFirst(person, s, slots[s]);
      }
    }
  }

  /** The same with intervals as bits. */
  private void countFirst(Timeline person, int s, TimeSlots by) {
    int start = returns.startRow(0);
    int cohort = Long.numberOfTrailingZeros(person.slot(by, start));
    if (cohort >= spans[s].size() || !spans[s].period().holds(person.timeMillis(start))) {
      return;
    }
    RetentionCell cell = cell(person, s, cohort, start);
    cell.member();
    long bits = returns.slots(person, by) >>> cohort;
    if (retention.returned() == Returned.BY && bits != 0) {
      bits = -1L >>> Long.numberOfLeadingZeros(bits);
    }
    for (long rest = bits & most; rest != 0; rest &= rest - 1) {
      cell.returned(Long.numberOfTrailingZeros(rest));
    }
  }

  private void count(Timeline person, int s) {
    returns.sort(person, intervals[s]);
    int last = Intervals.BEFORE;
    int starts = retention.first() ? 1 : returns.starts();
    for (int i = 0; i < starts; i++) {
      int row = returns.startRow(i);
      long time = person.timeMillis(row);
      int cohort = spans[s].period().holds(time) ? intervals[s].at(time) : last;
      if (cohort != last && cohort < spans[s].size()) {
        last = cohort;
        member(person, s, cohort, row);
      }
    }
  }

  private void member(Timeline person, int s, int cohort, int start) {
    RetentionCell cell = cell(person, s, cohort, start);
    cell.member();
    list(person, s, cohort, RetentionList.MEMBERS, start);
    int from = returns.from(cohort);
    if (from < returns.active() && returns.interval(from) == cohort && returns.last(from) < start) {
      from++; // what was done before the start is no return
    }
    if (retention.returned() == Returned.IN) {
      for (int a = from; a < returns.active() && returns.interval(a) - cohort <= periods; a++) {
        returned(person, s, cohort, returns.interval(a) - cohort, cell, start);
      }
    } else if (from < returns.active()) {
      int furthest = returns.interval(returns.active() - 1) - cohort;
      for (int interval = 0; interval <= Math.min(periods, furthest); interval++) {
        returned(person, s, cohort, interval, cell, start);
      }
    }
  }

  /** That of the person's group; without a split it is looked up once. */
  private RetentionCell cell(Timeline person, int s, int cohort, int start) {
    int slot = base[s] + cohort;
    RetentionCell known = whole[slot];
    if (known != null) {
      return known;
    }
    key.labelsOf(ofPerson);
    groups.row(person, start, key);
    if (groups.isHidden(key)) {
      key.labels(GroupKey.OTHER);
    }
    key.slot(slot);
    RetentionCell cell = partial.cell(key, periods + 1);
    whole[slot] = groups.isSplit() ? null : cell;
    return cell;
  }

  private void returned(
      Timeline person, int s, int cohort, int interval, RetentionCell cell, int start) {
    cell.returned(interval);
    if (isListed(s, cohort, interval)) {
      int from = returns.from(cohort + interval);
      int row = returns.firstFrom(from, start);
      list(person, s, cohort, interval, row == PersonReturns.NONE ? next(from, start) : row);
    }
  }

  /** The first return in a later interval. */
  private int next(int number, int start) {
    return returns.firstFrom(number + 1, start);
  }

  private void list(Timeline person, int s, int cohort, int interval, int row) {
    if (isListed(s, cohort, interval)) {
      partial
          .listed()
          .add(
              new Entry(
                  person.person(),
                  person.timeMillis(row),
                  person.sequence(row),
                  person.event(row)));
    }
  }

  private boolean isListed(int s, int cohort, int interval) {
    if (list == null || list.span() != s || list.interval() != interval) {
      return false;
    }
    boolean ofAll = list.cohort() == RetentionList.ALL_COHORTS;
    boolean counts =
        ofAll
            ? interval == RetentionList.MEMBERS || spans[s].isOver(cohort, interval)
            : list.cohort() == cohort;
    return counts && (list.group() == null || groups.names(key).equals(list.group()));
  }

  @Override
  public RetentionPartial partial() {
    return partial;
  }
}
