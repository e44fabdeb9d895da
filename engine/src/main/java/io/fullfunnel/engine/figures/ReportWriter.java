package io.fullfunnel.engine.figures;

import io.fullfunnel.engine.figures.FiguresReport.Group;
import io.fullfunnel.engine.figures.FiguresReport.Listed;
import io.fullfunnel.engine.figures.FiguresReport.Numbers;
import io.fullfunnel.engine.groups.Entries;
import io.fullfunnel.engine.groups.GroupKey;
import io.fullfunnel.engine.groups.Groups;
import io.fullfunnel.engine.groups.Split;
import io.fullfunnel.engine.values.Labels;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns the total of figures into their report. */
final class ReportWriter {
  private final FiguresPlan plan;
  private final FiguresPartial partial;
  private final Slots slots;
  private final Groups groups;

  /** The cells of each group by slot; the key's slot is 0. */
  private final Map<GroupKey, Map<Integer, Cell>> byGroup = new HashMap<>();

  private final Map<Integer, Cell> everybody;

  ReportWriter(FiguresPlan plan, FiguresPartial partial) {
    this.plan = plan;
    this.partial = partial;
    this.slots = plan.slots();
    this.groups = plan.groups();
    Map<Integer, Cell> all = new HashMap<>();
    partial
        .cells()
        .forEach((key, cell) -> {
          if (key.isAll() || !groups.isSplit()) {
            all.put(key.slot(), cell);
          } else {
            byGroup.computeIfAbsent(key.in(0), k -> new HashMap<>()).put(key.slot(), cell);
          }
        });
    this.everybody = all;
  }

  private record Sized(GroupKey key, List<String> names, List<Long> sizes) {}

  FiguresReport report() {
    Split by = plan.figures().by();
    List<Group> shown = new ArrayList<>();
    long more = 0;
    if (by != null) {
      List<Sized> order = order(by);
      int limit = Math.min(by.limit(), order.size());
      for (Sized sized : order.subList(0, limit)) {
        shown.add(group(sized.names, List.of(sized.key)));
      }
      List<GroupKey> rest =
          new ArrayList<>(order.subList(limit, order.size()).stream().map(Sized::key).toList());
      more = rest.size();
      byGroup.keySet().stream().filter(GroupKey::isOther).forEach(rest::add);
      if (!rest.isEmpty()) {
        shown.add(group(Collections.nCopies(by.properties().size(), Labels.OTHER_SHOWN), rest));
      }
    }
    return new FiguresReport(
        shown, total(), more, listed(), partial.fallbacks, partial.rounded, partial.loose);
  }

  /** All groups but (other): the largest first, then by key; settled ones as they were settled. */
  private List<Sized> order(Split by) {
    Set<GroupKey> keys = new HashSet<>(byGroup.keySet());
    keys.removeIf(GroupKey::isOther);
    List<Sized> sized = new ArrayList<>();
    for (GroupKey key : keys) {
      List<Long> sizes = new ArrayList<>();
      for (int span = 0; span < slots.spans(); span++) {
        sizes.add(number(List.of(key), by.order(), span, slots.ever(span)));
      }
      sized.add(new Sized(key, groups.names(key), sizes));
    }
    List<List<String>> settled = by.shown();
    if (settled != null) {
      Map<List<String>, Integer> place = new HashMap<>();
      for (List<String> names : settled) {
        place.putIfAbsent(names, place.size());
      }
      sized.sort((a, b) ->
          Integer.compare(
              place.getOrDefault(a.names, place.size()),
              place.getOrDefault(b.names, place.size())));
    } else {
      sized.sort(ReportWriter::compare);
    }
    return sized;
  }

  private static int compare(Sized one, Sized other) {
    for (int i = 0; i < one.sizes.size(); i++) {
      int order = Long.compare(other.sizes.get(i), one.sizes.get(i));
      if (order != 0) {
        return order;
      }
    }
    for (int i = 0; i < one.names.size(); i++) {
      int order = one.names.get(i).compareTo(other.names.get(i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private Group group(List<String> names, List<GroupKey> keys) {
    List<Numbers> spans = new ArrayList<>();
    for (int span = 0; span < slots.spans(); span++) {
      List<List<Long>> buckets = new ArrayList<>();
      for (int b = 0; b < slots.buckets(span); b++) {
        buckets.add(numbers(keys, span, slots.bucket(span, b)));
      }
      spans.add(new Numbers(numbers(keys, span, slots.ever(span)), List.copyOf(buckets)));
    }
    return new Group(names, List.copyOf(spans));
  }

  private List<Long> numbers(List<GroupKey> keys, int span, int slot) {
    List<Long> numbers = new ArrayList<>();
    for (int m = 0; m < plan.measures(); m++) {
      numbers.add(number(keys, m, span, slot));
    }
    return List.copyOf(numbers);
  }

  /** What adds up is counted in buckets only; the whole span is their sum. */
  private long number(List<GroupKey> keys, int measure, int span, int slot) {
    var sum = new Cell(1);
    for (GroupKey key : keys) {
      Map<Integer, Cell> cells = byGroup.getOrDefault(key, Map.of());
      add(sum, cells, measure, span, slot);
    }
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
    var all = new Entries(list.limit());
    for (Cell cell : partial.cells().values()) {
      if (cell.listed != null) {
        all.addAll(cell.listed);
      }
    }
    return all.first().stream()
        .map(e -> new Listed(e.person(), e.timeMillis(), e.sequence(), plan.eventName(e.event())))
        .toList();
  }
}
