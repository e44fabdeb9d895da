package io.fullfunnel.engine.attribution;

import io.fullfunnel.engine.Fold;
import io.fullfunnel.engine.Period;
import io.fullfunnel.engine.Timeline;
import io.fullfunnel.engine.filter.PersonMatcher;
import io.fullfunnel.engine.groups.GroupKey;
import io.fullfunnel.engine.groups.Groups;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cuts people's timelines into paths, and credits their conversions. */
final class AttributionFold implements Fold<AttributionPartial> {
  private final AttributionPlan plan;
  private final Attribution attribution;
  private final Period[] spans;
  private final int models;
  private final PersonTouches touches;
  private final @Nullable PersonMatcher people;
  private final Groups groups;
  private final GroupKey key;
  private final GroupKey ofPerson;
  private final AttributionPartial partial;
  private final Crediting crediting;
  private final Journey path = new Journey();
  private final @Nullable AttributionCell[] whole;
  private final int listed;
  private final int @Nullable [] listedPath;
  private boolean[] served = new boolean[16];

  AttributionFold(AttributionPlan plan) {
    this.plan = plan;
    this.attribution = plan.attribution();
    this.spans = attribution.spans().toArray(new Period[0]);
    this.models = attribution.models().size();
    this.whole = new @Nullable AttributionCell[spans.length];
    this.touches = plan.newTouches();
    this.people = plan.newPeople();
    this.groups = plan.groups();
    this.key = new GroupKey(groups.properties());
    this.ofPerson = new GroupKey(groups.properties());
    this.partial = plan.empty();
    this.crediting = new Crediting(attribution.models());
    AttributionList list = attribution.list();
    this.listed =
        list == null || list.touch() == null ? TouchNames.NONE : plan.names().number(list.touch());
    List<String> of = list == null ? null : list.path();
    this.listedPath = of == null ? null : of.stream().mapToInt(plan.names()::number).toArray();
  }

  @Override
  public void add(Timeline person) {
    if (people != null && !people.matches(person)) {
      return;
    }
    touches.read(person);
    if (touches.conversions() == 0 && touches.size() == 0) {
      return;
    }
    groups.begin(person, ofPerson);
    if (served.length < touches.size()) {
      served = new boolean[touches.size() * 2];
    }
    Arrays.fill(served, 0, touches.size(), false);
    int before = 0;
    for (int c = 0; c < touches.conversions(); c++) {
      int row = touches.conversion(c);
      long oldest = person.timeMillis(row) - attribution.lookbackMillis();
      int from = attribution.shared() ? 0 : before;
      int to = before;
      while (to < touches.size() && touches.row(to) <= row) {
        to++;
      }
      while (from < to && touches.time(from) < oldest) {
        from++;
      }
      Arrays.fill(served, from, to, true);
      before = to;
      convert(person, row, from, to);
    }
    if (attribution.nulls()) {
      countNulls(person);
    }
  }

  private void convert(Timeline person, int row, int from, int to) {
    long time = person.timeMillis(row);
    if (!inAnySpan(time)) {
      return;
    }
    path.begin(time);
    touches.onto(path, from, to);
    if (attribution.touches().direct()) {
      path.dropDirect();
    }
    touches.anchors(path, row);
    for (int span = 0; span < spans.length; span++) {
      if (spans[span].holds(time)) {
        AttributionCell cell = cell(person, row, span);
        long value = plan.values().of(person, row, cell);
        crediting.credit(path, 1, value, cell);
        if (path.size() > 0) {
          partial.path(cell, path, 1, value, 0);
        }
        list(person, row, span);
      }
    }
  }

  private boolean inAnySpan(long time) {
    for (Period span : spans) {
      if (span.holds(time)) {
        return true;
      }
    }
    return false;
  }

  /** That of the person's group; without a split it is looked up once. */
  private AttributionCell cell(Timeline person, int row, int span) {
    AttributionCell known = whole[span];
    if (known != null) {
      return known;
    }
    key.labelsOf(ofPerson);
    groups.row(person, row, key);
    if (groups.isHidden(key)) {
      key.labels(GroupKey.OTHER);
    }
    key.slot(span);
    AttributionCell cell = partial.cell(key, models);
    whole[span] = groups.isSplit() ? null : cell;
    return cell;
  }

  /** Paths of touches that served no conversion, cut by conversions and by the lookback. */
  private void countNulls(Timeline person) {
    int from = 0;
    int conversion = 0;
    for (int i = 0; i < touches.size(); i++) {
      boolean cut = served[i];
      while (conversion < touches.conversions()
          && touches.conversion(conversion) < touches.row(i)) {
        conversion++;
        cut = true;
      }
      if (i > 0 && touches.time(i) - touches.time(i - 1) > attribution.lookbackMillis()) {
        cut = true;
      }
      if (cut) {
        countNull(person, from, i);
        from = served[i] ? i + 1 : i;
      }
    }
    countNull(person, from, touches.size());
  }

  private void countNull(Timeline person, int from, int to) {
    if (from >= to) {
      return;
    }
    long last = touches.time(to - 1);
    if (!inAnySpan(last)) {
      return;
    }
    path.begin(last);
    touches.onto(path, from, to);
    if (attribution.touches().direct()) {
      path.dropDirect();
    }
    int conversions = touches.conversions();
    boolean isLast = conversions == 0 || touches.conversion(conversions - 1) < touches.row(to - 1);
    boolean open = isLast && attribution.asOf() - last <= attribution.lookbackMillis();
    for (int span = 0; span < spans.length; span++) {
      if (spans[span].holds(last)) {
        AttributionCell cell = cell(person, touches.row(to - 1), span);
        cell.notConverted(1, open);
        partial.path(cell, path, 0, 0, 1);
        listNull(person, touches.row(to - 1), span);
      }
    }
  }

  private void listNull(Timeline person, int row, int span) {
    AttributionList list = attribution.list();
    if (list != null && list.what() == AttributionList.What.NULLS && isPath()) {
      list(list, person, row, span, 0);
    }
  }

  private void list(Timeline person, int row, int span) {
    AttributionList list = attribution.list();
    if (list != null) {
      list(list, person, row, span, units(list));
    }
  }

  private void list(AttributionList list, Timeline person, int row, int span, long units) {
    boolean here =
        list.span() == span && (list.group() == null || groups.names(key).equals(list.group()));
    if (here && units != Crediting.NOTHING) {
      partial.list(
          new Credited(
              person.person(),
              person.timeMillis(row),
              person.sequence(row),
              person.event(row),
              units));
    }
  }

  /** What the conversion that was read last gives to what is listed. */
  private long units(AttributionList list) {
    boolean all =
        switch (list.what()) {
          case CONVERSIONS -> isPath();
          case UNTOUCHED -> path.size() == 0;
          case CREDIT -> list.touch() == null && path.size() == 0;
          case NULLS -> false;
        };
    if (all) {
      return Attribution.UNITS;
    }
    boolean credit = list.what() == AttributionList.What.CREDIT && listed != TouchNames.NONE;
    return credit ? crediting.units(list.model(), path, listed) : Crediting.NOTHING;
  }

  /** Whether it is the path that is listed, or any is. */
  private boolean isPath() {
    if (listedPath == null) {
      return true;
    }
    boolean same = path.size() == listedPath.length;
    for (int i = 0; same && i < listedPath.length; i++) {
      same = path.label(i) == listedPath[i];
    }
    return same;
  }

  @Override
  public AttributionPartial partial() {
    return partial;
  }
}
