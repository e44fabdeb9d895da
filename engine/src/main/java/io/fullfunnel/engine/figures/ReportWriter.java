package io.fullfunnel.engine.figures;

import io.fullfunnel.engine.figures.FiguresReport.Group;
import io.fullfunnel.engine.figures.FiguresReport.Listed;
import io.fullfunnel.engine.figures.FiguresReport.Numbers;
import io.fullfunnel.engine.groups.Entries;
import io.fullfunnel.engine.groups.Entry;
import io.fullfunnel.engine.groups.GroupKey;
import io.fullfunnel.engine.groups.Ranking;
import io.fullfunnel.engine.groups.Split;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns the total of figures into their report. */
final class ReportWriter {
  private final FiguresPlan plan;
  private final FiguresPartial partial;
  private final Slots slots;

  /** The cells of each group by slot; the key's slot is 0. */
  private final Map<GroupKey, Map<Integer, Cell>> byGroup = new HashMap<>();

  private final Map<Integer, Cell> everybody;

  ReportWriter(FiguresPlan plan, FiguresPartial partial) {
    this.plan = plan;
    this.partial = partial;
    this.slots = plan.slots();
    Map<Integer, Cell> all = new HashMap<>();
    partial
        .cells()
        .forEach((key, cell) -> {
          if (key.isAll() || !plan.groups().isSplit()) {
            all.put(key.slot(), cell);
          } else {
            byGroup.computeIfAbsent(key.in(0), k -> new HashMap<>()).put(key.slot(), cell);
          }
        });
    this.everybody = all;
  }

  FiguresReport report() {
    Split by = plan.figures().by();
    int order = by == null ? 0 : by.order();
    var ranking =
        new Ranking<>(
            by,
            plan.groups(),
            byGroup,
            slots.spans(),
            (cells, span) -> number(cells, order, span, slots.ever(span)));
    return new FiguresReport(
        ranking.groups(this::group, this::summed),
        total(),
        ranking.more(),
        listed(),
        partial.fallbacks,
        partial.rounded,
        partial.loose);
  }

  private Map<Integer, Cell> summed(List<Map<Integer, Cell>> groups) {
    Map<Integer, Cell> sums = new HashMap<>();
    for (Map<Integer, Cell> cells : groups) {
      cells.forEach(
          (slot, cell) -> sums.computeIfAbsent(slot, k -> new Cell(plan.measures())).addAll(cell));
    }
    return sums;
  }

  private Group group(List<String> names, Map<Integer, Cell> cells) {
    List<Numbers> spans = new ArrayList<>();
    for (int span = 0; span < slots.spans(); span++) {
      List<List<Long>> buckets = new ArrayList<>();
      for (int b = 0; b < slots.buckets(span); b++) {
        buckets.add(numbers(cells, span, slots.bucket(span, b)));
      }
      spans.add(new Numbers(numbers(cells, span, slots.ever(span)), List.copyOf(buckets)));
    }
    return new Group(names, List.copyOf(spans));
  }

  private List<Long> numbers(Map<Integer, Cell> cells, int span, int slot) {
    List<Long> numbers = new ArrayList<>();
    for (int m = 0; m < plan.measures(); m++) {
      numbers.add(number(cells, m, span, slot));
    }
    return List.copyOf(numbers);
  }

  /** What adds up is counted in buckets only; the whole span is their sum. */
  private long number(Map<Integer, Cell> cells, int measure, int span, int slot) {
    var sum = new Cell(1);
    add(sum, cells, measure, span, slot);
    return sum.number(0);
  }

  private void add(Cell sum, Map<Integer, Cell> cells, int measure, int span, int slot) {
    add(sum, cells.get(slot), measure);
    if (slot == slots.ever(span) && plan.measure(measure).measure().adds()) {
      for (int b = 0; b < slots.buckets(span); b++) {
        add(sum, cells.get(slots.bucket(span, b)), measure);
      }
    }
  }

  private static void add(Cell sum, @Nullable Cell cell, int measure) {
    if (cell != null) {
      sum.amount(0, cell.above[measure]);
      sum.amount(0, cell.below[measure]);
    }
  }

  /** Over all groups: summed where numbers add, else as they were counted. */
  private Group total() {
    List<Numbers> spans = new ArrayList<>();
    for (int span = 0; span < slots.spans(); span++) {
      List<List<Long>> buckets = new ArrayList<>();
      for (int b = 0; b < slots.buckets(span); b++) {
        buckets.add(totals(span, slots.bucket(span, b)));
      }
      spans.add(new Numbers(totals(span, slots.ever(span)), List.copyOf(buckets)));
    }
    return new Group(List.of(), List.copyOf(spans));
  }

  private List<Long> totals(int span, int slot) {
    List<Long> numbers = new ArrayList<>();
    for (int m = 0; m < plan.measures(); m++) {
      var sum = new Cell(1);
      add(sum, everybody, m, span, slot);
      if (plan.measure(m).measure().adds()) {
        for (Map<Integer, Cell> cells : byGroup.values()) {
          add(sum, cells, m, span, slot);
        }
      }
      numbers.add(sum.number(0));
    }
    return List.copyOf(numbers);
  }

  private List<Listed> listed() {
    FigureList list = plan.figures().list();
    if (list == null) {
      return List.of();
    }
    var all = new Entries<Entry>(list.limit());
    partial.cells().values().forEach(cell -> all.addAll(cell.listed));
    return all.first().stream()
        .map(e -> new Listed(e.person(), e.timeMillis(), e.sequence(), plan.eventName(e.event())))
        .toList();
  }
}
