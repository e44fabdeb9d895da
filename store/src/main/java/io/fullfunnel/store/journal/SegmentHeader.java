package io.fullfunnel.store.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/**
 * The first 64 bytes of a segment: magic, format version, first sequence, workspace id, checksum.
 */
record SegmentHeader(long firstSequence, String workspace) {
  static final int BYTES = 64;
  static final int MAX_WORKSPACE_BYTES = 36;
  private static final long MAGIC = 0x46_46_4A_4F_55_52_4E_4CL; // "FFJOURNL"
  private static final int VERSION = 1;
  private static final int CRC_AT = BYTES - 4;

  byte[] encode() {
    byte[] id = workspace.getBytes(StandardCharsets.UTF_8);
    if (id.length == 0 || id.length > MAX_WORKSPACE_BYTES) {
      throw new IllegalArgumentException("a workspace id has 1 to 36 bytes: " + workspace);
    }
    ByteBuffer header = ByteBuffer.allocate(BYTES);
    header.putLong(MAGIC).putInt(VERSION).putInt(id.length).putLong(firstSequence).put(id);
    return header.putInt(CRC_AT, crc(header.array())).array();
  }

  /** Checks and takes apart the beginning of a file. */
  static SegmentHeader decode(Path file, byte[] bytes, int length) throws IOException {
    if (length < BYTES) {
      throw new DamagedLogException(
          file + ": has only " + length + " bytes; the header of a journal file takes " + BYTES);
    }
    ByteBuffer header = ByteBuffer.wrap(bytes, 0, BYTES);
    if (header.getLong() != MAGIC) {
      throw new DamagedLogException(file + " at offset 0: this is no journal file");
    }
    int version = header.getInt();
    boolean whole = header.getInt(CRC_AT) == crc(bytes);
    if (whole && version > VERSION) {
      throw new IOException(
          "%s was written by a newer version of Fullfunnel (journal format %d, this version reads %d). Use the newer version."
              .formatted(file, version, VERSION));
    }
    int idLength = header.getInt();
    if (!whole || version < 1 || idLength < 1 || idLength > MAX_WORKSPACE_BYTES) {
      throw new DamagedLogException(file + " at offset 0: the header's checksum is wrong");
    }
    long first = header.getLong();
    return new SegmentHeader(
        first, new String(bytes, header.position(), idLength, StandardCharsets.UTF_8));
  }

  private static int crc(byte[] header) {
    CRC32C crc = new CRC32C();
    crc.update(header, 0, CRC_AT);
    return (int) crc.getValue();
  }
}
