package io.fullfunnel.engine.funnel;

import io.fullfunnel.engine.Fold;
import io.fullfunnel.engine.Partial;
import io.fullfunnel.engine.Plan;
import io.fullfunnel.engine.Scope;
import io.fullfunnel.engine.Timeline;
import java.util.List;

/** A comparison bound to one dataset: two funnels that read the same people. */
record ComparisonPlan(FunnelPlan now, FunnelPlan before)
    implements Plan<ComparisonPlan.Both, Comparison.Report> {

  /** What both have counted. */
  record Both(FunnelPartial now, FunnelPartial before) implements Partial<Both> {
    @Override
    public Both plus(Both other) {
      return new Both(now.plus(other.now), before.plus(other.before));
    }
  }

  @Override
  public Scope scope() {
    return now.scope();
  }

  @Override
  public Both empty() {
    return new Both(now.empty(), before.empty());
  }

  @Override
  public Fold<Both> newFold() {
    return new BothFolds(now.newFold(), before.newFold());
  }

  @Override
  public Comparison.Report finish(Both total) {
    List<FunnelReport> reports =
        ReportWriter.reports(List.of(now, before), List.of(total.now, total.before));
    return new Comparison.Report(reports.get(0), reports.get(1));
  }

  private record BothFolds(Fold<FunnelPartial> now, Fold<FunnelPartial> before)
      implements Fold<Both> {
    @Override
    public void add(Timeline person) {
      now.add(person);
      before.add(person);
    }

    @Override
    public Both partial() {
      return new Both(now.partial(), before.partial());
    }
  }
}
