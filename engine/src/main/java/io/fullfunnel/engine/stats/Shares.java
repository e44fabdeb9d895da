package io.fullfunnel.engine.stats;

import java.util.Arrays;
import java.util.Comparator;

/** Whether two shares differ by more than chance, and what many such tests together may say. */
public final class Shares {
  private Shares() {}

  /**
   * How likely shares differ at least so much if there is no difference: the score test of two
   * proportions (pooled, both sides). 1 where there is nothing to compare.
   */
  public static double chance(long part, long whole, long otherPart, long otherWhole) {
    if (whole <= 0 || otherWhole <= 0) {
      return 1;
    }
    double pooled = ((double) part + otherPart) / ((double) whole + otherWhole);
    double variance = pooled * (1 - pooled) * (1.0 / whole + 1.0 / otherWhole);
    if (!(variance > 0)) {
      return 1;
    }
    double z = ((double) part / whole - (double) otherPart / otherWhole) / Math.sqrt(variance);
    return twoSided(Math.abs(z));
  }

  /**
   * Corrects for many tests (Benjamini and Hochberg 1995): of all results with a corrected chance
   * of at most q, on average at most the share q is chance.
   *
   * @param chances of each test by itself
   * @return of each test, in the same order
   */
  public static double[] corrected(double[] chances) {
    int tests = chances.length;
    Integer[] order = new Integer[tests];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingDouble(i -> chances[i]));
    double[] corrected = new double[tests];
    double least = 1;
    for (int rank = tests; rank >= 1; rank--) {
      int test = order[rank - 1];
      least = Math.min(least, chances[test] * tests / rank);
      corrected[test] = least;
    }
    return corrected;
  }

  /** The normal distribution beyond ±z: the complementary error function of z / √2. */
  static double twoSided(double z) {
    double x = z / Math.sqrt(2);
    return x < 2 ? 1 - series(x) : fraction(x);
  }

  /** erf, by its series. */
  private static double series(double x) {
    double term = x;
    double sum = x;
    for (int n = 1; Math.abs(term) > 1e-17 * Math.abs(sum); n++) {
      term *= -x * x / n;
      sum += term / (2 * n + 1);
    }
    return 2 / Math.sqrt(Math.PI) * sum;
  }

  /** erfc, by its continued fraction from the tail. */
  private static double fraction(double x) {
    double below = x;
    for (int k = 120; k >= 1; k--) {
      below = x + k / 2.0 / below;
    }
    return StrictMath.exp(-x * x) / Math.sqrt(Math.PI) / below;
  }
}
