package io.fullfunnel.engine.funnel;

import io.fullfunnel.engine.Analysis;
import io.fullfunnel.engine.Dictionary;
import io.fullfunnel.engine.Fold;
import io.fullfunnel.engine.Plan;
import io.fullfunnel.engine.Scope;
import java.util.List;
import java.util.Objects;

/**
 * The largest groups of a funnel that is broken down by one property: asked first where there are
 * so many values that a tally for each would take too much memory. A number for each is enough.
 *
 * @param funnel whose breakdown has one property
 */
public record GroupSizes(Funnel funnel) implements Analysis<List<List<String>>> {
  /** With fewer values a tally for each is quicker. */
  private static final int MANY = 10_000;

  public GroupSizes {
    Breakdown by = funnel.by();
    if (by == null || by.properties().size() != 1) {
      throw new IllegalArgumentException("groups by one property, not " + by);
    }
    funnel = funnel.during(funnel.entered(), null, null);
  }

  /** Whether the groups of a funnel may be so many that their sizes are better asked first. */
  public static boolean isWorthIt(Funnel funnel, Dictionary dictionary) {
    Breakdown by = funnel.by();
    return by != null
        && by.properties().size() == 1
        && by.shown() == null
        && Grouping.values(by, dictionary) > MANY;
  }

  /**
   * The keys of the groups that are shown by themselves; fewer than the limit if nobody entered in
   * others.
   */
  @Override
  public Plan<?, List<List<String>>> plan(Dictionary dictionary) {
    return new Sizing(new FunnelPlan(funnel, dictionary, true));
  }

  private record Sizing(FunnelPlan of) implements Plan<FunnelPartial, List<List<String>>> {
    @Override
    public Scope scope() {
      return of.scope();
    }

    @Override
    public FunnelPartial empty() {
      return of.empty();
    }

    @Override
    public Fold<FunnelPartial> newFold() {
      return of.newFold();
    }

    @Override
    public List<List<String>> finish(FunnelPartial total) {
      int limit = Objects.requireNonNull(of.funnel().by()).limit();
      Grouping grouping = Objects.requireNonNull(of.grouping());
      return Objects.requireNonNull(total.sizes()).largest(limit, grouping);
    }
  }
}
