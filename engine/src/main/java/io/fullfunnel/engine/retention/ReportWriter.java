package io.fullfunnel.engine.retention;

import io.fullfunnel.engine.groups.GroupKey;
import io.fullfunnel.engine.groups.Ranking;
import io.fullfunnel.engine.retention.RetentionReport.Cohort;
import io.fullfunnel.engine.retention.RetentionReport.Group;
import io.fullfunnel.engine.retention.RetentionReport.Listed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Turns the total of retention into its report. */
final class ReportWriter {
  private final RetentionPlan plan;
  private final RetentionPartial partial;
  private final Retention retention;
  private final int[] base;

  ReportWriter(RetentionPlan plan, RetentionPartial partial) {
    this.plan = plan;
    this.partial = partial;
    this.retention = plan.retention();
    this.base = RetentionFold.bases(retention);
  }

  RetentionReport report() {
    Map<GroupKey, List<List<Cohort>>> byGroup = new HashMap<>();
    List<List<Cohort>> total = empty();
    partial
        .cells()
        .forEach((key, cell) -> {
          add(byGroup.computeIfAbsent(key.in(0), k -> empty()), key.slot(), cell.cohort());
          add(total, key.slot(), cell.cohort());
        });
    var ranking =
        new Ranking<>(
            retention.by(),
            plan.groups(),
            byGroup,
            retention.spans().size(),
            (cohorts, span) -> cohorts.get(span).stream().mapToLong(Cohort::people).sum());
    return new RetentionReport(
        ranking.groups(Group::new, this::summed), total, ranking.more(), listed());
  }

  private List<List<Cohort>> empty() {
    List<List<Cohort>> spans = new ArrayList<>();
    for (Cohorts span : retention.spans()) {
      spans.add(
          new ArrayList<>(Collections.nCopies(span.size(), Cohort.empty(retention.periods()))));
    }
    return spans;
  }

  private void add(List<List<Cohort>> spans, int slot, Cohort more) {
    int span = base.length - 1;
    while (base[span] > slot) {
      span--;
    }
    int cohort = slot - base[span];
    spans.get(span).set(cohort, spans.get(span).get(cohort).plus(more));
  }

  private List<List<Cohort>> summed(List<List<List<Cohort>>> groups) {
    List<List<Cohort>> sums = empty();
    for (List<List<Cohort>> spans : groups) {
      for (int span = 0; span < sums.size(); span++) {
        for (int cohort = 0; cohort < sums.get(span).size(); cohort++) {
          Cohort more = spans.get(span).get(cohort);
          sums.get(span).set(cohort, sums.get(span).get(cohort).plus(more));
        }
      }
    }
    return sums;
  }

  private List<Listed> listed() {
    return partial.listed().first().stream()
        .map(e -> new Listed(e.person(), e.timeMillis(), e.sequence(), plan.eventName(e.event())))
        .toList();
  }
}
