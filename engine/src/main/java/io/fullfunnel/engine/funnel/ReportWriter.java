package io.fullfunnel.engine.funnel;

import io.fullfunnel.engine.Dictionary;
import io.fullfunnel.engine.stats.Wilson;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns the total of a funnel into its report. */
final class ReportWriter {
  private static final Comparator<Named> BY_SIZE_THEN_KEY =
      Comparator.comparingLong((Named g) -> g.tally.entered())
          .reversed()
          .thenComparing(Named::key, ReportWriter::compareKeys);

  private final FunnelPlan plan;
  private final Funnel funnel;
  private final FunnelPartial partial;
  private final Tally all;
  private final List<Named> groups;

  private record Named(List<String> key, Tally tally) {}

  ReportWriter(FunnelPlan plan, FunnelPartial partial) {
    this.plan = plan;
    this.funnel = plan.funnel();
    this.partial = partial;
    this.all = Tally.sum(plan.steps(), partial.groups().values());
    this.groups = funnel.by() == null ? List.of() : shown(funnel.by());
  }

  private List<Named> shown(Breakdown by) {
    List<Named> sorted = new ArrayList<>();
    partial.groups().forEach((key, tally) -> sorted.add(new Named(plan.names(key), tally)));
    sorted.sort(BY_SIZE_THEN_KEY);
    if (sorted.size() <= by.limit()) {
      return sorted;
    }
    List<Named> rest = sorted.subList(by.limit(), sorted.size());
    Tally other = Tally.sum(plan.steps(), rest.stream().map(Named::tally).toList());
    rest.clear();
    sorted.add(new Named(Collections.nCopies(by.properties().size(), Breakdown.OTHER), other));
    return sorted;
  }

  private static int compareKeys(List<String> a, List<String> b) {
    for (int i = 0; i < a.size(); i++) {
      int order = a.get(i).compareTo(b.get(i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  FunnelReport report() {
    int last = plan.steps() - 1;
    long withLate = all.reached[last] + partial.late();
    List<Long> skipped = new ArrayList<>();
    for (int s = 0; s <= last; s++) {
      skipped.add(partial.skipped(s));
    }
    return new FunnelReport(
        counts(all),
        groups.stream().map(g -> new FunnelReport.Group(g.key, counts(g.tally))).toList(),
        last == 0 ? List.of() : all.sinceFirst(last).histogram(),
        listed(),
        partial.late(),
        rate(withLate, all.entered()),
        Math.max(funnel.windowMillis(), Funnel.LATE_WINDOW_MILLIS),
        List.copyOf(skipped));
  }

  private FunnelReport.Counts counts(Tally tally) {
    long completed = tally.reached[plan.steps() - 1];
    List<FunnelReport.Step> steps = new ArrayList<>();
    for (int s = 0; s < plan.steps(); s++) {
      steps.add(step(tally, s));
    }
    return new FunnelReport.Counts(
        tally.entered(),
        completed,
        rate(completed, tally.entered()),
        rate(completed - tally.completedImmature, tally.entered() - tally.immature),
        0,
        tally.immature,
        List.copyOf(steps));
  }

  private FunnelReport.Step step(Tally tally, int s) {
    long reached = tally.reached[s];
    long before = s == 0 ? reached : tally.reached[s - 1];
    Wilson interval = Wilson.of(reached, before);
    FunnelReport.@Nullable Times sincePrevious = s == 0 ? null : tally.sincePrevious(s).times();
    return new FunnelReport.Step(
        funnel.steps().get(s).label(),
        reached,
        Math.max(0, before - reached),
        tally.open[s],
        tally.quiet[s],
        rate(reached, tally.entered()),
        rate(reached, before),
        interval.low(),
        interval.high(),
        sincePrevious,
        s < 2 ? sincePrevious : tally.sinceFirst(s).times());
  }

  private static double rate(long part, long whole) {
    return whole == 0 ? Double.NaN : (double) part / whole;
  }

  private List<FunnelReport.Listed> listed() {
    PersonList list = funnel.list();
    Entries entries = list == null ? null : entries(list.group());
    return entries == null ? List.of() : entries.first().stream().map(this::listed).toList();
  }

  private @Nullable Entries entries(@Nullable List<String> group) {
    if (group == null || funnel.by() == null) {
      return all.listed();
    }
    for (Named shown : groups) {
      if (shown.key.equals(group)) {
        return shown.tally.listed();
      }
    }
    // a group that is not shown can still be asked for by its own name
    for (var entry : partial.groups().entrySet()) {
      if (plan.names(entry.getKey()).equals(group)) {
        return entry.getValue().listed();
      }
    }
    return null;
  }

  private FunnelReport.Listed listed(Entry entry) {
    boolean ends = entry.nextEvent() == Dictionary.ABSENT;
    return new FunnelReport.Listed(
        entry.person(),
        entry.enteredMillis(),
        entry.firstSequence(),
        plan.eventName(entry.lastEvent()),
        entry.lastMillis(),
        ends ? null : plan.eventName(entry.nextEvent()),
        entry.nextMillis());
  }
}
