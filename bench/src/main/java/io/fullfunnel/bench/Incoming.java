package io.fullfunnel.bench;

import java.io.Closeable;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

/** Events of a site's visitors that a served workspace is sent over HTTP, so many a second. */
final class Incoming implements Closeable {
  private static final int BATCHES_A_SECOND = 10;
  private static final int PEOPLE = 100_000;
  private static final long NANOS = 1_000_000_000L;

  private final ServedWorkspace server;
  private final String key;
  private final long aSecond;
  private final SplittableRandom random = new SplittableRandom(1);
  private final AtomicLong taken = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();
  private final long begun = System.nanoTime();
  private final Thread sender;
  private volatile boolean ended;

  /**
   * Begins to send; nothing is sent if it is to be none a second.
   *
   * @param key of scope write
   */
  Incoming(ServedWorkspace server, String key, long aSecond) {
    this.server = server;
    this.key = key;
    this.aSecond = aSecond;
    this.sender = Thread.ofPlatform().name("incoming").unstarted(this::send);
    if (aSecond > 0) {
      sender.start();
    }
  }

  private void send() {
    long sent = 0;
    try {
      while (!ended) {
        long due = (System.nanoTime() - begun) * aSecond / NANOS;
        int size = (int) Math.min(due - sent, 2L * aSecond / BATCHES_A_SECOND);
        if (size >= Math.max(1, aSecond / BATCHES_A_SECOND)) {
          (server.batch(key, batch(size)) == 200 ? taken : refused).addAndGet(size);
          sent += size;
        } else {
          Thread.sleep(1000 / BATCHES_A_SECOND / 10);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      if (!ended) {
        System.err.println("No more events are sent: " + e.getMessage());
      }
    }
  }

  private String batch(int size) {
    StringBuilder body = new StringBuilder("{\"batch\":[");
    Instant now = Instant.now();
    for (int i = 0; i < size; i++) {
      String event = EventNames.ALL.get(random.nextInt(EventNames.ALL.size()));
      body.append(i == 0 ? "" : ",")
          .append("{\"type\":\"track\",\"event\":\"")
          .append(event)
          .append("\",\"userId\":\"")
          .append(1 + random.nextInt(PEOPLE))
          .append("\",\"timestamp\":\"")
          .append(now)
          .append("\",\"properties\":{\"channel\":\"Direct\",\"device\":\"mobile\"}}");
    }
    return body.append("]}").toString();
  }

  /** Events that the server has taken. */
  long taken() {
    return taken.get();
  }

  /** Says how many came in. */
  void tell() {
    if (aSecond > 0) {
      double seconds = (System.nanoTime() - begun) / (double) NANOS;
      System.out.printf(
          Locale.ROOT,
          "Meanwhile %,d events came in, %,.0f a second of %,d wanted; %,d were refused.%n",
          taken.get(),
          taken.get() / seconds,
          aSecond,
          refused.get());
    }
  }

  @Override
  public void close() {
    ended = true;
    sender.interrupt();
    try {
      sender.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
