package io.fullfunnel.engine.retention;

import io.fullfunnel.engine.Fold;
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
  private final int[] base;
  private final int periods;
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
    this.returns = plan.newReturns();
    this.people = plan.newPeople();
    this.groups = plan.groups();
    this.key = new GroupKey(groups.properties());
    this.ofPerson = new GroupKey(groups.properties());
    this.partial = plan.empty();
    this.list = retention.list();
    this.whole = new @Nullable RetentionCell[slots(retention)];
  }

  private static int slots(Retention retention) {
    int slots = 0;
    for (Cohorts span : retention.spans()) {
      slots += span.size();
    }
    return slots;
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
      count(person, s);
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
    key.labelsOf(ofPerson);
    groups.row(person, start, key);
    if (groups.isHidden(key)) {
      key.labels(GroupKey.OTHER);
    }
    key.slot(base[s] + cohort);
    RetentionCell cell = cell();
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

  /** That of the key; without a split it is looked up once. */
  private RetentionCell cell() {
    if (groups.isSplit()) {
      return partial.cell(key, periods + 1);
    }
    RetentionCell known = whole[key.slot()];
    if (known == null) {
      known = partial.cell(key, periods + 1);
      whole[key.slot()] = known;
    }
    return known;
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
