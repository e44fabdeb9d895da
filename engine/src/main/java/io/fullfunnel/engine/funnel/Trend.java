package io.fullfunnel.engine.funnel;

import java.io.Serializable;
import java.util.List;

/**
 * Splits a funnel by the time at which attempts begin (FUNNELS F24). Bucket i holds the instants
 * {@code bounds[i]} ≤ t &lt; {@code bounds[i + 1]}. Its figures are those of the same funnel asked
 * for the part of the bucket that lies in the funnel's own period: in each bucket a person has the
 * attempt that counts there, so one person may stand in several.
 *
 * @param bounds epoch milliseconds, rising; one more than there are buckets
 */
public record Trend(List<Long> bounds) implements Serializable {
  public static final int MOST_BUCKETS = 10_000;

  /** More groups than this, of all buckets together, are refused. */
  public static final int MOST_GROUPS = 250_000;

  public Trend {
    bounds = List.copyOf(bounds);
    if (bounds.isEmpty() || bounds.size() > MOST_BUCKETS + 1) {
      throw new IllegalArgumentException(
          "a trend has 0 to " + MOST_BUCKETS + " buckets, not " + (bounds.size() - 1));
    }
    for (int b = 1; b < bounds.size(); b++) {
      if (bounds.get(b) <= bounds.get(b - 1)) {
        throw new IllegalArgumentException(
            "bounds must rise: " + bounds.get(b - 1) + ", " + bounds.get(b));
      }
    }
  }

  int buckets() {
    return bounds.size() - 1;
  }
}
