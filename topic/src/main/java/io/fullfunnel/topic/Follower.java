package io.fullfunnel.topic;

import io.fullfunnel.store.workspace.OpenWorkspaces;
import io.fullfunnel.store.workspace.Settings;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.LogTruncationException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the topics of all workspaces into their journals. One thread; it belongs to no consumer
 * group, so nobody takes a topic away from it, and several servers can follow the same ones.
 */
public final class Follower implements Closeable {
  private static final System.Logger LOGGER = System.getLogger(Follower.class.getName());
  private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(3);
  private static final long PAUSE_MILLIS = 1_000;
  private static final Duration POLL = Duration.ofMillis(250);
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final int FETCH_BYTES = 32 << 20;
  private static final int TOPIC_BYTES = 4 << 20;

  private final TopicAddress address;
  private final OpenWorkspaces workspaces;
  private final boolean acceptGaps;

  /** By the workspaces' ids. */
  private final Map<String, Following> followed = new ConcurrentHashMap<>();

  private final Map<TopicPartition, Following> partitions = new HashMap<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;
  private volatile @Nullable Consumer<byte[], byte[]> consumer;
  private volatile @Nullable String problem;

  /**
   * @param acceptGaps whether to go on where records are missing or cannot be read
   */
  public Follower(TopicAddress address, OpenWorkspaces workspaces, boolean acceptGaps) {
    this.address = address;
    this.workspaces = workspaces;
    this.acceptGaps = acceptGaps;
    this.thread = Thread.ofPlatform().name("topic follower").unstarted(this::run);
  }

  public void start() {
    thread.start();
  }

  /** How far a workspace is; nothing if it does not follow a topic yet. */
  public Optional<Progress> progress(String workspace) {
    return followed.values().stream()
        .filter(each -> each.workspace().equals(workspace))
        .findFirst()
        .map(Following::progress)
        .map(known ->
            problem == null || known.problem() != null
                ? known
                : new Progress(known.topic(), known.position(), known.end(), problem));
  }

  /** What is wrong, as sentences. */
  public List<String> problems() {
    String all = problem;
    if (all != null) {
      return List.of(all);
    }
    return followed.values().stream()
        .map(each -> each.progress().problem())
        .filter(each -> each != null)
        .map(String::valueOf)
        .distinct()
        .sorted()
        .toList();
  }

  private static Consumer<byte[], byte[]> consumer(TopicAddress address) {
    Map<String, Object> settings = new HashMap<>(address.client());
    settings.put("enable.auto.commit", false);
    settings.put("auto.offset.reset", "none");
    settings.put("allow.auto.create.topics", false);
    settings.put("fetch.max.bytes", FETCH_BYTES);
    settings.put("max.partition.fetch.bytes", TOPIC_BYTES);
    settings.put("request.timeout.ms", 5_000);
    settings.put("default.api.timeout.ms", 5_000);
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private boolean isClosing() {
    return closing.getCount() == 0;
  }

  /** Goes on whatever happens, with a new consumer where one failed. */
  private void run() {
    while (!isClosing()) {
      try (Consumer<byte[], byte[]> opened = consumer(address);
          Topics topics = new Topics(address)) {
        consumer = opened;
        partitions.clear();
        followed.clear();
        follow(opened, topics);
      } catch (WakeupException e) {
        // somebody closes it
      } catch (KafkaException e) {
        told(Trouble.of(address, e));
      } catch (IOException | RuntimeException e) {
        told(e);
      } finally {
        consumer = null;
      }
      pause();
    }
  }

  private void told(Exception why) {
    String sentence = String.valueOf(why.getMessage());
    if (!sentence.equals(problem)) {
      LOGGER.log(System.Logger.Level.ERROR, "The topics are not followed: " + sentence, why);
    }
    problem = sentence;
  }

  private void pause() {
    try {
      var _ = closing.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void follow(Consumer<byte[], byte[]> from, Topics topics) throws IOException {
    long looked = System.nanoTime() - LOOK_NANOS;
    while (!isClosing()) {
      if (System.nanoTime() - looked >= LOOK_NANOS) {
        look(from, topics);
        looked = System.nanoTime();
      }
      if (partitions.isEmpty()) {
        pause();
        continue;
      }
      try {
        take(from, from.poll(POLL));
      } catch (LogTruncationException e) {
        e.partitions().forEach(at -> cut(from, at, e.divergentOffsets().get(at), e));
      } catch (OffsetOutOfRangeException e) {
        looked -= LOOK_NANOS; // the look says what is missing
        e.partitions().forEach(at -> one(at).stop(e));
        assign(from);
      }
    }
  }

  private void cut(
      Consumer<byte[], byte[]> from,
      TopicPartition at,
      @Nullable OffsetAndMetadata end,
      LogTruncationException why) {
    Following one = one(at);
    try {
      if (end == null) {
        throw Trouble.of(address, why);
      }
      one.diverged(end.offset());
      from.seek(at, one.place());
    } catch (TopicException e) {
      one.stop(e);
      assign(from);
    }
  }

  private void take(Consumer<byte[], byte[]> from, ConsumerRecords<byte[], byte[]> records) {
    boolean stopped = false;
    for (TopicPartition at : records.partitions()) {
      Following one = one(at);
      try {
        one.take(records.records(at));
        from.currentLag(at).ifPresent(lag -> one.tell(from.position(at) + lag));
      } catch (IOException | RuntimeException e) { // the others go on
        one.stop(e);
        stopped = true;
      }
    }
    if (stopped) {
      assign(from);
    }
  }

  /** Sees to workspaces that came or went, to those that stopped, and to where the topics end. */
  private void look(Consumer<byte[], byte[]> from, Topics topics) throws IOException {
    List<Settings> known = workspaces.list();
    Set<String> ids = new HashSet<>();
    for (Settings each : known) {
      ids.add(each.id());
      Following one =
          followed.computeIfAbsent(
              each.id(),
              id -> new Following(each.name(), address.topic(id), workspaces, acceptGaps));
      if (isClosing()) {
        return; // each may wait for brokers
      }
      if (!one.active()) {
        begin(one, from, topics);
      }
    }
    followed.keySet().retainAll(ids);
    assign(from);
    reach(from);
  }

  private void begin(Following one, Consumer<byte[], byte[]> from, Topics topics) {
    TopicPartition at = one.partition();
    try {
      var id = topics.ready(one.topic());
      long beginning = from.beginningOffsets(Set.of(at), PATIENCE).getOrDefault(at, 0L);
      long end = from.endOffsets(Set.of(at), PATIENCE).getOrDefault(at, 0L);
      one.begin(new Following.Extent(id, beginning, end));
    } catch (WakeupException e) {
      throw e;
    } catch (KafkaException e) {
      one.stop(Trouble.of(address, e));
    } catch (IOException e) {
      one.stop(e);
    }
  }

  private Following one(TopicPartition at) {
    return Objects.requireNonNull(partitions.get(at));
  }

  /** Reads those that are active; what was read before goes on where it was. */
  private void assign(Consumer<byte[], byte[]> from) {
    Set<TopicPartition> before = Set.copyOf(partitions.keySet());
    partitions.clear();
    for (Following one : followed.values()) {
      if (one.active()) {
        partitions.put(one.partition(), one);
      }
    }
    from.assign(List.copyOf(partitions.keySet()));
    Collection<TopicPartition> added = new ArrayList<>(partitions.keySet());
    added.removeAll(before);
    added.forEach(at -> from.seek(at, one(at).place()));
  }

  private void reach(Consumer<byte[], byte[]> from) {
    if (partitions.isEmpty()) {
      problem = null;
      return;
    }
    try {
      Map<TopicPartition, Long> ends = from.endOffsets(partitions.keySet(), PATIENCE);
      ends.forEach((at, end) -> one(at).tell(end));
      problem = null;
      assign(from); // without those that are beyond the end
    } catch (TimeoutException e) {
      told(Trouble.of(address, e));
    }
  }

  @Override
  public void close() {
    closing.countDown();
    Consumer<byte[], byte[]> open = consumer;
    if (open != null) {
      open.wakeup();
    }
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
