package io.fullfunnel.topic;

import io.fullfunnel.collect.EventSink;
import io.fullfunnel.store.journal.TopicRecord;
import io.fullfunnel.store.workspace.KnownNames;
import io.fullfunnel.store.workspace.OpenWorkspaces;
import io.fullfunnel.store.workspace.Settings;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Events go to the topics of their workspaces. What is said to be written is confirmed by as many
 * replicas as the topic asks for ({@code acks=all}). Used by one thread, the committer's.
 */
public final class TopicSink implements EventSink, Closeable {
  private static final System.Logger LOGGER = System.getLogger(TopicSink.class.getName());

  /** After so long without a broker's confirmation a record is not written. */
  private static final int CONFIRM_MILLIS = 10_000;

  private static final int REQUEST_MILLIS = 4_000;
  private static final int ROOM_MILLIS = 5_000;
  private static final long BUFFER = 64L << 20;

  /** So long nothing is tried after brokers did not answer: other workspaces need not wait too. */
  private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final OpenWorkspaces workspaces;
  private final TopicAddress address;
  private final Function<TopicAddress, Producer<byte[], byte[]>> producers;
  private final LongSupplier nanos;

  /** The topics that are known to be fit, by names of workspaces. */
  private final Map<String, String> topics;

  private @Nullable Producer<byte[], byte[]> producer;

  /** Why the last try failed that may pass by itself, and when that was; the committer's. */
  private @Nullable TopicException away;

  private long awayNanos;

  public TopicSink(TopicAddress address, OpenWorkspaces workspaces) {
    this(address, workspaces, TopicSink::producer, Map.of(), System::nanoTime);
  }

  TopicSink(
      TopicAddress address,
      OpenWorkspaces workspaces,
      Function<TopicAddress, Producer<byte[], byte[]>> producers,
      Map<String, String> topics,
      LongSupplier nanos) {
    this.address = address;
    this.workspaces = workspaces;
    this.producers = producers;
    this.topics = new ConcurrentHashMap<>(topics);
    this.nanos = nanos;
  }

  /** A producer whose own repetitions are dropped by the brokers. */
  static Producer<byte[], byte[]> producer(TopicAddress address) {
    Map<String, Object> settings = new HashMap<>(address.client());
    settings.put("acks", "all");
    settings.put("enable.idempotence", true);
    settings.put("max.in.flight.requests.per.connection", 5);
    settings.put("delivery.timeout.ms", CONFIRM_MILLIS);
    settings.put("request.timeout.ms", REQUEST_MILLIS);
    settings.put("max.block.ms", ROOM_MILLIS);
    settings.put("linger.ms", 0);
    settings.put("max.request.size", Topics.LONGEST);
    settings.put("buffer.memory", BUFFER);
    settings.put("compression.type", "none");
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /**
   * Looks at the topics of all workspaces, and makes those that are missing.
   *
   * @throws TopicException if one is not as it must be, or no broker answers
   */
  public void check() throws IOException {
    try (Topics all = new Topics(address)) {
      for (Settings each : workspaces.list()) {
        String topic = address.topic(each.id());
        all.ready(topic);
        topics.put(each.name(), topic);
      }
    }
  }

  private String topic(String workspace) throws IOException {
    String known = topics.get(workspace);
    if (known != null) {
      return known;
    }
    Settings settings =
        workspaces
            .find(workspace)
            .orElseThrow(() -> new TopicException("There is no workspace " + workspace + "."));
    String topic = address.topic(settings.id());
    try (Topics all = new Topics(address)) {
      all.ready(topic);
    }
    topics.put(workspace, topic);
    return topic;
  }

  @Override
  public Written write(String workspace, List<Batch> batches) {
    if (away != null && nanos.getAsLong() - awayNanos < PAUSE_NANOS) {
      return new Written(0, away);
    }
    Written written = send(workspace, batches);
    boolean passes = written.failure() instanceof TopicException why && why.passes();
    away = passes ? (TopicException) written.failure() : null;
    awayNanos = nanos.getAsLong();
    return written;
  }

  private Written send(String workspace, List<Batch> batches) {
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    IOException failure = null;
    try {
      workspaces.names(workspace).save();
      String topic = topic(workspace);
      for (Batch batch : batches) {
        byte[] record = TopicRecord.encode(batch.kind(), batch.sequences(), batch.body());
        Future<RecordMetadata> next = open().send(new ProducerRecord<>(topic, 0, null, record));
        sent.add(next);
        if (next.state() == Future.State.FAILED) {
          break; // without brokers each would wait for so long
        }
      }
    } catch (IOException e) {
      failure = e;
    } catch (KafkaException | IllegalStateException e) {
      failure = failed(e);
    }
    int written = 0;
    IOException first = null;
    for (Future<RecordMetadata> each : sent) { // all are waited for: what is told is their order
      IOException why = confirmed(each);
      first = first == null ? why : first;
      written += first == null ? 1 : 0;
    }
    return new Written(written, first == null ? failure : first);
  }

  /** Waits for a record; why it is not written, or null. */
  private @Nullable IOException confirmed(Future<RecordMetadata> sent) {
    try {
      sent.get(CONFIRM_MILLIS + REQUEST_MILLIS, TimeUnit.MILLISECONDS);
      return null;
    } catch (ExecutionException | TimeoutException e) {
      return failed(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new IOException("The sending was interrupted.", e);
    }
  }

  /** A producer that met something that does not pass by itself is not used again. */
  private IOException failed(Exception e) {
    Throwable cause = e instanceof ExecutionException && e.getCause() != null ? e.getCause() : e;
    if (!(cause instanceof RetriableException) && !(cause instanceof TimeoutException)) {
      giveUp();
    }
    return Trouble.of(address, e);
  }

  private Producer<byte[], byte[]> open() {
    Producer<byte[], byte[]> open = producer;
    if (open == null) {
      open = producers.apply(address);
      producer = open;
    }
    return open;
  }

  private void giveUp() {
    Producer<byte[], byte[]> old = producer;
    producer = null;
    if (old != null) {
      try {
        old.close(Duration.ZERO);
      } catch (KafkaException e) {
        LOGGER.log(System.Logger.Level.DEBUG, "a producer did not close well", e);
      }
    }
  }

  @Override
  public KnownNames names(String workspace) throws IOException {
    return workspaces.names(workspace);
  }

  @Override
  public void close() {
    giveUp();
  }
}
