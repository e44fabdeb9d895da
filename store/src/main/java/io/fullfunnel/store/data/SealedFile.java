package io.fullfunnel.store.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * A small file that is swapped whole and knows whether it is whole: magic, length, CRC32C, content.
 * Manifests, positions, secrets and verdicts are such files.
 */
public final class SealedFile {
  private static final long MAGIC = 0x46_46_53_45_41_4C_31_0AL; // "FFSEAL1\n"
  private static final int HEADER = 8 + 8 + 4;

  private SealedFile() {}

  /** Replaces the file, atomically and durably. */
  public static void write(Path file, byte[] content) throws IOException {
    ByteBuffer whole = ByteBuffer.allocate(HEADER + content.length);
    whole.putLong(MAGIC).putLong(content.length).putInt(crc(content)).put(content);
    AtomicFile.write(file, whole.array());
  }

  /**
   * The content as it was written.
   *
   * @throws NoSuchFileException if there is no such file
   * @throws DamagedException if the file is not one that {@link #write} made
   */
  public static byte[] read(Path file) throws IOException {
    byte[] whole = AtomicFile.read(file);
    if (whole.length < HEADER) {
      throw new DamagedException(file, "it has only " + whole.length + " bytes");
    }
    ByteBuffer header = ByteBuffer.wrap(whole);
    if (header.getLong() != MAGIC) {
      throw new DamagedException(file, "it does not begin like a file of this program");
    }
    long length = header.getLong();
    if (length != whole.length - HEADER) {
      throw new DamagedException(
          file, "it should hold " + length + " bytes and holds " + (whole.length - HEADER));
    }
    int crc = header.getInt();
    byte[] content = Arrays.copyOfRange(whole, HEADER, whole.length);
    if (crc != crc(content)) {
      throw new DamagedException(file, "its checksum is wrong");
    }
    return content;
  }

  private static int crc(byte[] content) {
    CRC32C crc = new CRC32C();
    crc.update(content);
    return (int) crc.getValue();
  }
}
