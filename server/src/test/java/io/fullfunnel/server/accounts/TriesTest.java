package io.fullfunnel.server.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Ten tries in 15 minutes, then waits that double (RELIABILITY A23). */
class TriesTest {
  private final MovingClock clock = new MovingClock();
  private final Tries tries = new Tries(clock);

  @Test
  void theEleventhWaits() {
    for (int i = 0; i < 10; i++) assertThat(tries.take("a")).isEmpty();
    assertThat(tries.take("a")).contains(Duration.ofMinutes(15));
    assertThat(tries.take("b")).as("another key").isEmpty();
    clock.move(Duration.ofMinutes(10));
    assertThat(tries.take("a")).contains(Duration.ofMinutes(5));
  }

  @Test
  void eachWaitIsTwiceTheOneBefore() {
    for (int minutes : new int[] {15, 30, 60, 120, 240, 480, 960, 960}) {
      for (int i = 0; i < 10; i++) assertThat(tries.take("a")).isEmpty();
      assertThat(tries.take("a")).contains(Duration.ofMinutes(minutes));
      clock.move(Duration.ofMinutes(minutes));
    }
    clock.move(Duration.ofHours(25));
    for (int i = 0; i < 10; i++) assertThat(tries.take("a")).isEmpty();
    assertThat(tries.take("a")).as("forgotten after a day").contains(Duration.ofMinutes(15));
  }

  @Test
  void tenInEachQuarterOfAnHourAreFine() {
    for (int window = 0; window < 4; window++) {
      for (int i = 0; i < 10; i++) assertThat(tries.take("a")).isEmpty();
      clock.move(Duration.ofMinutes(16));
    }
  }

  @Test
  void theRightPersonIsForgiven() {
    for (int i = 0; i < 10; i++) assertThat(tries.take("a")).isEmpty();
    tries.forgive("a");
    assertThat(tries.take("a")).isEmpty();
  }
}
