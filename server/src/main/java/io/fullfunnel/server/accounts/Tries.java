package io.fullfunnel.server.accounts;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Counts tries to get in, by whom they come from and by whom they are for: ten in 15 minutes, then
 * a wait that doubles each time. Kept in memory, at most {@value #MOST} of them.
 */
final class Tries {
  static final int ALLOWED = 10;
  static final Duration WINDOW = Duration.ofMinutes(15);
  private static final Duration FORGET = Duration.ofDays(1);
  private static final int LONGEST_DOUBLING = 6;
  private static final int MOST = 100_000;

  private final Clock clock;
  private final Map<String, Count> counts = new LinkedHashMap<>(16, 0.75f, true);

  Tries(Clock clock) {
    this.clock = clock;
  }

  /** The tries of one key. */
  private static final class Count {
    private Instant last;
    private Instant window;
    private Instant closedUntil = Instant.MIN;
    private int tries;
    private int closings;

    Count(Instant now) {
      this.last = now;
      this.window = now;
    }
  }

  /**
   * Counts a try.
   *
   * @return how long to wait if this one is one too many
   */
  synchronized Optional<Duration> take(String key) {
    Instant now = clock.instant();
    Count count = counts.computeIfAbsent(key, unknown -> new Count(now));
    if (counts.size() > MOST) counts.remove(counts.keySet().iterator().next());
    if (now.isBefore(count.closedUntil)) {
      return Optional.of(Duration.between(now, count.closedUntil));
    }
    if (Duration.between(count.last, now).compareTo(FORGET) > 0) count.closings = 0;
    count.last = now;
    if (Duration.between(count.window, now).compareTo(WINDOW) > 0) {
      count.window = now;
      count.tries = 0;
    }
    count.tries++;
    if (count.tries <= ALLOWED) return Optional.empty();
    Duration wait = WINDOW.multipliedBy(1L << Math.min(count.closings, LONGEST_DOUBLING));
    count.closings++;
    count.tries = 0;
    count.closedUntil = now.plus(wait);
    return Optional.of(wait);
  }

  /** Takes back what was counted: it was the right person. */
  synchronized void forgive(String key) {
    counts.remove(key);
  }
}
