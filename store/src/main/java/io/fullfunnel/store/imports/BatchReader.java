package io.fullfunnel.store.imports;

import io.fullfunnel.store.event.BatchBody;
import io.fullfunnel.store.event.Envelope;
import io.fullfunnel.store.files.MessageReader;
import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Reads a file's messages into batches on a thread of its own, a few ahead of who takes them. */
final class BatchReader implements AutoCloseable {
  private static final int MAX_ROWS = 4_096;
  private static final int MAX_BYTES = 1 << 20;
  private static final int AHEAD = 4;

  /** A batch's body; the last one has none. */
  @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
  record Batch(byte @Nullable [] body, int count, long rows, long bytes) {}

  private final MessageReader reader;
  private final Envelope envelope;
  private final long afterRow;
  private final ArrayBlockingQueue<Batch> ready = new ArrayBlockingQueue<>(AHEAD);
  private final Thread thread;
  private volatile boolean stopped;
  private volatile @Nullable Throwable failure;

  /**
   * @param afterRow rows up to this one are in the journal already
   */
  BatchReader(MessageReader reader, Envelope envelope, long afterRow) {
    this.reader = reader;
    this.envelope = envelope;
    this.afterRow = afterRow;
    this.thread = Thread.ofPlatform().daemon().name("import-reader").unstarted(this::readAll);
  }

  BatchReader start() {
    thread.start();
    return this;
  }

  private void readAll() {
    try {
      readBatches();
    } catch (IOException | RuntimeException | Error e) {
      failure = e;
    } catch (InterruptedException e) {
      stopped = true;
    }
    hand(new Batch(null, 0, reader.row(), reader.bytesRead()));
  }

  private void readBatches() throws IOException, InterruptedException {
    BatchBody.Writer writer = new BatchBody.Writer().start(envelope);
    long last = afterRow;
    int rows = 0;
    while (!stopped && reader.next()) {
      long row = reader.row();
      if (row <= afterRow) {
        continue;
      }
      if (row != last) {
        if (rows >= MAX_ROWS || writer.size() >= MAX_BYTES) {
          hand(batch(writer, last));
          writer.start(envelope);
          rows = 0;
        }
        last = row;
        rows++;
      }
      writer.add(row, reader.bytes(), reader.offset(), reader.length());
    }
    if (writer.count() > 0 && !stopped) {
      hand(batch(writer, last));
    }
  }

  private Batch batch(BatchBody.Writer writer, long lastRow) {
    return new Batch(writer.toBytes(), writer.count(), lastRow, reader.bytesRead());
  }

  private void hand(Batch batch) {
    try {
      boolean taken = false;
      while (!stopped && !taken) {
        taken = ready.offer(batch, 50, TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      stopped = true;
      Thread.currentThread().interrupt();
    }
  }

  /** The next batch; one without a body after the last. */
  Batch next() throws IOException, InterruptedException {
    Batch batch = ready.take();
    Throwable thrown = failure;
    if (batch.body() == null && thrown != null) {
      switch (thrown) {
        case IOException io -> throw io;
        case RuntimeException wrong -> throw wrong;
        default -> throw new IllegalStateException(thrown);
      }
    }
    return batch;
  }

  /** Stops the thread and waits for its end; the reader stays open. */
  void stop() {
    stopped = true;
    boolean interrupted = Thread.interrupted();
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    stop();
  }
}
