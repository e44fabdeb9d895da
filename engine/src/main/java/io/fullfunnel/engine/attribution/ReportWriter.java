package io.fullfunnel.engine.attribution;

import io.fullfunnel.engine.attribution.AttributionReport.Group;
import io.fullfunnel.engine.attribution.AttributionReport.Listed;
import io.fullfunnel.engine.attribution.AttributionReport.Totals;
import io.fullfunnel.engine.groups.GroupKey;
import io.fullfunnel.engine.groups.Ranking;
import java.util.ArrayList;
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

  AttributionReport report() {
    Map<GroupKey, List<AttributionCell>> byGroup = new HashMap<>();
    List<AttributionCell> total = empty();
    partial
        .cells()
        .forEach((key, cell) -> {
          byGroup.computeIfAbsent(key.in(0), k -> empty()).set(key.slot(), cell);
          total.set(key.slot(), total.get(key.slot()).plus(cell));
        });
    var ranking =
        new Ranking<>(
            attribution.by(),
            plan.groups(),
            byGroup,
            attribution.spans().size(),
            (cells, span) -> cells.get(span).conversions());
    return new AttributionReport(
        ranking.groups((key, cells) -> new Group(key, totals(cells)), this::summed),
        totals(total),
        ranking.more(),
        listed());
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

  private List<AttributionCell> summed(List<List<AttributionCell>> groups) {
    List<AttributionCell> sums = empty();
    for (List<AttributionCell> cells : groups) {
      for (int span = 0; span < sums.size(); span++) {
        sums.set(span, sums.get(span).plus(cells.get(span)));
      }
    }
    return sums;
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
