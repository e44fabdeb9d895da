package io.fullfunnel.engine.funnel;

import io.fullfunnel.engine.stats.LongBag;
import io.fullfunnel.engine.stats.Percentiles;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Durations of many people in milliseconds, each one kept, so that percentiles are exact. */
final class Durations implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int BINS = 20;

  private LongBag values = new LongBag();
  private long count;
  private long sum;

  void add(long millis, boolean keep) {
    count++;
    sum += millis;
    if (keep) {
      values.add(millis);
    }
  }

  /** Keeps count and sum only. */
  void forget() {
    values = new LongBag();
  }

  static Durations sum(List<Durations> parts) {
    var total = new Durations();
    for (Durations part : parts) {
      total.values.addAll(part.values);
      total.count += part.count;
      total.sum += part.sum;
    }
    return total;
  }

  /** In seconds; null if there are none; without percentiles if the values were forgotten. */
  FunnelReport.@Nullable Times times() {
    if (count == 0) {
      return null;
    }
    double mean = (double) sum / count / 1000;
    if (values.size() != count) {
      return new FunnelReport.Times(mean, Double.NaN, Double.NaN, Double.NaN);
    }
    double[] of = Percentiles.of(values, 0.5, 0.1, 0.9);
    return new FunnelReport.Times(mean, of[0] / 1000, of[1] / 1000, of[2] / 1000);
  }

  /** The 99th percentile in seconds; NaN if there are no values or they were forgotten. */
  double top() {
    return count == 0 || values.size() != count
        ? Double.NaN
        : Percentiles.of(values, 0.99)[0] / 1000;
  }

  /** Equal bins from 0 to {@code top}, and one for the rest; none if the values were forgotten. */
  List<FunnelReport.Bin> histogram(double top) {
    if (Double.isNaN(top) || values.size() != count) {
      return List.of();
    }
    if (top == 0) {
      return List.of(new FunnelReport.Bin(0, Double.POSITIVE_INFINITY, count));
    }
    double[] ends = new double[BINS];
    for (int b = 0; b < BINS; b++) {
      ends[b] = b == BINS - 1 ? top : top * (b + 1) / BINS;
    }
    long[] people = new long[BINS + 1];
    values.forEach(millis -> people[bin(ends, millis / 1000.0)]++);
    List<FunnelReport.Bin> bins = new ArrayList<>();
    for (int b = 0; b <= BINS; b++) {
      double from = b == 0 ? 0 : ends[b - 1];
      bins.add(
          new FunnelReport.Bin(from, b == BINS ? Double.POSITIVE_INFINITY : ends[b], people[b]));
    }
    return bins;
  }

  private static int bin(double[] ends, double seconds) {
    int bin = Math.min(BINS, (int) (seconds / ends[BINS - 1] * BINS));
    // the division may miss the edge that the bin's own bounds name
    while (bin < BINS && seconds >= ends[bin]) {
      bin++;
    }
    while (bin > 0 && seconds < ends[bin - 1]) {
      bin--;
    }
    return bin;
  }
}
