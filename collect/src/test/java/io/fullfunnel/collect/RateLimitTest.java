package io.fullfunnel.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateLimitTest {
  private static final long SECOND = 1_000_000_000L;

  private final AtomicLong now = new AtomicLong(SECOND);
  private final RateLimit limit = new RateLimit(100, now::get);

  @Test
  void aSecondsWorthAtOnceThenItsShare() {
    assertThat(limit.take("a", 60)).isZero();
    assertThat(limit.take("a", 40)).isZero();
    assertThat(limit.take("a", 1)).isEqualTo(1);
    assertThat(limit.take("b", 1)).isZero();
    now.addAndGet(SECOND / 10);
    assertThat(limit.take("a", 10)).isZero();
    assertThat(limit.take("a", 1)).isEqualTo(1);
  }

  /** A batch beyond the limit goes in, and is paid off by waiting. */
  @Test
  void aLargeBatchIsPaidOff() {
    assertThat(limit.take("a", 500)).isZero();
    assertThat(limit.take("a", 1)).isEqualTo(5);
    now.addAndGet(4 * SECOND);
    assertThat(limit.take("a", 1)).isEqualTo(1);
    now.addAndGet(SECOND);
    assertThat(limit.take("a", 1)).isZero();
  }

  @Test
  void aPauseFillsNoMoreThanASecond() {
    assertThat(limit.take("a", 100)).isZero();
    now.addAndGet(100 * SECOND);
    assertThat(limit.take("a", 100)).isZero();
    assertThat(limit.take("a", 1)).isEqualTo(1);
  }
}
