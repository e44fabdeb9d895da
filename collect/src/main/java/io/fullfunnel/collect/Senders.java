package io.fullfunnel.collect;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Keys that were asked for lately, so that not every request costs a hash: a key that is revoked
 * opens nothing a second later. Holds valid keys only, so strangers cannot fill it.
 */
final class Senders {
  private static final long KEPT_NANOS = 1_000_000_000L;

  private final KeyBook book;
  private final LongSupplier nanos;
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  Senders(KeyBook book, LongSupplier nanos) {
    this.book = book;
    this.nanos = nanos;
  }

  private record Known(KeyBook.Entry entry, long since) {}

  KeyBook.@Nullable Entry find(String text) throws IOException {
    Known last = known.get(text);
    long now = nanos.getAsLong();
    if (last != null && now - last.since() < KEPT_NANOS) {
      return last.entry();
    }
    KeyBook.Entry entry = book.find(text);
    if (entry == null) {
      known.remove(text);
      return null;
    }
    known.put(text, new Known(entry, now));
    return entry;
  }
}
