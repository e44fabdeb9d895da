package io.fullfunnel.store.timelines;

import io.fullfunnel.store.data.DamagedException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/**
 * A file of sections, each with its length and checksum: one section an array. A short, long or
 * changed file is found out when it is read.
 */
final class Sections {
  private static final int CHUNK = 1 << 20;

  private Sections() {}

  /** Writes sections one after the other; {@link #finish} makes them durable. */
  static final class Writer implements Closeable {
    private final FileChannel file;
    private final ByteBuffer head = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);

    Writer(Path path) throws IOException {
      file =
          FileChannel.open(
              path,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE);
    }

    /** Writes a buffer of {@link #buffer}, from its start to its position. */
    void write(ByteBuffer section) throws IOException {
      section.flip();
      head.clear().putInt(section.remaining()).putInt(crc(section)).flip();
      writeFully(head);
      while (section.hasRemaining()) {
        ByteBuffer chunk = section.slice(section.position(), Math.min(CHUNK, section.remaining()));
        section.position(section.position() + chunk.remaining());
        writeFully(chunk);
      }
    }

    private void writeFully(ByteBuffer bytes) throws IOException {
      while (bytes.hasRemaining()) {
        file.write(bytes);
      }
    }

    void finish() throws IOException {
      file.force(true);
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }

  /** Reads the sections of one file in order. */
  static final class Reader implements Closeable {
    private final Path path;
    private final FileChannel file;
    private final ByteBuffer head = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);

    Reader(Path path) throws IOException {
      this.path = path;
      try {
        file = FileChannel.open(path, StandardOpenOption.READ);
      } catch (NoSuchFileException e) {
        DamagedException missing = new DamagedException(path, "it is missing");
        missing.initCause(e);
        throw missing;
      }
    }

    /** The next section, ready to be read. */
    ByteBuffer read() throws IOException {
      long at = file.position();
      readFully(head.clear(), at);
      head.flip();
      int length = head.getInt();
      int expected = head.getInt();
      if (length < 0 || length > file.size() - file.position()) {
        throw damaged(at);
      }
      ByteBuffer section = buffer(length);
      while (section.hasRemaining()) {
        ByteBuffer chunk = section.slice(section.position(), Math.min(CHUNK, section.remaining()));
        readFully(chunk, at);
        section.position(section.position() + chunk.capacity());
      }
      section.flip();
      if (crc(section) != expected) {
        throw damaged(at);
      }
      return section;
    }

    /** Checks that nothing follows. */
    void end() throws IOException {
      if (file.position() != file.size()) {
        throw damaged(file.position());
      }
    }

    private void readFully(ByteBuffer into, long at) throws IOException {
      while (into.hasRemaining()) {
        if (file.read(into) < 0) {
          throw damaged(at);
        }
      }
    }

    private DamagedException damaged(long at) {
      return new DamagedException(path, "wrong bytes at offset " + at);
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }

  /** Over length and content: a stretch of zeros must not pass for empty sections. */
  private static int crc(ByteBuffer section) {
    CRC32C crc = new CRC32C();
    crc.update(ByteBuffer.allocate(4).putInt(section.remaining()).flip());
    crc.update(section.duplicate());
    return (int) crc.getValue();
  }

  /** A buffer for a section of so many bytes. */
  static ByteBuffer buffer(long bytes) {
    return ByteBuffer.allocate(Math.toIntExact(bytes)).order(ByteOrder.LITTLE_ENDIAN);
  }

  static ByteBuffer ofInts(int[] numbers) {
    ByteBuffer section = buffer(4L * numbers.length);
    section.asIntBuffer().put(numbers);
    return section.position(section.capacity());
  }

  static ByteBuffer ofLongs(long[] numbers) {
    ByteBuffer section = buffer(8L * numbers.length);
    section.asLongBuffer().put(numbers);
    return section.position(section.capacity());
  }

  static ByteBuffer ofShorts(short[] numbers) {
    ByteBuffer section = buffer(2L * numbers.length);
    section.asShortBuffer().put(numbers);
    return section.position(section.capacity());
  }

  static int[] ints(ByteBuffer section) {
    int[] numbers = new int[section.remaining() / 4];
    section.asIntBuffer().get(numbers);
    return numbers;
  }

  static long[] longs(ByteBuffer section) {
    long[] numbers = new long[section.remaining() / 8];
    section.asLongBuffer().get(numbers);
    return numbers;
  }

  static short[] shorts(ByteBuffer section) {
    short[] numbers = new short[section.remaining() / 2];
    section.asShortBuffer().get(numbers);
    return numbers;
  }
}
