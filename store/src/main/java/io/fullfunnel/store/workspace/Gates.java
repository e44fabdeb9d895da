package io.fullfunnel.store.workspace;

import java.io.IOException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The gates of a process that serves many requests, each opened at its first use; two open files
 * and some kilobytes each. Whoever closes one sees to it that nobody uses it. Thread-safe.
 */
final class Gates {
  private final Opening opening;
  private final InstantSource clock;
  private final Map<String, Held> held = new HashMap<>();
  private final AtomicInteger open = new AtomicInteger();

  /** How one is opened. */
  interface Opening {
    Gate open(String name) throws IOException;
  }

  Gates(Opening opening, InstantSource clock) {
    this.opening = opening;
    this.clock = clock;
  }

  /** A gate that is open, and when somebody last went through. */
  private static final class Held {
    private @Nullable Gate gate;
    private volatile long usedMillis;
  }

  private Held held(String name) {
    synchronized (held) {
      return held.computeIfAbsent(name, n -> new Held());
    }
  }

  /** The gate of a workspace; opening one keeps nobody from another. */
  Gate open(String name) throws IOException {
    Held one = held(name);
    synchronized (one) {
      Gate gate = one.gate;
      if (gate == null) {
        gate = opening.open(name);
        one.gate = gate;
        open.incrementAndGet();
      }
      one.usedMillis = clock.millis();
      return gate;
    }
  }

  /** How many are open. */
  int open() {
    return open.get();
  }

  /** Whether one is open whose disk failed: opening it again is the cure. */
  boolean isFailed(String name) {
    Held one = held(name);
    synchronized (one) {
      return one.gate != null && one.gate.isFailed();
    }
  }

  /** When somebody last went through. */
  long lastUsed(String name) {
    return held(name).usedMillis;
  }

  void change(String name, Settings changed) {
    Held one = held(name);
    synchronized (one) {
      if (one.gate != null) {
        one.gate.change(changed);
      }
    }
  }

  void close(String name) throws IOException {
    Held one = held(name);
    synchronized (one) {
      Gate gate = one.gate;
      if (gate != null) {
        one.gate = null;
        open.decrementAndGet();
        gate.close();
      }
    }
  }
}
