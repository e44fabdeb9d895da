package io.fullfunnel.engine.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
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
  void the_first_few_are_those_of_the_sorted_list() {
    for (int seed = 0; seed < 60; seed++) {
      var random = new SplittableRandom(seed);
      List<Integer> all = random.ints(random.nextInt(0, 50), 0, 9).boxed().toList();
      int most = random.nextInt(0, 12);
      List<Integer> sorted = all.stream().sorted().toList();
      assertThat(Firsts.of(all, most, Comparator.naturalOrder()))
          .as("seed %d", seed)
          .isEqualTo(sorted.subList(0, Math.min(most, sorted.size())));
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

  @Test
  void equations_are_solved_from_both_sides() {
    for (int seed = 0; seed < 60; seed++) {
      var random = new SplittableRandom(seed);
      int size = random.nextInt(1, 30);
      double[][] matrix = new double[size][size];
      double[] x = new double[size];
      for (int row = 0; row < size; row++) {
        x[row] = random.nextDouble(-1, 1);
        for (int column = 0; column < size; column++) {
          matrix[row][column] = random.nextInt(3) == 0 ? random.nextDouble(-1, 1) : 0;
        }
        matrix[row][(row + 1) % size] += 3; // the pivot is never where it is looked for first
      }
      double[] right = new double[size];
      double[] left = new double[size];
      for (int row = 0; row < size; row++) {
        for (int column = 0; column < size; column++) {
          right[row] += matrix[row][column] * x[column];
          left[column] += x[row] * matrix[row][column];
        }
      }
      var system = new LinearSystem(matrix);
      assertThat(system.solve(right)).as("seed %d", seed).containsExactly(x, within(1e-7));
      assertThat(system.solveTransposed(left)).as("seed %d", seed).containsExactly(x, within(1e-7));
    }
    assertThatThrownBy(() -> new LinearSystem(new double[][] {{1, 2}, {2, 4}}))
        .hasMessage("the matrix has no inverse: column 1");
  }

  @Test
  void shares_are_held_against_each_other() {
    // the normal distribution's table
    assertThat("%.6f %.6f".formatted(Shares.twoSided(1.959963984540054), Shares.twoSided(1)))
        .isEqualTo("0.050000 0.317311");
    assertThat(Shares.twoSided(6)).isCloseTo(1.973175290075396e-9, within(1e-20));
    assertThat(Shares.twoSided(0)).isEqualTo(1);
    // an A/B test with known figures: z = -1.7841, p = .07441
    assertThat("%.5f".formatted(Shares.chance(20_034, 44_700, 20_119, 45_489)))
        .isEqualTo("0.07441");
    assertThat(Shares.chance(3, 3, 5, 5)).isEqualTo(1);
    assertThat(Shares.chance(1, 2, 0, 0)).isEqualTo(1);
  }

  @Test
  void many_tests_are_corrected_by_benjamini_and_hochberg() {
    assertThat(Shares.corrected(new double[] {0.04, 0.01, 0.03, 0.5}))
        .containsExactly(new double[] {0.16 / 3, 0.04, 0.16 / 3, 0.5}, within(1e-15));
    assertThat(Shares.corrected(new double[0])).isEmpty();
  }
}
