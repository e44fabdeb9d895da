package io.fullfunnel.engine.retention;

import io.fullfunnel.engine.Period;
import java.io.Serializable;
import java.util.List;

/**
 * The cohorts of a period: cohort c are those who begin in the interval {@code bounds[c]} ≤ t &lt;
 * {@code bounds[c + 1]}, as far as it lies in the period; its interval n is the n-th after that.
 *
 * @param bounds epoch milliseconds, rising; there are as many intervals after the last cohort as
 *     are counted
 * @param size how many cohorts
 * @param asOf epoch milliseconds up to which everything is known, inclusive
 */
public record Cohorts(Period period, List<Long> bounds, int size, long asOf)
    implements Serializable {
  public Cohorts {
    bounds = List.copyOf(bounds);
    if (size < 0 || size >= Math.max(1, bounds.size())) {
      throw new IllegalArgumentException(
          size + " cohorts do not lie within " + bounds.size() + " bounds");
    }
    for (int b = 1; b < bounds.size(); b++) {
      if (bounds.get(b) <= bounds.get(b - 1)) {
        throw new IllegalArgumentException(
            "bounds must rise: " + bounds.get(b - 1) + ", " + bounds.get(b));
      }
    }
  }

  /** Whether everything is known of an interval of a cohort. */
  public boolean isOver(int cohort, int interval) {
    return bounds.get(cohort + interval + 1) <= asOf + 1;
  }
}
