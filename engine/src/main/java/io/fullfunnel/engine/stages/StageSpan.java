package io.fullfunnel.engine.stages;

import io.fullfunnel.engine.Period;
import java.io.Serializable;
import java.util.List;

/**
 * A period in which moves count, the instant at which people stand somewhere, and buckets of stock:
 * bucket i holds the moves at {@code bounds[i]} ≤ t &lt; {@code bounds[i + 1]}.
 *
 * @param at epoch milliseconds, inclusive
 * @param bounds rising; empty without buckets
 */
public record StageSpan(Period period, long at, List<Long> bounds) implements Serializable {
  public StageSpan {
    bounds = List.copyOf(bounds);
    for (int b = 1; b < bounds.size(); b++) {
      if (bounds.get(b) <= bounds.get(b - 1)) {
        throw new IllegalArgumentException(
            "bounds must rise: " + bounds.get(b - 1) + ", " + bounds.get(b));
      }
    }
  }

  public int buckets() {
    return Math.max(0, bounds.size() - 1);
  }
}
