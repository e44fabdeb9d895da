package io.fullfunnel.store.admission;

import io.fullfunnel.store.data.DamagedException;
import java.io.Closeable;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32C;

/** Ids in order in a file that never changes; its filter and block index are in memory. */
final class Run implements Closeable {
  private static final int BUFFER = 256 << 10;

  private final Path path;
  private final long number;
  private final long count;
  private final RandomAccessFile file;
  private final long[] fences;
  private final Filter filter;
  private final byte[] block = new byte[RunFormat.BLOCK];
  private final ByteBuffer view = ByteBuffer.wrap(block);

  private Run(Path path, long number, long count, RandomAccessFile file) throws IOException {
    this.path = path;
    this.number = number;
    this.count = count;
    this.file = file;
    byte[] header = new byte[RunFormat.HEADER];
    if (file.length() != RunFormat.length(count)) {
      throw new DamagedException(
          path, "it has " + file.length() + " bytes instead of " + RunFormat.length(count));
    }
    file.readFully(header);
    if (!Arrays.equals(header, RunFormat.header(count))) {
      throw new DamagedException(path, "its header at offset 0 is not the one that was written");
    }
    CRC32C crc = new CRC32C();
    file.seek(RunFormat.indexAt(count));
    fences = longs(RunFormat.blocks(count), crc);
    filter = new Filter(longs(Filter.longs(count), crc));
    if (file.readInt() != (int) crc.getValue()) {
      throw new DamagedException(
          path, "the checksum of its index at offset " + RunFormat.indexAt(count) + " is wrong");
    }
  }

  static Path path(Path directory, long file) {
    return directory.resolve("run-" + file);
  }

  static Run open(Path path, long number, long count) throws IOException {
    RandomAccessFile file;
    try {
      file = new RandomAccessFile(path.toFile(), "r");
    } catch (FileNotFoundException e) {
      throw new DamagedException(path, "it is missing");
    }
    try {
      return new Run(path, number, count, file);
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  long file() {
    return number;
  }

  long count() {
    return count;
  }

  boolean contains(long high, long low) throws IOException {
    if (!filter.mayContain(high, low)) {
      return false;
    }
    int at = Arrays.binarySearch(fences, high);
    int candidate = at >= 0 ? at : -at - 2;
    while (candidate > 0 && fences[candidate] == high) {
      candidate--; // ids with one high half may lie over several blocks
    }
    for (int i = Math.max(0, candidate); i < fences.length && fences[i] <= high; i++) {
      if (isInBlock(i, high, low)) {
        return true;
      }
    }
    return false;
  }

  private boolean isInBlock(int index, long high, long low) throws IOException {
    int from = 0;
    int to = load(index) - 1;
    while (from <= to) {
      int middle = (from + to) >>> 1;
      long there = view.getLong(middle * RunFormat.ID);
      long thereLow = view.getLong(middle * RunFormat.ID + 8);
      if (there == high && thereLow == low) {
        return true;
      }
      if (there < high || (there == high && thereLow < low)) {
        from = middle + 1;
      } else {
        to = middle - 1;
      }
    }
    return false;
  }

  /** Brings a block into memory and checks it; how many ids it has. */
  private int load(int index) throws IOException {
    int ids = RunFormat.idsIn(count, index);
    long at = RunFormat.HEADER + (long) index * RunFormat.BLOCK;
    try {
      file.seek(at);
      file.readFully(block, 0, ids * RunFormat.ID + RunFormat.CRC);
    } catch (EOFException e) {
      throw new DamagedException(path, "it ends before offset " + at);
    }
    if (view.getInt(ids * RunFormat.ID) != RunFormat.crc(block, ids * RunFormat.ID)) {
      throw new DamagedException(path, "the checksum of the block at offset " + at + " is wrong");
    }
    return ids;
  }

  /** All ids in order; not together with {@link #contains}. */
  Ids ids() {
    return new Ids() {
      private int index = -1;
      private int at;
      private int here;

      @Override
      public boolean next() throws IOException {
        at++;
        if (at >= here) {
          index++;
          if (index >= fences.length) {
            return false;
          }
          here = load(index);
          at = 0;
        }
        return true;
      }

      @Override
      public long high() {
        return view.getLong(at * RunFormat.ID);
      }

      @Override
      public long low() {
        return view.getLong(at * RunFormat.ID + 8);
      }
    };
  }

  private long[] longs(int length, CRC32C crc) throws IOException {
    long[] values = new long[length];
    byte[] chunk = new byte[BUFFER];
    for (int done = 0; done < length; ) {
      int here = Math.min(length - done, BUFFER / 8);
      file.readFully(chunk, 0, here * 8);
      crc.update(chunk, 0, here * 8);
      ByteBuffer.wrap(chunk).asLongBuffer().get(values, done, here);
      done += here;
    }
    return values;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
