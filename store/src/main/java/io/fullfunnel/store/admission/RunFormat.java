package io.fullfunnel.store.admission;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * A run on disk: header (magic, version, count, checksum) · blocks of 256 ids of 16 bytes, each
 * with its checksum · first high half of each block · filter · checksum of both.
 */
final class RunFormat {
  static final long MAGIC = 0x46_46_41_44_4D_52_55_4EL; // "FFADMRUN"
  static final int VERSION = 1;
  static final int HEADER = 24;
  static final int ID = 16;
  static final int CRC = 4;
  static final int BLOCK_IDS = 256;
  static final int BLOCK = BLOCK_IDS * ID + CRC;

  private RunFormat() {}

  static int blocks(long count) {
    return Math.toIntExact((count + BLOCK_IDS - 1) / BLOCK_IDS);
  }

  static int idsIn(long count, int block) {
    return (int) Math.min(BLOCK_IDS, count - (long) block * BLOCK_IDS);
  }

  static long indexAt(long count) {
    return HEADER + count * ID + (long) blocks(count) * CRC;
  }

  static long length(long count) {
    return indexAt(count) + 8L * blocks(count) + 8L * Filter.longs(count) + CRC;
  }

  static byte[] header(long count) {
    ByteBuffer header = ByteBuffer.allocate(HEADER).putLong(MAGIC).putInt(VERSION).putLong(count);
    return header.putInt(crc(header.array(), header.position())).array();
  }

  static int crc(byte[] bytes, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, length);
    return (int) crc.getValue();
  }
}
