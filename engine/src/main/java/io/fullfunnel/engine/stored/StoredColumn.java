package io.fullfunnel.engine.stored;

import io.fullfunnel.engine.Codes;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/** A property column of one shard in a file. */
public final class StoredColumn {
  private StoredColumn() {}

  /** Writes the codes of all rows; the stream stays open. */
  public static void write(OutputStream out, FileKey key, Codes codes) throws IOException {
    Blocks.Writer blocks = new Blocks.Writer(out, key);
    ByteBuffer block = Blocks.buffer(8 + (long) codes.rows() * codes.width());
    block.putInt(codes.rows()).putInt(codes.width());
    codes.writeTo(block);
    blocks.pack(block);
  }

  /**
   * Reads them back.
   *
   * @throws DamagedFileException if they are not those of so many rows, as they were written
   */
  public static Codes read(Place place, FileKey key, int rows) throws IOException {
    try (Blocks.Reader blocks = new Blocks.Reader(place, key)) {
      ByteBuffer block = blocks.read();
      blocks.end();
      if (block.remaining() < 8 || block.getInt() != rows) {
        throw blocks.damaged("it is a column of other rows");
      }
      int width = block.getInt();
      if ((width != 1 && width != 2 && width != 4) || block.remaining() != (long) rows * width) {
        throw blocks.damaged("it is a column of other rows");
      }
      return Codes.readFrom(block, rows, width);
    }
  }
}
