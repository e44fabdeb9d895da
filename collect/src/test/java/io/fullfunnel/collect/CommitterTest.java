package io.fullfunnel.collect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.collect.Committer.Pending;
import io.fullfunnel.store.event.BatchBody;
import io.fullfunnel.store.event.RefusedEvents;
import io.fullfunnel.store.journal.EventLog;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Group commit over a disk that does what it is told. */
class CommitterTest {
  private static final long ROOM = 1_000;

  /** What the disk was given, a line each round. */
  private final List<String> rounds = new ArrayList<>();

  private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
  private final Semaphore disk = new Semaphore(0);
  private final CountDownLatch first = new CountDownLatch(1);
  private int mostBatches = Integer.MAX_VALUE;
  private final Queue<Throwable> troubles = new ArrayDeque<>();
  private final Committer committer = new Committer(this::write, ROOM);

  private EventSink.Written write(String workspace, List<EventSink.Batch> batches) {
    first.countDown();
    disk.acquireUninterruptibly();
    switch (troubles.poll()) {
      case Error e -> throw e;
      case RuntimeException e -> throw e;
      case null, default -> {}
    }
    StringBuilder line = new StringBuilder(workspace);
    int written = Math.min(mostBatches, batches.size());
    for (EventSink.Batch batch : batches.subList(0, written)) {
      if (batch.kind() == EventLog.Kind.EVENTS_REFUSED) {
        line.append(" refused ").append(RefusedEvents.of(batch.body()).byKey());
        told.add(line.toString());
        continue;
      }
      BatchBody.Cursor cursor = new BatchBody.Cursor(batch.body());
      line.append(" [").append(cursor.envelope().from());
      line.append(' ').append(cursor.envelope().key());
      line.append(' ').append(cursor.envelope().receivedMillis()).append(':');
      while (cursor.next()) {
        line.append(' ')
            .append(new String(cursor.bytes(), cursor.offset(), cursor.length(), UTF_8));
      }
      line.append(']');
    }
    rounds.add(line.toString());
    boolean all = written == batches.size();
    return new EventSink.Written(written, all ? null : new IOException("full"));
  }

  @AfterEach
  void end() {
    disk.release(1_000);
    committer.close();
  }

  private boolean offer(String workspace, String key, long millis, String... messages) {
    StringBuilder bytes = new StringBuilder();
    int[] ends = new int[messages.length];
    for (int i = 0; i < messages.length; i++) {
      ends[i] = bytes.append(messages[i]).length();
    }
    Sender sender = new Sender(workspace, key, key.startsWith("s"));
    String name = messages[0];
    return committer.offer(
        new Pending(
            sender,
            millis,
            bytes.toString().getBytes(UTF_8),
            ends,
            failure ->
                told.add(name + (failure == null ? " stored" : " " + failure.getMessage()))));
  }

  private List<String> told(int many) throws InterruptedException {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      all.add(told.take());
    }
    return all;
  }

  /** What comes while the disk is busy goes in together; nobody is told before. */
  @Test
  void requestsShareARound() throws InterruptedException {
    committer.start();
    offer("shop", "w1", 1, "a");
    first.await();
    offer("shop", "w1", 2, "b", "c");
    offer("shop", "w1", 2, "d");
    offer("other", "w3", 2, "x");
    offer("shop", "s2", 2, "e");
    offer("shop", "w1", 3, "f");
    assertThat(told).isEmpty();
    disk.release(3);
    assertThat(told(6))
        .containsExactly("a stored", "b stored", "d stored", "e stored", "f stored", "x stored");
    assertThat(rounds)
        .containsExactly(
            "shop [http w1 1: a]",
            "shop [http w1 2: b c d] [server s2 2: e] [http w1 3: f]",
            "other [http w3 2: x]");
  }

  /** F05: what the disk took is told as stored, the rest is not. */
  @Test
  void aFullDisk() throws InterruptedException {
    offer("shop", "w1", 1, "a");
    offer("shop", "w1", 1, "b");
    offer("shop", "w1", 2, "c");
    offer("other", "w1", 2, "x");
    mostBatches = 1;
    disk.release(2);
    committer.start();
    assertThat(told(4)).containsExactly("a stored", "b stored", "c full", "x stored");
  }

  /** F07: whatever goes wrong, those who wait hear of it, and the next round is written. */
  @Test
  void aRoundThatFails() throws InterruptedException {
    troubles.add(new OutOfMemoryError("a test's"));
    troubles.add(new IllegalStateException("a test's"));
    offer("shop", "w1", 1, "a");
    offer("shop", "w2", 1, "b");
    offer("other", "w3", 1, "x");
    offer("third", "w4", 1, "z");
    disk.release(4);
    committer.start();
    assertThat(told(4))
        .containsExactly(
            "a The journal failed: java.lang.OutOfMemoryError: a test's",
            "b The journal failed: java.lang.OutOfMemoryError: a test's",
            "x The journal failed: java.lang.IllegalStateException: a test's",
            "z stored");
    assertThat(offer("shop", "w1", 2, "y".repeat(500))).isTrue();
    assertThat(told.take()).endsWith("y stored");
  }

  /** One who cannot be told does not keep the others from hearing. */
  @Test
  void anAnswerThatIsLost() throws InterruptedException {
    Sender sender = new Sender("shop", "w1", false);
    Pending bad =
        new Pending(
            sender,
            1,
            "a".getBytes(UTF_8),
            new int[] {1},
            failure -> {
              throw new OutOfMemoryError("a test's");
            });
    assertThat(committer.offer(bad)).isTrue();
    offer("shop", "w1", 1, "b");
    disk.release(1);
    committer.start();
    assertThat(told(1)).containsExactly("b stored");
  }

  /** What waits is bounded, and one workspace leaves room for the others. */
  @Test
  void roomEnds() throws InterruptedException {
    String large = "y".repeat(400);
    assertThat(offer("shop", "w1", 1, large)).isTrue();
    assertThat(offer("shop", "w1", 1, large)).isFalse();
    assertThat(offer("shop", "w1", 1, "y".repeat(100))).isTrue();
    assertThat(offer("other", "w2", 1, large)).isTrue();
    assertThat(offer("third", "w3", 1, "y".repeat(101))).isFalse();
    committer.start();
    disk.release(2);
    told(3);
    assertThat(offer("shop", "w1", 2, large)).isTrue();
  }

  /** What was refused is added up, and on record soon, also if the disk fails at first. */
  @Test
  void whatWasRefused() throws InterruptedException {
    troubles.add(new IllegalStateException("a test's"));
    disk.release(2);
    Sender one = new Sender("shop", "w1", false);
    committer.refused(one, "too_large", 2, 5);
    committer.refused(new Sender("shop", "s2", true), "too_deep", 1, 6);
    committer.start();
    committer.refused(one, "too_large", 1, 7);
    assertThat(told.take()).isEqualTo("shop refused {s2={too_deep=1}, w1={too_large=3}}");
    committer.refused(one, "protected", 4, 8);
    disk.release(1);
    committer.close();
    assertThat(told.take()).isEqualTo("shop refused {w1={protected=4}}");
  }

  /** At the end what waits is written; nothing more is taken. */
  @Test
  void theEnd() throws InterruptedException {
    offer("shop", "w1", 1, "a");
    disk.release(1);
    committer.start();
    committer.close();
    assertThat(told(1)).containsExactly("a stored");
    assertThat(offer("shop", "w1", 2, "b")).isFalse();
  }
}
