package io.fullfunnel.store.admission;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/** Makes a run of ids that come in order; it is on disk afterwards, its name not yet. */
final class RunWriter {
  private static final int BUFFER = 256 << 10;

  private RunWriter() {}

  static void write(Path path, Ids ids, long count) throws IOException {
    try (FileOutputStream file = new FileOutputStream(path.toFile());
        OutputStream out = new BufferedOutputStream(file, BUFFER)) {
      out.write(RunFormat.header(count));
      Filter filter = new Filter(count);
      long[] fences = new long[RunFormat.blocks(count)];
      byte[] bytes = new byte[RunFormat.BLOCK];
      for (int i = 0; i < fences.length; i++) {
        int here = RunFormat.idsIn(count, i);
        ByteBuffer block = ByteBuffer.wrap(bytes);
        for (int k = 0; k < here; k++) {
          if (!ids.next()) {
            throw new IllegalStateException(path + ": fewer ids than " + count);
          }
          if (k == 0) {
            fences[i] = ids.high();
          }
          filter.add(ids.high(), ids.low());
          block.putLong(ids.high()).putLong(ids.low());
        }
        block.putInt(RunFormat.crc(bytes, here * RunFormat.ID));
        out.write(bytes, 0, block.position());
      }
      CRC32C crc = new CRC32C();
      writeLongs(out, fences, crc);
      writeLongs(out, filter.words(), crc);
      out.write(ByteBuffer.allocate(RunFormat.CRC).putInt((int) crc.getValue()).array());
      out.flush();
      file.getFD().sync();
    }
  }

  private static void writeLongs(OutputStream out, long[] values, CRC32C crc) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    for (int i = 0; i < values.length; i++) {
      buffer.putLong(values[i]);
      if (!buffer.hasRemaining() || i == values.length - 1) {
        crc.update(buffer.array(), 0, buffer.position());
        out.write(buffer.array(), 0, buffer.position());
        buffer.clear();
      }
    }
  }
}
