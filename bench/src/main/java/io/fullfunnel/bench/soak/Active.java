package io.fullfunnel.bench.soak;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fullfunnel.bench.crash.Caller;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Clients with a connection each that send an event every few seconds. */
final class Active implements AutoCloseable {
  private static final int PAUSE_MILLIS = 3_000;

  final AtomicLong answered = new AtomicLong();
  final AtomicLong failed = new AtomicLong();
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean stopping;

  Active(int port, String key, int many) {
    for (int i = 0; i < many; i++) {
      int number = i;
      threads.add(Thread.ofVirtual().start(() -> send(port, key, number)));
    }
  }

  private void send(int port, String key, int number) {
    byte[] event =
        "{\"messageId\":\"active-%d\",\"userId\":\"active\",\"event\":\"Active\"}"
            .formatted(number)
            .getBytes(UTF_8);
    try {
      TimeUnit.MILLISECONDS.sleep(number * 7L % PAUSE_MILLIS);
      try (Caller caller = new Caller(port, key)) {
        while (!stopping) {
          if (caller.post("/v1/track", event) == 200) {
            answered.incrementAndGet();
          } else {
            failed.incrementAndGet();
          }
          TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
      }
    } catch (IOException e) {
      failed.incrementAndGet();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    stopping = true;
    try {
      for (Thread thread : threads) {
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
