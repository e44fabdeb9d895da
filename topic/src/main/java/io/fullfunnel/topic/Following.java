package io.fullfunnel.topic;

import io.fullfunnel.store.event.BatchBody;
import io.fullfunnel.store.event.Envelope;
import io.fullfunnel.store.event.RefusedEvents;
import io.fullfunnel.store.journal.EventLog;
import io.fullfunnel.store.journal.TopicPlace;
import io.fullfunnel.store.journal.TopicRecord;
import io.fullfunnel.store.workspace.Gate;
import io.fullfunnel.store.workspace.OpenWorkspaces;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * One workspace that follows its topic. Where it is stands in the journal and nowhere else: a
 * record is appended together with its offset, so there is no moment at which one is on disk
 * without the other. Used by the follower's thread; {@link #progress} by any.
 */
final class Following {
  private static final System.Logger LOGGER = System.getLogger(Following.class.getName());

  private final String workspace;
  private final String topic;
  private final OpenWorkspaces workspaces;
  private final boolean acceptGaps;
  private volatile Progress progress;

  /** Whether records are read; not where something is wrong that does not pass by itself. */
  private boolean active;

  private UUID id = new UUID(0, 0);
  private long next;
  private int epoch = -1;

  /** The offset of the record that could not be taken last; what was wrong stays so until then. */
  private long failedAt = -1;

  Following(String workspace, String topic, OpenWorkspaces workspaces, boolean acceptGaps) {
    this.workspace = workspace;
    this.topic = topic;
    this.workspaces = workspaces;
    this.acceptGaps = acceptGaps;
    this.progress = new Progress(topic, 0, 0, null);
  }

  /** What the brokers say of the topic. */
  record Extent(UUID id, long beginning, long end) {}

  String workspace() {
    return workspace;
  }

  String topic() {
    return topic;
  }

  TopicPartition partition() {
    return new TopicPartition(topic, 0);
  }

  Progress progress() {
    return progress;
  }

  boolean active() {
    return active;
  }

  /** Where to read from; with the leader's epoch, so that the brokers tell if that is no more. */
  OffsetAndMetadata place() {
    Optional<Integer> known = epoch < 0 ? Optional.empty() : Optional.of(epoch);
    return new OffsetAndMetadata(next, known, "");
  }

  /**
   * Finds out from the journal where to go on.
   *
   * @throws TopicException if the topic is not the one that the journal followed, or does not hold
   *     what comes next
   */
  void begin(Extent now) throws IOException {
    @Nullable TopicPlace last = workspaces.write(workspace, Gate::followed);
    id = now.id();
    if (last != null && !last.topic().equals(now.id())) {
      gap(
          "The topic %s was made anew since this workspace last followed it (then it was %s, now it is %s); what was in the old one beyond offset %d and not yet read is gone."
              .formatted(topic, last.topic(), now.id(), last.offset()));
      last = null;
    }
    next = last == null ? 0 : last.offset() + 1;
    epoch = last == null ? -1 : last.epoch();
    reach(now);
    active = true;
    progress = new Progress(topic, next, now.end(), stillWrong());
  }

  /** Compares the position with what the topic has. */
  void reach(Extent now) throws TopicException {
    if (next < now.beginning()) {
      gap(
          "The topic %s begins at offset %d, and this workspace has read it up to offset %d: %d records are gone that it never read."
              .formatted(topic, now.beginning(), next, now.beginning() - next));
      skipTo(now.beginning());
    } else if (next > now.end()) {
      gap(
          "The topic %s ends at offset %d, and this workspace has read it up to offset %d: it lost its end, and what comes there now is something else."
              .formatted(topic, now.end(), next));
      skipTo(now.end());
    }
  }

  /** A topic that lost its end and grew again. */
  void diverged(long from) throws TopicException {
    gap(
        "The topic %s was cut off at offset %d and grew again; this workspace has read other records there, up to offset %d."
            .formatted(topic, from, next));
    skipTo(from);
  }

  private void skipTo(long offset) {
    next = offset;
    epoch = -1;
  }

  private void gap(String sentence) throws TopicException {
    if (!acceptGaps) {
      throw new TopicException(sentence);
    }
    LOGGER.log(System.Logger.Level.WARNING, sentence + " It goes on, as --accept-gap says.");
  }

  /** Stops reading; tried again by and by. */
  void stop(Exception why) {
    String sentence = String.valueOf(why.getMessage());
    if (!sentence.equals(progress.problem())) {
      LOGGER.log(System.Logger.Level.ERROR, "Workspace " + workspace + ": " + sentence);
    }
    active = false;
    progress = new Progress(topic, progress.position(), progress.end(), sentence);
  }

  /** Hears where the topic ends; before the position is a reason to begin again. */
  void tell(long end) {
    if (end < next) {
      stop(new TopicException("The topic " + topic + " ends before what was read of it."));
    } else if (active) {
      progress = new Progress(topic, next, end, stillWrong());
    }
  }

  private @Nullable String stillWrong() {
    return next == failedAt ? progress.problem() : null;
  }

  /** Puts records into the journal; they are on disk when this returns. */
  void take(List<ConsumerRecord<byte[], byte[]>> records) throws IOException {
    try {
      workspaces.<@Nullable Void>write(
          workspace,
          gate -> {
            try {
              for (ConsumerRecord<byte[], byte[]> each : records) {
                failedAt = next;
                append(gate, each);
              }
              failedAt = -1;
            } finally {
              gate.journal().sync();
            }
            return null;
          });
    } finally {
      tell(Math.max(next, progress.end()));
    }
  }

  private void append(Gate gate, ConsumerRecord<byte[], byte[]> each) throws IOException {
    if (each.offset() != next) {
      gap(
          "The topic %s goes on at offset %d, but %d comes next: records between them are missing."
              .formatted(topic, each.offset(), next));
    }
    EventLog.@Nullable Entry record = record(each);
    if (record != null) {
      int leader = each.leaderEpoch().orElse(-1);
      gate.follow(record, new TopicPlace(id, leader, each.offset()));
      epoch = leader;
    }
    next = each.offset() + 1;
  }

  private EventLog.@Nullable Entry record(ConsumerRecord<byte[], byte[]> each)
      throws TopicException {
    try {
      EventLog.Entry record = TopicRecord.decode(each.value() == null ? new byte[0] : each.value());
      if (!isSound(record)) {
        throw new IOException("What it holds does not come by a topic.");
      }
      return record;
    } catch (IOException | RuntimeException e) {
      gap(
          "The record at offset %d of the topic %s is none of a journal's: %s"
              .formatted(each.offset(), topic, e.getMessage()));
      return null;
    }
  }

  /** Whether it is what collectors write: somebody else's would be believed for ever. */
  private static boolean isSound(EventLog.Entry record) {
    if (record.kind() == EventLog.Kind.EVENTS_REFUSED) {
      return record.count() == 1 && RefusedEvents.of(record.body()).total() >= 0;
    }
    if (record.kind() != EventLog.Kind.EVENTS) {
      return false;
    }
    BatchBody.Cursor batch = new BatchBody.Cursor(record.body());
    int messages = 0;
    while (batch.next()) {
      messages++;
    }
    Envelope from = batch.envelope();
    return messages == record.count() && from.importNumber() == 0 && from.replay().isEmpty();
  }
}
