package io.fullfunnel.engine.stats;

import java.util.Arrays;
import java.util.List;

/**
 * Exact percentiles, interpolated linearly between neighbours (Hyndman and Fan's type 7). Leaves
 * the values as they were. Many values are not sorted: they are counted into buckets, and only the
 * buckets asked for are sorted.
 */
public final class Percentiles {
  private static final int FEW = 4096;

  /** Binary digits of a value that its bucket tells, after the first one. */
  private static final int DIGITS = 8;

  private static final int BUCKETS = (Long.SIZE - DIGITS + 1) << DIGITS;

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
    return of(LongBag.of(values, size), shares);
  }

  /**
   * The percentiles of a bag that is not empty, in the order of {@code shares}.
   *
   * @param shares 0..1
   */
  public static double[] of(LongBag values, double... shares) {
    int size = values.size();
    if (size < 1) {
      throw new IllegalArgumentException("percentiles of no values");
    }
    int[] ranks = new int[shares.length * 2];
    for (int i = 0; i < shares.length; i++) {
      int low = (int) position(size, shares[i]);
      ranks[2 * i] = low;
      ranks[2 * i + 1] = Math.min(low + 1, size - 1);
    }
    long[] found = size <= FEW ? bySorting(values, ranks) : byBuckets(values, ranks);
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

  private static long[] bySorting(LongBag values, int[] ranks) {
    long[] sorted = new long[values.size()];
    int next = 0;
    for (LongBag.Chunk chunk : values.chunks()) {
      System.arraycopy(chunk.values(), 0, sorted, next, chunk.size());
      next += chunk.size();
    }
    Arrays.sort(sorted);
    long[] found = new long[ranks.length];
    for (int i = 0; i < ranks.length; i++) {
      found[i] = sorted[ranks[i]];
    }
    return found;
  }

  private static long[] byBuckets(LongBag values, int[] ranks) {
    List<LongBag.Chunk> chunks = values.chunks();
    long least = values.least();
    int[] before = before(chunks, least);
    boolean[] wanted = new boolean[BUCKETS];
    int[] buckets = new int[ranks.length];
    for (int i = 0; i < ranks.length; i++) {
      buckets[i] = bucketOf(before, ranks[i]);
      wanted[buckets[i]] = true;
    }
    int[] offsets = new int[BUCKETS];
    int taken = 0;
    for (int b = 0; b < wanted.length; b++) {
      offsets[b] = taken;
      taken += wanted[b] ? before[b + 1] - before[b] : 0;
    }
    long[] sorted = new long[taken + 1]; // one more, for the value that is looked at last
    int next = 0;
    for (LongBag.Chunk chunk : chunks) {
      long[] of = chunk.values();
      for (int i = 0; i < chunk.size(); i++) {
        sorted[next] = of[i];
        next += wanted[bucket(of[i] - least)] ? 1 : 0;
      }
    }
    Arrays.sort(sorted, 0, taken);
    long[] found = new long[ranks.length];
    for (int i = 0; i < ranks.length; i++) {
      found[i] = sorted[offsets[buckets[i]] + ranks[i] - before[buckets[i]]];
    }
    return found;
  }

  /** Per bucket, how many values are in the buckets below it. */
  private static int[] before(List<LongBag.Chunk> chunks, long least) {
    int[] before = new int[BUCKETS + 1];
    for (LongBag.Chunk chunk : chunks) {
      long[] of = chunk.values();
      for (int i = 0; i < chunk.size(); i++) {
        before[bucket(of[i] - least) + 1]++;
      }
    }
    for (int b = 1; b < before.length; b++) {
      before[b] += before[b - 1];
    }
    return before;
  }

  /** The first digits and how many follow: durations crowd near zero, equal widths would not do. */
  private static int bucket(long distance) {
    int more = Long.SIZE - 1 - DIGITS - Long.numberOfLeadingZeros(distance | 1L << DIGITS);
    return (more << DIGITS) + (int) (distance >>> more);
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
