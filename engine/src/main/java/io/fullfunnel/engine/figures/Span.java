package io.fullfunnel.engine.figures;

import io.fullfunnel.engine.Period;
import java.io.Serializable;
import java.util.List;

/**
 * A period and its buckets: bucket i holds the instants {@code bounds[i]} ≤ t &lt; {@code bounds[i
 * + 1]} that lie in the period.
 *
 * @param bounds epoch milliseconds, rising; empty without buckets
 */
public record Span(Period period, List<Long> bounds) implements Serializable {
  public Span {
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
