package io.fullfunnel.store.workspace;

import io.fullfunnel.store.data.DataException;
import io.fullfunnel.store.event.BatchBody;
import io.fullfunnel.store.event.Envelope;
import io.fullfunnel.store.event.EventDecoder;
import io.fullfunnel.store.files.MessageReader;
import io.fullfunnel.store.journal.EventLog;
import io.fullfunnel.store.journal.FileLog;
import io.fullfunnel.store.journal.TopicPlace;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/**
 * The journal for all who write to it: what belongs to an erased person goes in as a tombstone, so
 * that nobody who was erased comes back with a file or a device. Thread-safe.
 */
final class Intake implements EventLog {
  private final FileLog log;
  private final Erasing erasing;
  private final boolean onlyTopic;

  /** Shared by those who append; alone whoever changes what is erased. */
  private final ReentrantReadWriteLock doorway = new ReentrantReadWriteLock();

  /**
   * @param onlyTopic whether nothing gets in but what comes by a topic
   */
  Intake(FileLog log, Erasing erasing, boolean onlyTopic) {
    this.log = log;
    this.erasing = erasing;
    this.onlyTopic = onlyTopic;
  }

  /** Something that changes who is erased. */
  interface Change {
    void make() throws IOException;
  }

  /** Makes a change between two appends: none is under way, and the next one knows it. */
  void between(Change change) throws IOException {
    demandOpen();
    doorway.writeLock().lock();
    try {
      change.make();
    } finally {
      doorway.writeLock().unlock();
    }
  }

  /** As {@link Workspace#append}. */
  long take(String from, List<byte[]> messages) throws IOException {
    long received = Clock.systemUTC().millis();
    EventDecoder decoder = new EventDecoder();
    BatchBody.Writer batch = new BatchBody.Writer().start(new Envelope(received, from, 0));
    for (byte[] message : messages) {
      if (message.length > MessageReader.MAX_MESSAGE) {
        throw new IllegalArgumentException(
            "a message has at most 32 KB, not " + message.length + " bytes");
      }
      decoder.decode(batch.count(), 0, 0, received, message, 0, message.length);
      batch.add(0, message, 0, message.length);
    }
    if (batch.count() == 0) {
      return log.end();
    }
    long sequence = append(Kind.EVENTS, batch.count(), batch.toBytes());
    log.sync();
    return sequence + messages.size();
  }

  @Override
  public long append(Kind kind, int count, byte[] body) throws IOException {
    demandOpen();
    return append(kind, count, body, null);
  }

  private void demandOpen() throws DataException {
    if (onlyTopic) {
      throw onlyTopic();
    }
  }

  static DataException onlyTopic() {
    return new DataException(
        "This server takes only what comes by its topic (--only-topic), so that it answers as"
            + " others do that follow the same one.");
  }

  /** As above; the record carries the place in a topic that it came from. */
  long append(Kind kind, int count, byte[] body, @Nullable TopicPlace from) throws IOException {
    doorway.readLock().lock();
    try {
      return log.append(kind, count, kind == Kind.EVENTS ? erasing.without(body) : body, from);
    } finally {
      doorway.readLock().unlock();
    }
  }

  @Override
  public void sync() throws IOException {
    log.sync();
  }

  @Override
  public long end() {
    return log.end();
  }

  @Override
  public Cursor read(long fromSequence) throws IOException {
    return log.read(fromSequence);
  }

  @Override
  public long rewrite(Rewriting rewriting) throws IOException {
    return log.rewrite(rewriting);
  }

  @Override
  public void close() throws IOException {
    log.close();
  }
}
