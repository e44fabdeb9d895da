package io.fullfunnel.engine.retention;

import io.fullfunnel.engine.Analysis;
import io.fullfunnel.engine.Dictionary;
import io.fullfunnel.engine.Plan;
import io.fullfunnel.engine.filter.EventFilter;
import io.fullfunnel.engine.filter.PersonFilter;
import io.fullfunnel.engine.groups.Split;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cohorts of people by when they began, and how many of each came back in the intervals after it;
 * of one period, or of several side by side.
 *
 * @param start what makes somebody a member of a cohort
 * @param back what counts as coming back
 * @param spans the cohorts of each period
 * @param periods intervals after the one a cohort began in
 * @param first whether only the first start of a person's whole history counts; else everybody is a
 *     member of each cohort in which they start
 * @param by null for no groups; a member's group is that of the start
 * @param where only these events exist, or null
 * @param people only these people, or null
 * @param list what is listed, or null
 */
public record Retention(
    EventFilter start,
    EventFilter back,
    List<Cohorts> spans,
    int periods,
    boolean first,
    Returned returned,
    @Nullable Split by,
    @Nullable EventFilter where,
    @Nullable PersonFilter people,
    @Nullable RetentionList list)
    implements Analysis<RetentionReport> {
  /**
   * More cells than this are refused: groups by cohorts, before the limit of a split is applied.
   */
  public static final int MOST_CELLS = 1_000_000;

  /** When somebody counts as returned. */
  public enum Returned {
    /** In that interval. */
    IN,
    /** In that interval or any later one. */
    BY
  }

  public Retention {
    spans = List.copyOf(spans);
    if (spans.isEmpty()) {
      throw new IllegalArgumentException("retention needs a period");
    }
    if (periods < 0) {
      throw new IllegalArgumentException("retention over " + periods + " intervals");
    }
    for (Cohorts span : spans) {
      if (span.size() > 0 && span.bounds().size() <= span.size() + periods) {
        throw new IllegalArgumentException(
            span.size() + " cohorts need bounds for " + periods + " more intervals");
      }
    }
    if (list != null && list.span() >= spans.size()) {
      throw new IllegalArgumentException("nothing to list: " + list);
    }
  }

  /** The same with the groups that are shown. */
  public Retention showing(List<List<String>> keys) {
    return by == null
        ? this
        : new Retention(
            start, back, spans, periods, first, returned, by.showing(keys), where, people, list);
  }

  @Override
  public Plan<?, RetentionReport> plan(Dictionary dictionary) {
    return new RetentionPlan(this, dictionary);
  }
}
