package io.fullfunnel.engine.attribution;

import io.fullfunnel.engine.attribution.AttributionReport.Group;
import io.fullfunnel.engine.attribution.AttributionReport.Listed;
import io.fullfunnel.engine.attribution.AttributionReport.Totals;
import io.fullfunnel.engine.groups.GroupKey;
import io.fullfunnel.engine.groups.Split;
import io.fullfunnel.engine.values.Labels;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Turns the total of attribution into its report. */
final class ReportWriter {
  private final AttributionPlan plan;
  private final AttributionPartial partial;
  private final Attribution attribution;
  private final CellWriter writer;

  ReportWriter(AttributionPlan plan, AttributionPartial partial) {
    this.plan = plan;
    this.partial = partial;
    this.attribution = plan.attribution();
    this.writer =
        new CellWriter(
            attribution.models(),
            attribution.order(),
            attribution.nulls(),
            plan.names(),
            partial.isForgotten());
  }

  /** A group's cells, span by span. */
  private record Sized(List<String> names, List<AttributionCell> cells) {}

  AttributionReport report() {
    Map<GroupKey, List<AttributionCell>> byGroup = new HashMap<>();
    List<AttributionCell> total = empty();
    partial
        .cells()
        .forEach((key, cell) -> {
          byGroup.computeIfAbsent(key.in(0), k -> empty()).set(key.slot(), cell);
          total.set(key.slot(), total.get(key.slot()).plus(cell));
        });
    Split by = attribution.by();
    List<Group> shown = new ArrayList<>();
    long more = by == null ? 0 : groups(by, byGroup, shown);
    return new AttributionReport(List.copyOf(shown), totals(total), more, listed());
  }

  private List<AttributionCell> empty() {
    List<AttributionCell> cells = new ArrayList<>();
    for (int span = 0; span < attribution.spans().size(); span++) {
      cells.add(new AttributionCell(attribution.models().size()));
    }
    return cells;
  }

  private List<Totals> totals(List<AttributionCell> cells) {
    return cells.stream().map(writer::totals).toList();
  }

  /** Adds the groups that are shown to a list; how many are not. */
  private long groups(Split by, Map<GroupKey, List<AttributionCell>> byGroup, List<Group> shown) {
    List<List<AttributionCell>> rest = new ArrayList<>();
    List<Sized> all = new ArrayList<>();
    byGroup.forEach((key, cells) -> {
      if (key.isOther()) {
        rest.add(cells);
      } else {
        all.add(new Sized(plan.groups().names(key), cells));
      }
    });
    order(by, all);
    int limit = Math.min(by.limit(), all.size());
    all.subList(0, limit).forEach(sized -> shown.add(new Group(sized.names, totals(sized.cells))));
    all.subList(limit, all.size()).forEach(sized -> rest.add(sized.cells));
    if (!rest.isEmpty()) {
      List<AttributionCell> sum = empty();
      for (List<AttributionCell> cells : rest) {
        for (int span = 0; span < sum.size(); span++) {
          sum.set(span, sum.get(span).plus(cells.get(span)));
        }
      }
      List<String> other = Collections.nCopies(by.properties().size(), Labels.OTHER_SHOWN);
      shown.add(new Group(other, totals(sum)));
    }
    return all.size() - (long) limit;
  }

  /** The most conversions first, then by key; settled groups as they were settled. */
  private void order(Split by, List<Sized> all) {
    Comparator<Sized> order = Comparator.comparingInt(sized -> 0);
    List<List<String>> settled = by.shown();
    if (settled != null) {
      order = Comparator.comparingInt(sized -> settled.indexOf(sized.names));
    }
    for (int span = 0; span < attribution.spans().size(); span++) {
      int of = span;
      order =
          order.thenComparing(
              sized -> sized.cells.get(of).conversions(), Comparator.reverseOrder());
    }
    for (int part = 0; part < by.properties().size(); part++) {
      int of = part;
      order = order.thenComparing(sized -> sized.names.get(of));
    }
    all.sort(order);
  }

  private List<Listed> listed() {
    return partial.listed().first().stream()
        .map(e ->
            new Listed(
                e.person(),
                e.timeMillis(),
                e.sequence(),
                plan.eventName(e.event()),
                isShared() ? e.units() : -1))
        .toList();
  }

  /** Whether the listed model says what each single conversion gives. */
  private boolean isShared() {
    AttributionList list = attribution.list();
    if (list == null) {
      return true;
    }
    return switch (list.what()) {
      case CONVERSIONS, UNTOUCHED -> true;
      case CREDIT ->
          list.touch() == null || !(attribution.models().get(list.model()) instanceof Model.Markov);
      case NULLS -> false;
    };
  }
}
