package io.fullfunnel.collect;

import io.fullfunnel.store.event.BatchBody;
import io.fullfunnel.store.event.Envelope;
import io.fullfunnel.store.event.RefusedEvents;
import io.fullfunnel.store.failed.FailedEvent;
import io.fullfunnel.store.journal.EventLog;
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
  private static final System.Logger LOGGER = System.getLogger(Committer.class.getName());

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

  /** Whose turn it is; the thread's own. */
  private final List<Queue> round = new ArrayList<>();

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
    final String workspace;
    private final Deque<Pending> waiting = new ArrayDeque<>();

    /** On its way to disk in this round; the thread's own. */
    private final List<Pending> taken = new ArrayList<>();

    private final Unrecorded refused = new Unrecorded();

    /** Whether what was refused is to be written in this round. */
    private boolean telling;

    private long takenBytes;
    private long held;

    Queue(String workspace) {
      this.workspace = workspace;
    }

    /** Tells whether something waited. What is here is always in one of the two, never in none. */
    boolean take(long share) {
      while (!waiting.isEmpty() && takenBytes < share) {
        taken.add(waiting.getFirst());
        takenBytes += waiting.removeFirst().bytes().length;
      }
      return !taken.isEmpty();
    }
  }

  void start() {
    thread.start();
  }

  /** Takes a request's events; false if too much waits already. */
  boolean offer(Pending pending) {
    int bytes = pending.bytes().length;
    lock.lock();
    try {
      Queue queue = queues.computeIfAbsent(pending.sender().workspace(), Queue::new);
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

  /** Counts events that were refused; that is on record a second later. */
  void refused(Sender sender, String code, long events, long receivedMillis) {
    refused(sender, code, events, receivedMillis, null);
  }

  /** As above; one that is given is kept if there is room. */
  void refused(
      Sender sender,
      String code,
      long events,
      long receivedMillis,
      FailedEvent.@Nullable Draft draft) {
    lock.lock();
    try {
      Queue queue = queues.computeIfAbsent(sender.workspace(), Queue::new);
      if (queue.refused.isEmpty()) {
        changed.signal();
      }
      queue.refused.add(sender.key(), code, events, receivedMillis);
      if (draft != null) {
        queue.refused.keep(draft);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Goes on whatever happens: a round that fails, fails for those who wait for it. */
  private void run() {
    boolean more = true;
    while (more) {
      try {
        more = gather();
        for (Queue queue : round) {
          commitOrFail(queue);
          tellOfRefused(queue);
        }
      } catch (Throwable e) { // most likely a lack of memory: what was taken is in the next round
        log("A round could not begin.", e);
      }
    }
  }

  /** Waits until there is something, and takes it; false when nothing will come. */
  private boolean gather() throws InterruptedException {
    lock.lock();
    try {
      long wait = take();
      while (round.isEmpty() && !closing) {
        if (wait == Long.MAX_VALUE) {
          changed.await();
        } else {
          wait = changed.awaitNanos(wait);
        }
        wait = take();
      }
      return !round.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  /** Takes what there is; nanoseconds until there is something without anybody coming. */
  private long take() {
    round.clear();
    long wait = Long.MAX_VALUE;
    for (Queue queue : queues.values()) {
      long due = queue.refused.isEmpty() ? Long.MAX_VALUE : queue.refused.waits();
      queue.telling = due == 0 || (closing && due < Long.MAX_VALUE);
      wait = Math.min(wait, due);
      if (queue.take(SHARE) || queue.telling) {
        round.add(queue);
      }
    }
    return wait;
  }

  private void commitOrFail(Queue queue) {
    try {
      commit(queue);
    } catch (Throwable e) { // whoever waits must hear of it, and the others go on
      log("Events of " + queue.workspace + " were not stored.", e);
      finish(queue, 0, new IOException("The journal failed: " + e, e));
    }
  }

  private void commit(Queue queue) {
    List<Pending> taken = queue.taken;
    if (taken.isEmpty()) {
      return;
    }
    List<EventSink.Batch> batches = new ArrayList<>();
    List<Integer> ends = new ArrayList<>();
    for (int from = 0; from < taken.size(); from = ends.getLast()) {
      ends.add(batch(taken, from, batches));
    }
    EventSink.Written written = sink.write(queue.workspace, batches);
    int stored = written.batches() == 0 ? 0 : ends.get(written.batches() - 1);
    finish(queue, stored, written.failure());
  }

  /** Tells those whose turn it was; the first {@code stored} are on disk. */
  private void finish(Queue queue, int stored, @Nullable IOException failure) {
    release(queue);
    for (int i = 0; i < queue.taken.size(); i++) {
      tell(queue.taken.get(i), i < stored ? null : failure);
    }
    queue.taken.clear();
  }

  private void tellOfRefused(Queue queue) {
    if (!queue.telling) {
      return;
    }
    RefusedEvents refused;
    List<FailedEvent.Draft> kept;
    lock.lock();
    try {
      refused = queue.refused.look();
      kept = queue.refused.takeKept();
    } finally {
      lock.unlock();
    }
    boolean written = false;
    try {
      written = sink.refuse(queue.workspace, refused, kept);
    } catch (Throwable e) { // it is tried again
      log("What was refused is not on record.", e);
    }
    lock.lock();
    try {
      if (written) {
        queue.refused.written(refused);
      } else if (closing) {
        queue.refused.forget();
      } else {
        queue.refused.failed();
      }
    } finally {
      lock.unlock();
    }
  }

  /** One who cannot be told must not keep the others from hearing. */
  private static void tell(Pending pending, @Nullable IOException failure) {
    try {
      pending.done().accept(failure);
    } catch (Throwable e) {
      log("An answer was lost.", e);
    }
  }

  private static void log(String what, Throwable why) {
    try {
      LOGGER.log(System.Logger.Level.ERROR, what, why);
    } catch (Throwable notEvenThat) {
      why.addSuppressed(notEvenThat);
    }
  }

  private void release(Queue queue) {
    lock.lock();
    try {
      held -= queue.takenBytes;
      queue.held -= queue.takenBytes;
      queue.takenBytes = 0;
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
    batches.add(new EventSink.Batch(EventLog.Kind.EVENTS, writer.count(), writer.toBytes()));
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
