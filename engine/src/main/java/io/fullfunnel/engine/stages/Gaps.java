package io.fullfunnel.engine.stages;

import io.fullfunnel.engine.Analysis;
import io.fullfunnel.engine.Dictionary;
import io.fullfunnel.engine.Fold;
import io.fullfunnel.engine.Partial;
import io.fullfunnel.engine.Plan;
import io.fullfunnel.engine.Scope;
import io.fullfunnel.engine.Timeline;
import io.fullfunnel.engine.stats.LongBag;
import io.fullfunnel.engine.stats.Percentiles;

/**
 * How long people pause between one event and the next: from it decay is proposed.
 *
 * @param longerMillis what is no longer than this is no pause
 */
public record Gaps(long longerMillis) implements Analysis<Gaps.Report> {
  private static final double THREE_QUARTERS = 0.75;
  private static final double MOST = 0.9;

  /**
   * What was found.
   *
   * @param p75Millis three quarters of the pauses are no longer; NaN without any
   */
  public record Report(long gaps, double p75Millis, double p90Millis) {}

  @Override
  public Plan<?, Report> plan(Dictionary dictionary) {
    return new Bound(longerMillis);
  }

  /** The pauses of some of the people. */
  private static final class Found implements Partial<Found> {
    private static final long serialVersionUID = 1L;
    private final LongBag gaps = new LongBag();

    @Override
    public Found plus(Found other) {
      var sum = new Found();
      sum.gaps.addAll(gaps);
      sum.gaps.addAll(other.gaps);
      return sum;
    }
  }

  private record Bound(long longerMillis) implements Plan<Found, Report> {
    @Override
    public Scope scope() {
      return Scope.EVERYONE;
    }

    @Override
    public Found empty() {
      return new Found();
    }

    @Override
    public Fold<Found> newFold() {
      return new Reading(longerMillis);
    }

    @Override
    public Report finish(Found total) {
      if (total.gaps.size() == 0) {
        return new Report(0, Double.NaN, Double.NaN);
      }
      double[] found = Percentiles.of(total.gaps, THREE_QUARTERS, MOST);
      return new Report(total.gaps.size(), found[0], found[1]);
    }
  }

  private static final class Reading implements Fold<Found> {
    private final long longerMillis;
    private final Found found = new Found();

    Reading(long longerMillis) {
      this.longerMillis = longerMillis;
    }

    @Override
    public void add(Timeline person) {
      boolean first = true;
      long last = 0;
      for (int row = 0; row < person.size(); row++) {
        if (person.event(row) < Dictionary.FIRST_EVENT) {
          continue;
        }
        long time = person.timeMillis(row);
        if (!first && time - last > longerMillis) {
          found.gaps.add(time - last);
        }
        first = false;
        last = time;
      }
    }

    @Override
    public Found partial() {
      return found;
    }
  }
}
