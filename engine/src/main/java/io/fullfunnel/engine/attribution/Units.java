package io.fullfunnel.engine.attribution;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Arrays;

/**
 * Shares whole numbers out in proportion to weights: each part rounded down, what is left one by
 * one to the largest remainders, the earliest first.
 */
final class Units {
  private double[] remainders = new double[16];
  private long[] rests = new long[16];

  /** Shares {@link Attribution#UNITS}; at least one weight is above zero. */
  void share(double[] weights, int size, long[] into) {
    if (remainders.length < size) {
      remainders = new double[size * 2];
    }
    double all = 0;
    for (int i = 0; i < size; i++) {
      all += weights[i];
    }
    long left = Attribution.UNITS;
    for (int i = 0; i < size; i++) {
      double part = weights[i] / all * Attribution.UNITS;
      into[i] = (long) part;
      remainders[i] = weights[i] == 0 ? -1 : part - into[i];
      left -= into[i];
    }
    while (left > 0) {
      int largest = 0;
      for (int i = 1; i < size; i++) {
        largest = remainders[i] > remainders[largest] ? i : largest;
      }
      into[largest]++;
      remainders[largest] = -1;
      left--;
    }
  }

  /** Shares an amount as the units are shared, exactly. */
  void shareLikewise(long amount, long[] units, int size, long[] into) {
    if (rests.length < size) {
      rests = new long[size * 2];
    }
    long whole = Math.floorDiv(amount, Attribution.UNITS);
    long rest = Math.floorMod(amount, Attribution.UNITS);
    long left = amount;
    for (int i = 0; i < size; i++) {
      long product = rest * units[i];
      into[i] = whole * units[i] + product / Attribution.UNITS;
      rests[i] = units[i] == 0 ? -1 : product % Attribution.UNITS;
      left -= into[i];
    }
    while (left > 0) {
      int largest = 0;
      for (int i = 1; i < size; i++) {
        largest = rests[i] > rests[largest] ? i : largest;
      }
      into[largest]++;
      rests[largest] = -1;
      left--;
    }
  }

  /** Shares any amount by weights, exactly; all zeros if no weight is above zero. */
  static long[] share(long amount, double[] weights) {
    long[] parts = new long[weights.length];
    BigDecimal all = BigDecimal.ZERO;
    for (double weight : weights) {
      all = all.add(new BigDecimal(weight));
    }
    if (all.signum() <= 0) {
      return parts;
    }
    BigDecimal[] remainders = new BigDecimal[weights.length];
    long left = amount;
    for (int i = 0; i < parts.length; i++) {
      BigDecimal product = new BigDecimal(weights[i]).multiply(BigDecimal.valueOf(amount));
      BigInteger part = product.divide(all, 0, RoundingMode.FLOOR).toBigInteger();
      parts[i] = part.longValueExact();
      remainders[i] = product.subtract(new BigDecimal(part).multiply(all));
      left -= parts[i];
    }
    Integer[] order = new Integer[parts.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (one, other) -> remainders[other].compareTo(remainders[one]));
    for (int i = 0; i < left; i++) {
      parts[order[i]]++;
    }
    return parts;
  }
}
