package io.fullfunnel.demo;

import java.util.Arrays;

/** Whole numbers that add up to a total and stand as near as they can in given proportions. */
final class Quota {
  private Quota() {}

  /** By the largest remainders; of equal ones the earlier index has it. */
  static int[] of(int total, double[] weights) {
    long[] long64 = of((long) total, weights);
    return Arrays.stream(long64).mapToInt(Math::toIntExact).toArray();
  }

  static long[] of(long total, double[] weights) {
    double all = Arrays.stream(weights).sum();
    if (all <= 0) {
      throw new IllegalArgumentException("weights add up to " + all + ", nothing can be shared");
    }
    long[] quota = new long[weights.length];
    Integer[] byRemainder = new Integer[weights.length];
    double[] remainder = new double[weights.length];
    long given = 0;
    for (int i = 0; i < weights.length; i++) {
      double exact = total * weights[i] / all;
      quota[i] = (long) Math.floor(exact);
      remainder[i] = exact - quota[i];
      given += quota[i];
      byRemainder[i] = i;
    }
    Arrays.sort(byRemainder, (a, b) -> Double.compare(remainder[b], remainder[a]));
    for (int i = 0; given < total; i++, given++) {
      quota[byRemainder[i % byRemainder.length]]++;
    }
    return quota;
  }
}
