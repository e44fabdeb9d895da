package io.fullfunnel.engine.stored;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.zip.CRC32C;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * A file of blocks behind a head that says which file it is. A block has its length, its length
 * unpacked, and a checksum over these and its bytes.
 */
final class Blocks {
  private static final int MAGIC = 0x31_43_46_46; // "FFC1", little-endian
  private static final int HEAD = 4 + 8 + 4 + 4;

  private Blocks() {}

  /** A buffer for a block of so many bytes. */
  static ByteBuffer buffer(long bytes) {
    return ByteBuffer.allocate(Math.toIntExact(bytes)).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static byte[] head(FileKey key) {
    byte[] head = new byte[HEAD];
    ByteBuffer to = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
    to.putInt(MAGIC).putLong(key.snapshot()).putInt(key.shard()).putInt(key.column());
    return head;
  }

  private static int crc(int packed, int whole, byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(buffer(8).putInt(packed).putInt(whole).flip());
    crc.update(bytes);
    return (int) crc.getValue();
  }

  /** Writes blocks one after the other. */
  static final class Writer {
    private final OutputStream out;

    Writer(OutputStream out, FileKey key) throws IOException {
      this.out = out;
      block(head(key), HEAD);
    }

    /** Writes a buffer of {@link #buffer} from its start to its position, as it is. */
    void write(ByteBuffer block) throws IOException {
      block(bytes(block.flip()), block.limit());
    }

    /** The same, packed where that halves it: most properties are of few events. */
    void pack(ByteBuffer block) throws IOException {
      int whole = block.position();
      byte[] packed = new byte[whole / 2];
      Deflater deflater = new Deflater(Deflater.BEST_SPEED);
      try {
        deflater.setInput(block.duplicate().flip());
        deflater.finish();
        int length = deflater.deflate(packed);
        if (deflater.finished()) {
          block(Arrays.copyOf(packed, length), whole);
          return;
        }
      } finally {
        deflater.end();
      }
      write(block);
    }

    private static byte[] bytes(ByteBuffer block) {
      byte[] bytes = new byte[block.remaining()];
      block.get(bytes);
      return bytes;
    }

    private void block(byte[] bytes, int whole) throws IOException {
      int crc = crc(bytes.length, whole, bytes);
      out.write(bytes(buffer(12).putInt(bytes.length).putInt(whole).putInt(crc).flip()));
      out.write(bytes);
    }
  }

  /** Reads the blocks of one file in order. */
  static final class Reader implements Closeable {
    private final DataInputStream in;
    private final String shown;

    Reader(Place place, FileKey key) throws IOException {
      this.shown = place.shown(key.name());
      this.in = new DataInputStream(open(place, key));
      boolean whole = false;
      try {
        if (!read().equals(ByteBuffer.wrap(head(key)))) {
          throw new DamagedFileException(shown, "it is a file of another place or snapshot");
        }
        whole = true;
      } finally {
        if (!whole) {
          in.close();
        }
      }
    }

    private InputStream open(Place place, FileKey key) throws IOException {
      try {
        return place.open(key.name());
      } catch (NoSuchFileException e) {
        DamagedFileException missing = new DamagedFileException(shown, "it is missing");
        missing.initCause(e);
        throw missing;
      }
    }

    /** The next block, ready to be read. */
    ByteBuffer read() throws IOException {
      int packed = number();
      int whole = number();
      int expected = number();
      if (packed < 0 || whole < packed || (packed != whole && packed > whole / 2)) {
        throw damaged("its bytes are wrong");
      }
      byte[] bytes = in.readNBytes(packed);
      if (bytes.length < packed) {
        throw damaged("it ends too early");
      }
      if (crc(packed, whole, bytes) != expected) {
        throw damaged("its checksum is wrong");
      }
      byte[] content = packed == whole ? bytes : unpacked(bytes, whole);
      return ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    }

    private byte[] unpacked(byte[] bytes, int whole) throws IOException {
      Inflater inflater = new Inflater();
      try {
        byte[] content = new byte[whole];
        inflater.setInput(bytes);
        if (inflater.inflate(content) != whole) {
          throw damaged("its bytes are wrong");
        }
        return content;
      } catch (DataFormatException e) {
        IOException damaged = damaged("its bytes are wrong");
        damaged.initCause(e);
        throw damaged;
      } finally {
        inflater.end();
      }
    }

    private int number() throws IOException {
      try {
        return Integer.reverseBytes(in.readInt());
      } catch (EOFException e) {
        IOException damaged = damaged("it ends too early");
        damaged.initCause(e);
        throw damaged;
      }
    }

    /** Checks that nothing follows. */
    void end() throws IOException {
      if (in.read() >= 0) {
        throw damaged("something follows its end");
      }
    }

    IOException damaged(String reason) {
      return new DamagedFileException(shown, reason);
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
