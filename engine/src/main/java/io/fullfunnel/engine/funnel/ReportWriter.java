package io.fullfunnel.engine.funnel;

import io.fullfunnel.engine.Dictionary;
import io.fullfunnel.engine.groups.Entries;
import io.fullfunnel.engine.stats.Wilson;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns the total of a funnel into its report. */
final class ReportWriter {
  private final FunnelPlan plan;
  private final Funnel funnel;
  private final FunnelPartial partial;
  private final BucketTallies buckets;
  private final Tally all;
  private final List<Named> groups;

  /** A group that is shown: of one key, or what is beyond the limit. */
  private record Named(List<String> key, Tally tally, List<Tally> trend) {}

  /**
   * The reports of funnels that differ in their period only: of one dataset, with the same groups
   * in the same order and the same bins.
   */
  static List<FunnelReport> reports(List<FunnelPlan> plans, List<FunnelPartial> partials) {
    List<GroupKey> order = GroupOrder.of(plans.getFirst(), partials);
    List<ReportWriter> writers = new ArrayList<>();
    double top = Double.NaN;
    for (int i = 0; i < plans.size(); i++) {
      var writer = new ReportWriter(plans.get(i), partials.get(i), order);
      writers.add(writer);
      top = Double.isNaN(top) ? writer.top() : top;
    }
    List<FunnelReport> reports = new ArrayList<>();
    for (ReportWriter writer : writers) {
      reports.add(writer.report(top));
    }
    return reports;
  }

  private ReportWriter(FunnelPlan plan, FunnelPartial partial, List<GroupKey> order) {
    this.plan = plan;
    this.funnel = plan.funnel();
    this.partial = partial;
    this.buckets = new BucketTallies(plan, partial.buckets());
    this.all = Tally.sum(plan.steps(), partial.groups().groups().values());
    this.groups = funnel.by() == null ? List.of() : shown(funnel.by(), order);
  }

  private List<Named> shown(Breakdown by, List<GroupKey> order) {
    List<Named> shown = new ArrayList<>();
    List<GroupKey> others = new ArrayList<>();
    for (GroupKey key : order) {
      if (key.isOther() || shown.size() == by.limit()) {
        others.add(key);
      } else {
        shown.add(named(plan.names(key), List.of(key)));
      }
    }
    if (!others.isEmpty()) {
      List<String> other = Collections.nCopies(by.properties().size(), Breakdown.OTHER);
      shown.add(named(other, others));
    }
    return shown;
  }

  private Named named(List<String> name, List<GroupKey> keys) {
    List<Tally> tallies = new ArrayList<>();
    for (GroupKey key : keys) {
      Tally tally = partial.groups().groups().get(key);
      if (tally != null) {
        tallies.add(tally);
      }
    }
    Tally sum = tallies.size() == 1 ? tallies.getFirst() : Tally.sum(plan.steps(), tallies);
    return new Named(name, sum, buckets.of(keys));
  }

  private double top() {
    int last = plan.steps() - 1;
    return last == 0 ? Double.NaN : all.sinceFirst(last).top();
  }

  private FunnelReport report(double top) {
    int last = plan.steps() - 1;
    long withLate = all.reached[last] + partial.late();
    List<Long> skipped = new ArrayList<>();
    for (int s = 0; s <= last; s++) {
      skipped.add(partial.skipped(s));
    }
    List<FunnelReport.Group> written = new ArrayList<>();
    for (Named group : groups) {
      written.add(new FunnelReport.Group(group.key, counts(group.tally), trend(group.trend)));
    }
    return new FunnelReport(
        counts(all),
        written,
        trend(buckets.all()),
        last == 0 ? List.of() : all.sinceFirst(last).histogram(top),
        listed(),
        partial.late(),
        rate(withLate, all.entered()),
        Math.max(funnel.windowMillis(), Funnel.LATE_WINDOW_MILLIS),
        List.copyOf(skipped),
        funnel.value() == null ? 0 : all.sums().fallbacks(),
        funnel.value() == null ? 0 : all.sums().rounded());
  }

  private List<FunnelReport.Counts> trend(List<Tally> tallies) {
    return tallies.stream().map(this::counts).toList();
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
        tally.excluded,
        tally.immature,
        List.copyOf(steps));
  }

  private FunnelReport.Step step(Tally tally, int s) {
    long reached = tally.reached[s];
    int previous = plan.rules().before(s);
    long before = s == 0 ? reached : tally.reached[previous];
    long came = s == 0 ? reached : reached - tally.entries[s];
    Wilson interval = Wilson.of(came, before);
    FunnelReport.@Nullable Times sincePrevious = s == 0 ? null : tally.sincePrevious(s).times();
    boolean optional = plan.rules().isOptional(s);
    return new FunnelReport.Step(
        plan.label(s),
        reached,
        tally.entries[s],
        plan.loose() ? tally.did[s] : reached,
        s == 0 || optional ? 0 : tally.open[previous] + tally.quiet[previous],
        tally.open[s],
        tally.quiet[s],
        rate(reached, tally.entered()),
        rate(came, before),
        interval.low(),
        interval.high(),
        sincePrevious,
        s < 2 ? sincePrevious : tally.sinceFirst(s).times(),
        funnel.value() == null ? null : tally.sums().total(s));
  }

  private static double rate(long part, long whole) {
    return whole == 0 ? Double.NaN : (double) part / whole;
  }

  private List<FunnelReport.Listed> listed() {
    PersonList list = funnel.list();
    Entries<Entry> entries = list == null ? null : entries(list);
    return entries == null ? List.of() : entries.first().stream().map(this::listed).toList();
  }

  private @Nullable Entries<Entry> entries(PersonList list) {
    List<String> group = list.group();
    if (group == null || funnel.by() == null) {
      return listed(all, buckets.all(), list.bucket());
    }
    for (Named shown : groups) {
      if (shown.key.equals(group)) {
        return listed(shown.tally, shown.trend, list.bucket());
      }
    }
    // a group that is not shown can still be asked for by its own name
    for (GroupKey key : partial.groups().groups().keySet()) {
      if (plan.names(key).equals(group)) {
        Named one = named(group, List.of(key));
        return listed(one.tally, one.trend, list.bucket());
      }
    }
    return null;
  }

  private static @Nullable Entries<Entry> listed(Tally tally, List<Tally> trend, int bucket) {
    return (bucket == PersonList.EVER ? tally : trend.get(bucket)).listed();
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
