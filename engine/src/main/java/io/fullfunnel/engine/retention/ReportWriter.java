package io.fullfunnel.engine.retention;

import io.fullfunnel.engine.groups.GroupKey;
import io.fullfunnel.engine.groups.Split;
import io.fullfunnel.engine.retention.RetentionReport.Cohort;
import io.fullfunnel.engine.retention.RetentionReport.Group;
import io.fullfunnel.engine.retention.RetentionReport.Listed;
import io.fullfunnel.engine.values.Labels;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
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
    Split by = retention.by();
    List<Group> shown = new ArrayList<>();
    long more = by == null ? 0 : groups(by, byGroup, shown);
    return new RetentionReport(List.copyOf(shown), total, more, listed());
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

  /** Adds the groups that are shown to a list; how many are not. */
  private long groups(Split by, Map<GroupKey, List<List<Cohort>>> byGroup, List<Group> shown) {
    List<List<Cohort>> rest = empty();
    boolean isRest = false;
    List<Group> all = new ArrayList<>();
    for (Map.Entry<GroupKey, List<List<Cohort>>> group : byGroup.entrySet()) {
      if (group.getKey().isOther()) {
        addAll(rest, group.getValue());
        isRest = true;
      } else {
        all.add(new Group(plan.groups().names(group.getKey()), group.getValue()));
      }
    }
    order(by, all);
    int limit = Math.min(by.limit(), all.size());
    shown.addAll(all.subList(0, limit));
    all.subList(limit, all.size()).forEach(group -> addAll(rest, group.spans()));
    if (isRest || all.size() > limit) {
      shown.add(new Group(Collections.nCopies(by.properties().size(), Labels.OTHER_SHOWN), rest));
    }
    return all.size() - (long) limit;
  }

  private static void addAll(List<List<Cohort>> to, List<List<Cohort>> from) {
    for (int span = 0; span < to.size(); span++) {
      for (int cohort = 0; cohort < to.get(span).size(); cohort++) {
        to.get(span).set(cohort, to.get(span).get(cohort).plus(from.get(span).get(cohort)));
      }
    }
  }

  /** The largest first, then by key; settled groups as they were settled. */
  private void order(Split by, List<Group> all) {
    Comparator<Group> order = Comparator.comparingInt(group -> 0);
    List<List<String>> settled = by.shown();
    if (settled != null) {
      order = Comparator.comparingInt(group -> settled.indexOf(group.key()));
    }
    for (int span = 0; span < retention.spans().size(); span++) {
      int of = span;
      order = order.thenComparing(group -> group.members(of), Comparator.reverseOrder());
    }
    for (int part = 0; part < by.properties().size(); part++) {
      int of = part;
      order = order.thenComparing(group -> group.key().get(of));
    }
    all.sort(order);
  }

  private List<Listed> listed() {
    return partial.listed().first().stream()
        .map(e -> new Listed(e.person(), e.timeMillis(), e.sequence(), plan.eventName(e.event())))
        .toList();
  }
}
