package io.fullfunnel.store.timelines;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Rows on their way to shards, split into {@value #PARTS} parts by strand number, in memory as long
 * as they are few and then in one temporary file a part: a whole workspace can be sorted in little
 * memory.
 */
final class RowRuns implements Closeable {
  static final int PARTS = 256;

  /** Rows kept in memory before any part goes to its file: about 50 MB. */
  private static final int MOST_IN_MEMORY = 2_000_000;

  private static final int ROW_BYTES = 24;

  private final Path folder;
  private final String name;
  private final Rows[] parts = new Rows[PARTS];
  private final @Nullable FileChannel[] files = new @Nullable FileChannel[PARTS];
  private final long[] spilled = new long[PARTS];
  private final ByteBuffer buffer =
      ByteBuffer.allocate(ROW_BYTES * 8192).order(ByteOrder.LITTLE_ENDIAN);
  private int inMemory;
  private long rows;

  /**
   * @param folder where the temporary files go
   * @param name of this set of runs within the folder
   */
  RowRuns(Path folder, String name) {
    this.folder = folder;
    this.name = name;
    for (int p = 0; p < PARTS; p++) {
      parts[p] = new Rows(16);
    }
  }

  long rows() {
    return rows;
  }

  void add(int part, int strand, long time, int event, long sequence) throws IOException {
    parts[part].add(strand, time, event, sequence);
    rows++;
    if (++inMemory == MOST_IN_MEMORY) {
      for (int p = 0; p < PARTS; p++) {
        spill(p);
      }
      inMemory = 0;
    }
  }

  /** Adds all rows of one part to {@code into} and forgets them here. */
  void take(int part, Rows into) throws IOException {
    FileChannel file = files[part];
    if (file != null) {
      into.reserve(Math.toIntExact(into.size + spilled[part] + parts[part].size));
      file.position(0);
      long left = spilled[part];
      while (left > 0) {
        buffer.clear().limit((int) Math.min(buffer.capacity(), left * ROW_BYTES));
        while (buffer.hasRemaining() && file.read(buffer) >= 0) {}
        buffer.flip();
        while (buffer.hasRemaining()) {
          into.add(buffer.getInt(), buffer.getLong(), buffer.getInt(), buffer.getLong());
          left--;
        }
      }
      file.truncate(0);
      spilled[part] = 0;
    }
    Rows memory = parts[part];
    for (int row = 0; row < memory.size; row++) {
      into.add(memory, row);
    }
    inMemory -= memory.size;
    parts[part] = new Rows(16);
  }

  private void spill(int part) throws IOException {
    Rows memory = parts[part];
    FileChannel file = files[part];
    if (file == null) {
      Files.createDirectories(folder);
      file =
          FileChannel.open(
              folder.resolve(name + "-" + part + ".rows"),
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
      files[part] = file;
    }
    file.position(spilled[part] * ROW_BYTES);
    for (int row = 0; row < memory.size; ) {
      buffer.clear();
      while (row < memory.size && buffer.hasRemaining()) {
        buffer.putInt(memory.strands[row]);
        buffer.putLong(memory.times[row]);
        buffer.putInt(memory.events[row]);
        buffer.putLong(memory.sequences[row]);
        row++;
      }
      buffer.flip();
      while (buffer.hasRemaining()) {
        file.write(buffer);
      }
    }
    spilled[part] += memory.size;
    memory.clear();
  }

  @Override
  public void close() throws IOException {
    for (FileChannel file : files) {
      if (file != null) {
        file.close();
      }
    }
  }
}
