package io.fullfunnel.collect;

import io.fullfunnel.store.event.BatchBody;
import io.fullfunnel.store.event.Envelope;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Group commit: while the disk confirms one round, the next one gathers. One thread writes, each
 * workspace a share of every round, so that one that sends much does not hold up the others. What
 * waits is bounded; beyond that nothing more is taken.
 */
final class Committer implements Closeable {
  /** Bytes of a workspace in one round. */
  private static final int SHARE = 4 << 20;

  private static final int RECORD_BYTES = 1 << 20;
  private static final int RECORD_EVENTS = 4_096;

  private final EventSink sink;
  private final long room;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Map<String, Queue> queues = new LinkedHashMap<>();
  private final BatchBody.Writer writer = new BatchBody.Writer();
  private final Thread thread;
  private long held;
  private boolean closing;

  /**
   * @param room bytes that may wait
   */
  Committer(EventSink sink, long room) {
    this.sink = sink;
    this.room = room;
    this.thread = Thread.ofPlatform().name("collect commit").unstarted(this::run);
  }

  /**
   * Events of one request on their way to disk.
   *
   * @param bytes the messages one after another
   * @param ends where each ends
   * @param done told when they are on disk (null) or why they are not
   */
  @SuppressWarnings("ArrayRecordComponent") // on its way to disk, never compared
  record Pending(
      Sender sender,
      long receivedMillis,
      byte[] bytes,
      int[] ends,
      Consumer<@Nullable IOException> done) {}

  /** What waits of one workspace. */
  private static final class Queue {
    private final Deque<Pending> waiting = new ArrayDeque<>();
    private long held;
  }

  void start() {
    thread.start();
  }

  /** Takes a request's events; false if too much waits already. */
  boolean offer(Pending pending) {
    int bytes = pending.bytes().length;
    lock.lock();
    try {
      Queue queue = queues.computeIfAbsent(pending.sender().workspace(), w -> new Queue());
      // one workspace alone never takes the last half: the others find room
      if (closing || held + bytes > room || queue.held + bytes > room / 2) {
        return false;
      }
      queue.waiting.add(pending);
      queue.held += bytes;
      held += bytes;
      changed.signal();
      return true;
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    for (Map<String, List<Pending>> round = next(); !round.isEmpty(); round = next()) {
      round.forEach(this::commit);
    }
  }

  /** The next round; empty when there is nothing more and there will not be. */
  private Map<String, List<Pending>> next() {
    Map<String, List<Pending>> round = new LinkedHashMap<>();
    lock.lock();
    try {
      while (round.isEmpty()) {
        queues.forEach((workspace, queue) -> take(workspace, queue, round));
        if (round.isEmpty()) {
          if (closing) {
            return round;
          }
          changed.awaitUninterruptibly();
        }
      }
      return round;
    } finally {
      lock.unlock();
    }
  }

  private static void take(String workspace, Queue queue, Map<String, List<Pending>> round) {
    long bytes = 0;
    List<Pending> taken = new ArrayList<>();
    while (!queue.waiting.isEmpty() && bytes < SHARE) {
      Pending pending = queue.waiting.removeFirst();
      bytes += pending.bytes().length;
      taken.add(pending);
    }
    if (!taken.isEmpty()) {
      round.put(workspace, taken);
    }
  }

  private void commit(String workspace, List<Pending> taken) {
    List<EventSink.Batch> batches = new ArrayList<>();
    List<Integer> ends = new ArrayList<>();
    for (int from = 0; from < taken.size(); from = ends.getLast()) {
      ends.add(batch(taken, from, batches));
    }
    EventSink.Written written;
    try {
      written = sink.write(workspace, batches);
    } catch (RuntimeException e) { // whoever waits must hear of it, and the others go on
      written = new EventSink.Written(0, new IOException("The journal failed: " + e, e));
    }
    int stored = written.batches() == 0 ? 0 : ends.get(written.batches() - 1);
    release(workspace, taken);
    for (int i = 0; i < taken.size(); i++) {
      taken.get(i).done().accept(i < stored ? null : written.failure());
    }
  }

  private void release(String workspace, List<Pending> taken) {
    long bytes = 0;
    for (Pending pending : taken) {
      bytes += pending.bytes().length;
    }
    lock.lock();
    try {
      held -= bytes;
      Queue queue = queues.get(workspace);
      if (queue != null) {
        queue.held -= bytes;
      }
    } finally {
      lock.unlock();
    }
  }

  /** Makes one batch of requests that arrived together with one key; the index after the last. */
  private int batch(List<Pending> taken, int from, List<EventSink.Batch> batches) {
    Pending first = taken.get(from);
    Sender sender = first.sender();
    writer.start(new Envelope(first.receivedMillis(), sender.from(), 0, sender.key()));
    int next = from;
    while (next < taken.size() && fits(first, taken.get(next), next > from)) {
      Pending pending = taken.get(next++);
      int at = 0;
      for (int end : pending.ends()) {
        writer.add(0, pending.bytes(), at, end - at);
        at = end;
      }
    }
    batches.add(new EventSink.Batch(writer.count(), writer.toBytes()));
    return next;
  }

  private boolean fits(Pending first, Pending next, boolean begun) {
    return !begun
        || (next.sender().equals(first.sender())
            && next.receivedMillis() == first.receivedMillis()
            && writer.size() + next.bytes().length < RECORD_BYTES
            && writer.count() + next.ends().length <= RECORD_EVENTS);
  }

  /** Writes what waits and ends. */
  @Override
  public void close() {
    lock.lock();
    try {
      closing = true;
      changed.signal();
    } finally {
      lock.unlock();
    }
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
