package io.fullfunnel.engine.stats;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Whether two rates differ by more than chance: the two-sided z test of two proportions with their
 * pooled variance; and the correction for many such tests at once (Benjamini and Hochberg 1995).
 */
public final class RateTest {
  private static final double SQRT_PI = Math.sqrt(Math.PI);

  private RateTest() {}

  /** How likely so great a difference is by chance; NaN where a rate has no basis or none vary. */
  public static double probability(long part, long whole, long otherPart, long otherWhole) {
    if (whole <= 0 || otherWhole <= 0) {
      return Double.NaN;
    }
    double pooled = (double) (part + otherPart) / (whole + otherWhole);
    double variance = pooled * (1 - pooled) * (1.0 / whole + 1.0 / otherWhole);
    if (variance <= 0) {
      return Double.NaN;
    }
    double difference = (double) part / whole - (double) otherPart / otherWhole;
    return erfc(Math.abs(difference) / Math.sqrt(2 * variance));
  }

  /**
   * The probabilities corrected for their number: rejecting those up to a level, at most that share
   * of the rejected is wrong. NaN stays NaN and counts for nothing.
   */
  public static double[] corrected(double[] probabilities) {
    int[] order =
        IntStream.range(0, probabilities.length)
            .filter(i -> !Double.isNaN(probabilities[i]))
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> probabilities[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] corrected = new double[probabilities.length];
    Arrays.fill(corrected, Double.NaN);
    double least = 1;
    for (int rank = order.length; rank >= 1; rank--) {
      least = Math.min(least, probabilities[order[rank - 1]] * order.length / rank);
      corrected[order[rank - 1]] = least;
    }
    return corrected;
  }

  /** The complementary error function of x ≥ 0: a series below 2.5, a continued fraction above. */
  static double erfc(double x) {
    if (x < 2.5) {
      double term = x;
      double sum = x;
      for (int n = 1; Math.abs(term) > 1e-17 * sum; n++) {
        term *= -x * x / n;
        sum += term / (2 * n + 1);
      }
      return 1 - 2 / SQRT_PI * sum;
    }
    double fraction = x;
    for (int n = 60; n >= 1; n--) {
      fraction = x + n / 2.0 / fraction;
    }
    return Math.exp(-x * x) / SQRT_PI / fraction;
  }
}
