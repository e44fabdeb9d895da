package io.fullfunnel.engine.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class StatsTest {
  @Test
  void percentiles_equal_those_of_the_sorted_values() {
    for (int seed = 0; seed < 60; seed++) {
      var random = new SplittableRandom(seed);
      int size = random.nextInt(1, seed % 2 == 0 ? 100 : 30_000);
      long bound = 1L << random.nextInt(1, 62);
      long[] values = random.longs(size + 3L, 0, bound).toArray();
      long[] before = values.clone();
      long[] sorted = Arrays.copyOf(values, size);
      Arrays.sort(sorted);
      double[] shares = {0, 0.1, 0.5, 0.9, 0.99, 1};
      double[] expected = new double[shares.length];
      for (int i = 0; i < shares.length; i++) {
        double at = (size - 1) * shares[i];
        int low = (int) at;
        int high = Math.min(size - 1, low + 1);
        expected[i] = sorted[low] + (at - low) * (sorted[high] - sorted[low]);
      }
      assertThat(Percentiles.of(values, size, shares)).as("seed %d", seed).isEqualTo(expected);
      assertThat(values).isEqualTo(before);
    }
  }

  @Test
  void wilson_intervals_stay_within_bounds() {
    assertThat("%.6f %.6f".formatted(Wilson.of(0, 10).low(), Wilson.of(0, 10).high()))
        .isEqualTo("0.000000 0.277533");
    // published by Newcombe 1998, table I
    assertThat("%.4f %.4f".formatted(Wilson.of(81, 263).low(), Wilson.of(81, 263).high()))
        .isEqualTo("0.2553 0.3662");
    assertThat(Wilson.of(1, 0).low()).isNaN();
  }
}
