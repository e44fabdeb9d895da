package io.fullfunnel.engine.pages;

import io.fullfunnel.engine.Fold;
import io.fullfunnel.engine.Period;
import io.fullfunnel.engine.Timeline;
import io.fullfunnel.engine.filter.PersonMatcher;
import io.fullfunnel.engine.groups.Entry;
import io.fullfunnel.engine.groups.GroupKey;
import io.fullfunnel.engine.groups.Groups;
import io.fullfunnel.engine.values.Labels;
import org.jspecify.annotations.Nullable;

/** Counts people: visit by visit, each row on its page and on all pages together. */
final class PagesFold implements Fold<PagesPartial> {
  private final PageBits bits;
  private final long view;
  private final long counted;
  private final int kinds;
  private final long[] starts;
  private final long withinMillis;
  private final Period[] spans;
  private final PageCells cells;
  private final Groups groups;
  private final PersonRows rows;
  private final @Nullable PersonMatcher people;
  private final @Nullable PageColumn listed;
  private final GroupKey key;
  private final GroupKey ofPerson;
  private final GroupKey ofView;
  private long[] goalAt = new long[16];
  private final long[][] finishedAt;
  private int person;
  private int visit;

  PagesFold(PagesPlan plan) {
    this.bits = plan.bits();
    this.view = bits.view();
    this.counted = bits.counted();
    this.kinds = bits.starts().size();
    this.starts = bits.starts().stream().mapToLong(Long::longValue).toArray();
    this.withinMillis = plan.pages().withinMillis();
    this.spans = plan.pages().spans().toArray(new Period[0]);
    this.groups = plan.groups();
    this.cells = new PageCells(plan);
    this.rows = plan.newRows();
    this.people = plan.newPeople();
    this.listed = plan.pages().list() == null ? null : plan.pages().list().column();
    this.key = new GroupKey(groups.properties());
    this.ofPerson = new GroupKey(groups.properties());
    this.ofView = new GroupKey(groups.properties());
    this.finishedAt = new long[kinds][16];
  }

  @Override
  public void add(Timeline timeline) {
    if (people != null && !people.matches(timeline)) {
      return;
    }
    rows.read(timeline);
    if (rows.size() == 0) {
      return;
    }
    person++;
    groups.begin(timeline, ofPerson);
    lookAhead();
    for (int v = 0; v < rows.visits(); v++) {
      visit++;
      ofView.labels(Labels.NONE);
      for (int at = rows.first(v); at != PersonRows.NONE; at = rows.next(at)) {
        if (rows.is(at, counted)) {
          page(timeline, at);
          count(timeline, at);
        }
      }
    }
  }

  /** When each row's goal and ends come next. */
  private void lookAhead() {
    if (goalAt.length < rows.size()) {
      int room = Math.max(rows.size(), goalAt.length * 2);
      goalAt = new long[room];
      for (int k = 0; k < kinds; k++) {
        finishedAt[k] = new long[room];
      }
    }
    if (rows.has(bits.goal())) {
      rows.nextTimes(bits.goal(), goalAt);
    }
    for (int k = 0; k < kinds; k++) {
      if (rows.has(starts[k])) {
        rows.nextTimes(bits.finishes().get(k), finishedAt[k]);
      }
    }
  }

  /** The page of a row: its own values; what it has none of is that of the view before it. */
  private void page(Timeline timeline, int at) {
    boolean isView = rows.is(at, view);
    for (int p = 0; p < groups.properties(); p++) {
      int label = groups.label(timeline, rows.row(at), p, ofPerson);
      if (isView) {
        ofView.label(p, label);
      }
      key.label(p, label == Labels.NONE ? ofView.label(p) : label);
    }
  }

  private void count(Timeline timeline, int at) {
    for (int span = 0; span < spans.length; span++) {
      if (spans[span].holds(rows.time(at))) {
        PageCell page = cells.page(key, span);
        count(page, timeline, at);
        long lasted = rows.is(at, view) ? rows.lasted(at) : PersonRows.NONE;
        if (lasted != PersonRows.NONE) {
          page.lasted(lasted);
        }
        count(cells.all(span), timeline, at);
      }
    }
  }

  private void count(PageCell cell, Timeline timeline, int at) {
    if (rows.is(at, view)) {
      countView(cell, timeline, at);
    }
    countOnce(cell, timeline, at);
    if (rows.is(at, bits.click())) {
      counted(cell, PageColumn.CLICKS, timeline, at);
    }
    if (rows.is(at, bits.ctaSeen())) {
      counted(cell, PageColumn.CTA_SEEN, timeline, at);
    }
    if (rows.is(at, bits.ctaClicked())) {
      counted(cell, PageColumn.CTA_CLICKED, timeline, at);
    }
  }

  private void countView(PageCell cell, Timeline timeline, int at) {
    counted(cell, PageColumn.VIEWS, timeline, at);
    if (cell.once(PageCells.PERSON, person)) {
      counted(cell, PageColumn.PEOPLE, timeline, at);
    }
    if (rows.visit(at) != PersonRows.NO_VISIT && cell.once(PageCells.VISIT, visit)) {
      counted(cell, PageColumn.VISITS, timeline, at);
    }
    if (rows.opens(at)) {
      counted(cell, PageColumn.ENTRIES, timeline, at);
    }
    if (rows.closes(at)) {
      counted(cell, PageColumn.EXITS, timeline, at);
    }
    if (rows.bounces(at)) {
      counted(cell, PageColumn.BOUNCES, timeline, at);
    }
    boolean converts = rows.has(bits.goal()) && isWithin(rows.time(at), goalAt[at], withinMillis);
    if (converts && cell.once(PageCells.CONVERTED, person)) {
      counted(cell, PageColumn.CONVERSIONS, timeline, at);
    }
  }

  /** What was begun, and whether it was finished: of each kind once a person. */
  private void countOnce(PageCell cell, Timeline timeline, int at) {
    for (int k = 0; k < kinds; k++) {
      if (!rows.is(at, starts[k])) {
        continue;
      }
      if (cell.once(PageCells.begun(k), person)) {
        counted(cell, PageColumn.BEGUN, timeline, at);
      }
      boolean finished = isWithin(rows.time(at), finishedAt[k][at], Pages.ABANDONED_AFTER_MILLIS);
      if (finished && cell.once(PageCells.finished(k), person)) {
        counted(cell, PageColumn.FINISHED, timeline, at);
      }
    }
  }

  /** Times lie so that their difference may not fit: {@code later} may be the largest. */
  private static boolean isWithin(long time, long later, long millis) {
    long gone = later - time;
    return later != Long.MAX_VALUE && gone >= 0 && gone <= millis;
  }

  private void counted(PageCell cell, PageColumn column, Timeline timeline, int at) {
    cell.add(column);
    if (cell.listed != null && column == listed) {
      int row = rows.row(at);
      cell.listed.add(
          new Entry(timeline.person(), rows.time(at), timeline.sequence(row), timeline.event(row)));
    }
  }

  @Override
  public PagesPartial partial() {
    return cells.partial();
  }
}
