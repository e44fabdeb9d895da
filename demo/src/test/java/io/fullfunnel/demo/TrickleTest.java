package io.fullfunnel.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.demo.fill.Trickle;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** FEATURE UNDER TEST: the shop goes on, and a message that is not taken does not stop it. */
class TrickleTest {
  @Test
  void theMessageOfTheMomentIsHandedOver() throws InterruptedException {
    Parameters parameters = new Parameters(1, 1_000, LocalDate.of(2026, 11, 21));
    Instant now = Instant.parse("2026-11-22T12:00:01Z");
    BlockingQueue<String> taken = new LinkedBlockingQueue<>();
    Trickle trickle =
        Trickle.start(
            parameters,
            InstantSource.fixed(now),
            message -> {
              taken.add(new String(message, UTF_8));
              throw new IOException("the disk is full");
            });
    try {
      for (int i = 0; i < 2; i++) {
        String message = String.valueOf(taken.poll(30, TimeUnit.SECONDS));
        assertThat(message).isEqualTo(new LiveShop(parameters).next(now.minusSeconds(2)).json());
        assertThat(JsonMapper.shared().readTree(message).path("timestamp").asString())
            .isEqualTo("2026-11-22T12:00:00.000Z");
      }
    } finally {
      trickle.close();
    }
  }
}
