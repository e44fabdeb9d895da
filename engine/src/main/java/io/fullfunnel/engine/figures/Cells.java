package io.fullfunnel.engine.figures;

import io.fullfunnel.engine.Timeline;
import io.fullfunnel.engine.groups.Entry;
import io.fullfunnel.engine.groups.GroupKey;
import io.fullfunnel.engine.groups.Groups;
import org.jspecify.annotations.Nullable;

/**
 * Adds to the cells of a group and a time, and to the list where one is asked for. What adds up is
 * counted in the narrowest cell; people are counted once in every cell that holds them. Belongs to
 * one fold.
 */
final class Cells {
  private final FiguresPartial partial;
  private final Groups groups;
  private final Slots slots;
  private final @Nullable FigureList list;
  private final GroupKey key;
  private final GroupKey all;
  private GroupKey lastKey;
  private @Nullable Cell lastCell;
  private int person;

  Cells(FiguresPlan plan, FiguresPartial partial) {
    this.partial = partial;
    this.groups = plan.groups();
    this.slots = plan.slots();
    this.list = plan.figures().list();
    this.key = new GroupKey(groups.properties());
    this.all = new GroupKey(groups.properties());
    this.lastKey = key.copy();
    all.labels(GroupKey.ALL);
  }

  /** A new person comes. */
  void begin() {
    person++;
  }

  private void group(GroupKey group) {
    key.labelsOf(group);
    if (groups.isSplit() && groups.isHidden(key)) {
      key.labels(GroupKey.OTHER);
    }
  }

  /** Whether a row lies in the period asked for, not in the one it is compared with. */
  boolean isPresent(Timeline timeline, int row) {
    return slots.at(0, timeline.timeMillis(row)) != Slots.OUTSIDE;
  }

  /** Counts so many at the time of a row. */
  void count(int measure, long more, GroupKey group, Timeline timeline, int row) {
    long time = timeline.timeMillis(row);
    for (int span = 0; span < slots.spans(); span++) {
      int slot = slots.at(span, time);
      if (slot != Slots.OUTSIDE) {
        group(group);
        Cell cell = cell(slot);
        cell.count(measure, more);
        list(measure, span, slot, cell, timeline, row);
      }
    }
  }

  /** Adds an amount at the time of a row. */
  void amount(int measure, long micros, GroupKey group, Timeline timeline, int row) {
    long time = timeline.timeMillis(row);
    for (int span = 0; span < slots.spans(); span++) {
      int slot = slots.at(span, time);
      if (slot != Slots.OUTSIDE) {
        group(group);
        Cell cell = cell(slot);
        cell.amount(measure, micros);
        list(measure, span, slot, cell, timeline, row);
      }
    }
  }

  /** Counts the person at the time of a row, once in each cell. */
  void once(int measure, GroupKey group, Timeline timeline, int row) {
    long time = timeline.timeMillis(row);
    for (int span = 0; span < slots.spans(); span++) {
      int slot = slots.at(span, time);
      if (slot == Slots.OUTSIDE) {
        continue;
      }
      int ever = slots.ever(span);
      group(group);
      boolean split = groups.isSplit();
      once(measure, span, slot, !split, timeline, row);
      if (slot != ever) {
        once(measure, span, ever, !split, timeline, row);
      }
      if (split) {
        key.labelsOf(all);
        once(measure, span, slot, true, timeline, row);
        if (slot != ever) {
          once(measure, span, ever, true, timeline, row);
        }
      }
    }
  }

  private void once(
      int measure, int span, int slot, boolean everybody, Timeline timeline, int row) {
    Cell cell = cell(slot);
    if (cell.once(measure, person)) {
      FigureList of = list;
      if (of != null
          && of.measure() == measure
          && of.span() == span
          && slot == wanted(of)
          && (of.group() == null ? everybody : isListed(of))) {
        cell.list(entry(timeline, row), of.limit());
      }
    }
  }

  private void list(int measure, int span, int slot, Cell cell, Timeline timeline, int row) {
    FigureList of = list;
    if (of != null
        && of.measure() == measure
        && of.span() == span
        && (of.bucket() == FigureList.EVER || slot == wanted(of))
        && (of.group() == null || isListed(of))) {
      cell.list(entry(timeline, row), of.limit());
    }
  }

  private int wanted(FigureList of) {
    return of.bucket() == FigureList.EVER
        ? slots.ever(of.span())
        : slots.bucket(of.span(), of.bucket());
  }

  private boolean isListed(FigureList of) {
    return !key.isAll() && groups.names(key).equals(of.group());
  }

  private static Entry entry(Timeline timeline, int row) {
    return new Entry(
        timeline.person(), timeline.timeMillis(row), timeline.sequence(row), timeline.event(row));
  }

  private Cell cell(int slot) {
    key.slot(slot);
    Cell last = lastCell;
    if (last != null && key.equals(lastKey)) {
      return last;
    }
    Cell cell = partial.cell(key);
    lastKey = key.copy();
    lastCell = cell;
    return cell;
  }
}
