package io.fullfunnel.bench;

import java.lang.management.ManagementFactory;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** What of the heap is in use, garbage left out: looked at after collections. */
final class LiveHeap {
  private static final int PAUSE_MILLIS = 20;

  private LiveHeap() {}

  /** What something gave, and how many bytes were in use at most meanwhile. */
  record Most<T>(T of, long bytes) {}

  /** Bytes in use now. */
  static long now() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  /** Does something while another thread collects again and again; its time says nothing. */
  static <T> Most<T> atMost(Callable<T> work) throws Exception {
    AtomicLong most = new AtomicLong(now());
    AtomicBoolean ended = new AtomicBoolean();
    Thread looking =
        Thread.ofPlatform()
            .start(() -> {
              while (!ended.get()) {
                long begun = System.currentTimeMillis();
                most.accumulateAndGet(now(), Math::max);
                pause(System.currentTimeMillis() - begun);
              }
            });
    try {
      T done = work.call();
      return new Most<>(done, most.get());
    } finally {
      ended.set(true);
      looking.join();
    }
  }

  /** Twice as long as a collection takes, so that the work gets on. */
  private static void pause(long collected) {
    try {
      Thread.sleep(Math.max(PAUSE_MILLIS, 2 * collected));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
