package io.fullfunnel.collect;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * How many events a key may send in a second: a bucket each, that holds one second's worth. A batch
 * that is larger than what is left goes in and is paid off by waiting, so that no size of batch is
 * shut out. Thread-safe.
 */
final class RateLimit {
  private static final double NANOS = 1e9;

  private final int perSecond;
  private final LongSupplier nanos;
  private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

  RateLimit(int perSecond, LongSupplier nanos) {
    if (perSecond < 1) {
      throw new IllegalArgumentException("at least one event in a second, not " + perSecond);
    }
    this.perSecond = perSecond;
    this.nanos = nanos;
  }

  /** Takes so many events of a key; 0 if it may send them, else the seconds to wait. */
  int take(String key, int events) {
    return buckets.computeIfAbsent(key, k -> new Bucket()).take(events);
  }

  private final class Bucket {
    private double left = perSecond;
    private long since = nanos.getAsLong();

    synchronized int take(int events) {
      long now = nanos.getAsLong();
      left = Math.min(perSecond, left + (now - since) / NANOS * perSecond);
      since = now;
      if (left < 1) {
        return (int) Math.max(1, Math.ceil((1 - left) / perSecond));
      }
      left -= events;
      return 0;
    }
  }
}
