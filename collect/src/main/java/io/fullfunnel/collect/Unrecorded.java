package io.fullfunnel.collect;

import io.fullfunnel.store.event.RefusedEvents;
import io.fullfunnel.store.failed.FailedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Events of a workspace that were refused and are not on record yet: added up, so that whoever
 * sends nothing but nonsense fills no disk with it. Its user sees to it that one thread is here.
 */
final class Unrecorded {
  /** A record at most so often. */
  private static final long EVERY_NANOS = 1_000_000_000L;

  /** Bytes of contents that wait to be kept; what comes beyond them is counted only. */
  private static final int KEPT_BYTES = 1 << 20;

  private final Map<String, Map<String, Long>> byKey = new TreeMap<>();
  private List<FailedEvent.Draft> kept = new ArrayList<>();
  private int keptBytes;
  private long since;
  private long millis;

  void add(String key, String code, long events, long receivedMillis) {
    if (byKey.isEmpty()) {
      since = System.nanoTime();
    }
    millis = receivedMillis;
    byKey.computeIfAbsent(key, k -> new TreeMap<>()).merge(code, events, Long::sum);
  }

  /** Takes an event that may be kept, if there is room for it. */
  void keep(FailedEvent.Draft draft) {
    if (keptBytes + draft.size() <= KEPT_BYTES) {
      kept.add(draft);
      keptBytes += draft.size();
    }
  }

  /** Hands over what is to be kept: it goes with the counts that are looked at, or not at all. */
  List<FailedEvent.Draft> takeKept() {
    List<FailedEvent.Draft> taken = kept;
    kept = new ArrayList<>();
    keptBytes = 0;
    return taken;
  }

  boolean isEmpty() {
    return byKey.isEmpty();
  }

  /** Nanoseconds until it should be written, if there is something. */
  long waits() {
    return Math.max(0, since + EVERY_NANOS - System.nanoTime());
  }

  /** What is to be written. It stays here until it is {@link #written}. */
  RefusedEvents look() {
    Map<String, Map<String, Long>> copy = new TreeMap<>();
    byKey.forEach((key, reasons) -> copy.put(key, new TreeMap<>(reasons)));
    return new RefusedEvents(millis, copy);
  }

  /** What was looked at is on disk; what came meanwhile is not. */
  void written(RefusedEvents done) {
    done.byKey()
        .forEach(
            (key, reasons) -> reasons.forEach((code, events) -> add(key, code, -events, millis)));
    byKey.values().forEach(reasons -> reasons.values().removeIf(left -> left == 0));
    byKey.values().removeIf(Map::isEmpty);
    since = System.nanoTime();
  }

  /** It could not be written; after a while it is tried again. */
  void failed() {
    since = System.nanoTime();
  }

  /** At the end, when the disk does not take it. */
  void forget() {
    byKey.clear();
    takeKept();
  }
}
