package io.fullfunnel.testkit.funnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fullfunnel.engine.stats.RateTest;
import org.junit.jupiter.api.Test;

/** FEATURE UNDER TEST: whether groups differ by more than chance (FUNNELS F26). */
class RateTestSpec {
  /** FEATURE: the two-sided z test of two proportions with pooled variance; z = 1.96 is 5 %. */
  @Test
  void f01_two_rates() {
    // pooled 0.15, z = 0.1 / sqrt(0.15 · 0.85 · 0.02) = 1.980295
    assertThat(RateTest.probability(20, 100, 10, 100)).isCloseTo(0.0476704, within(1e-6));
    assertThat(RateTest.probability(10, 100, 20, 100)).isCloseTo(0.0476704, within(1e-6));
    assertThat(RateTest.probability(10, 100, 10, 100)).isEqualTo(1);
    // z = 3.892233
    assertThat(RateTest.probability(200, 1000, 135, 1000)).isCloseTo(9.932578e-5, within(1e-10));
    assertThat(RateTest.probability(1, 0, 1, 2)).isNaN();
    assertThat(RateTest.probability(2, 2, 3, 3)).isNaN();
  }

  /** FEATURE: Benjamini–Hochberg, as in R's p.adjust(c(0.01, 0.04, 0.03, 0.005), "BH"). */
  @Test
  void f02_many_tests() {
    assertThat(RateTest.corrected(new double[] {0.01, 0.04, 0.03, 0.005}))
        .containsExactly(new double[] {0.02, 0.04, 0.04, 0.02}, within(1e-12));
    assertThat(RateTest.corrected(new double[] {0.5, Double.NaN, 0.9}))
        .containsExactly(new double[] {0.9, Double.NaN, 0.9}, within(1e-12));
    assertThat(RateTest.corrected(new double[0])).isEmpty();
  }
}
