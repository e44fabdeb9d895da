package io.fullfunnel.store.failed;

import io.fullfunnel.store.data.AtomicFile;
import io.fullfunnel.store.fault.DiskFault;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/** The events that were kept of one day: frames one after another, each with a checksum. */
final class DayFile {
  private static final System.Logger LOGGER = System.getLogger(DayFile.class.getName());

  private static final int HEADER = 2 * Integer.BYTES;

  /** No event is longer; a length beyond it is damage. */
  private static final int MOST = 1 << 20;

  private DayFile() {}

  /** An event as a frame. */
  static byte[] frame(FailedEvent event) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(event.content().length + 200);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeLong(event.id().sequence());
      out.writeInt(event.id().place());
      out.writeLong(event.receivedMillis());
      out.writeUTF(event.from());
      out.writeUTF(event.key());
      out.writeUTF(event.code());
      out.writeUTF(event.sentence());
      out.writeInt(event.content().length);
      out.write(event.content());
    }
    byte[] payload = bytes.toByteArray();
    return ByteBuffer.allocate(HEADER + payload.length)
        .putInt(payload.length)
        .putInt(crc(payload))
        .put(payload)
        .array();
  }

  /** Adds frames at the end of a file; on disk when this returns, or nothing of it is there. */
  static void append(Path file, byte[] frames) throws IOException {
    boolean fresh = !Files.exists(file);
    try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
      long end = out.length();
      try {
        out.seek(end);
        out.write(frames);
        DiskFault.check(file);
        out.getFD().sync();
      } catch (IOException e) {
        out.setLength(end);
        throw e;
      }
    }
    if (fresh) {
      AtomicFile.syncDirectory(file.getParent());
    }
  }

  /**
   * Hands over the events of a file.
   *
   * @return bytes up to which the file is whole frames
   */
  static long read(Path file, FailedEvent.Visitor visitor) throws IOException {
    long whole = 0;
    int damaged = 0;
    try (InputStream stored = Files.newInputStream(file);
        DataInputStream in = new DataInputStream(new BufferedInputStream(stored, 1 << 16))) {
      while (true) {
        byte[] header = in.readNBytes(HEADER);
        if (header.length < HEADER) {
          break;
        }
        ByteBuffer numbers = ByteBuffer.wrap(header);
        int length = numbers.getInt();
        int crc = numbers.getInt();
        byte[] payload = length < 0 || length > MOST ? new byte[0] : in.readNBytes(length);
        if (payload.length != length) {
          break;
        }
        whole += HEADER + length;
        if (crc(payload) == crc) {
          visitor.visit(event(payload));
        } else {
          damaged++;
        }
      }
    }
    if (damaged > 0) {
      LOGGER.log(
          System.Logger.Level.WARNING, file + ": " + damaged + " events kept here are damaged.");
    }
    return whole;
  }

  /** Cuts off what a crash left half. */
  static void cut(Path file, long whole) throws IOException {
    try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
      if (out.length() > whole) {
        out.setLength(whole);
        out.getFD().sync();
      }
    }
  }

  private static FailedEvent event(byte[] payload) throws IOException {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(payload))) {
      FailedId id = new FailedId(in.readLong(), in.readInt());
      long received = in.readLong();
      String from = in.readUTF();
      String key = in.readUTF();
      String code = in.readUTF();
      String sentence = in.readUTF();
      byte[] content = new byte[in.readInt()];
      in.readFully(content);
      return new FailedEvent(
          id, received, from, key, 0, FailedEvent.COLLECT, code, sentence, content);
    }
  }

  private static int crc(byte[] payload) {
    CRC32C crc = new CRC32C();
    crc.update(payload);
    return (int) crc.getValue();
  }
}
