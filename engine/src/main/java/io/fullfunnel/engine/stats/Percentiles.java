package io.fullfunnel.engine.stats;

import java.util.Arrays;

/**
 * Exact percentiles, interpolated linearly between neighbours (Hyndman and Fan's type 7). Leaves
 * the values as they were. Many values are not sorted: they are counted into buckets, and only the
 * buckets asked for are sorted.
 */
public final class Percentiles {
  private static final int FEW = 4096;
  private static final int BUCKET_BITS = 14;

  private Percentiles() {}

  /**
   * The percentiles of the first {@code size} values, in the order of {@code shares}.
   *
   * @param size at least 1
   * @param shares 0..1
   */
  public static double[] of(long[] values, int size, double... shares) {
    if (size < 1 || size > values.length) {
      throw new IllegalArgumentException("percentiles of " + size + " of " + values.length);
    }
    long[] ranks = new long[shares.length * 2];
    for (int i = 0; i < shares.length; i++) {
      int low = (int) position(size, shares[i]);
      ranks[2 * i] = low;
      ranks[2 * i + 1] = Math.min(low + 1, size - 1);
    }
    long[] found = size <= FEW ? bySorting(values, size, ranks) : byBuckets(values, size, ranks);
    double[] percentiles = new double[shares.length];
    for (int i = 0; i < shares.length; i++) {
      double position = position(size, shares[i]);
      double part = position - (int) position;
      percentiles[i] = found[2 * i] + part * (found[2 * i + 1] - found[2 * i]);
    }
    return percentiles;
  }

  private static double position(int size, double share) {
    return (size - 1) * share;
  }

  private static long[] bySorting(long[] values, int size, long[] ranks) {
    long[] sorted = Arrays.copyOf(values, size);
    Arrays.sort(sorted);
    long[] found = new long[ranks.length];
    for (int i = 0; i < ranks.length; i++) {
      found[i] = sorted[(int) ranks[i]];
    }
    return found;
  }

  private static long[] byBuckets(long[] values, int size, long[] ranks) {
    long least = Long.MAX_VALUE;
    long most = Long.MIN_VALUE;
    for (int i = 0; i < size; i++) {
      least = Math.min(least, values[i]);
      most = Math.max(most, values[i]);
    }
    int shift = Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(most - least) - BUCKET_BITS);
    // before[b]: values in the buckets below b
    int[] before = new int[(1 << BUCKET_BITS) + 1];
    for (int i = 0; i < size; i++) {
      before[(int) ((values[i] - least) >>> shift) + 1]++;
    }
    for (int b = 1; b < before.length; b++) {
      before[b] += before[b - 1];
    }
    boolean[] wanted = new boolean[1 << BUCKET_BITS];
    int[] buckets = new int[ranks.length];
    for (int i = 0; i < ranks.length; i++) {
      buckets[i] = bucketOf(before, (int) ranks[i]);
      wanted[buckets[i]] = true;
    }
    int[] offsets = new int[1 << BUCKET_BITS];
    int taken = 0;
    for (int b = 0; b < wanted.length; b++) {
      offsets[b] = taken;
      taken += wanted[b] ? before[b + 1] - before[b] : 0;
    }
    long[] sorted = new long[taken];
    int next = 0;
    for (int i = 0; i < size; i++) {
      if (wanted[(int) ((values[i] - least) >>> shift)]) {
        sorted[next++] = values[i];
      }
    }
    Arrays.sort(sorted);
    long[] found = new long[ranks.length];
    for (int i = 0; i < ranks.length; i++) {
      found[i] = sorted[offsets[buckets[i]] + (int) ranks[i] - before[buckets[i]]];
    }
    return found;
  }

  /** The bucket that holds the value of this rank: the last one with at most so many before. */
  private static int bucketOf(int[] before, int rank) {
    int low = 0;
    int high = before.length - 2;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (before[middle] <= rank) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }
}
