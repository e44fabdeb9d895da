package io.fullfunnel.store.timelines;

import io.fullfunnel.engine.Codes;
import io.fullfunnel.engine.Columns;
import io.fullfunnel.store.data.DamagedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** A base shard on disk: plain arrays in sections, read back with sequential reads. */
final class ShardFile {
  private static final int MAGIC = 0x31534646; // "FFS1"
  private static final int MILLIS = 1;
  private static final int WIDE = 2;
  private static final int STRANDS = 4;
  private static final int HEAD_BYTES = 4 * 4 + 2 * 8;

  private ShardFile() {}

  static void write(Path path, BaseShard shard) throws IOException {
    Columns columns = shard.columns();
    Columns.Times times = columns.times();
    int flags =
        (times.millis() != null ? MILLIS : 0)
            | (times.wideTimes() != null ? WIDE : 0)
            | (shard.strands() != null ? STRANDS : 0);
    try (Sections.Writer file = new Sections.Writer(path)) {
      ByteBuffer head = Sections.buffer(HEAD_BYTES);
      head.putInt(MAGIC).putInt(columns.rows()).putInt(flags).putInt(columns.events().width());
      head.putLong(times.baseSeconds()).putLong(columns.sequences().base());
      file.write(head);
      file.write(Sections.ofInts(shard.roots()));
      file.write(Sections.ofLongs(shard.persons()));
      file.write(Sections.ofInts(shard.starts()));
      file.write(Sections.ofLongs(shard.masks()));
      if (times.wideTimes() != null) {
        file.write(Sections.ofLongs(times.wideTimes()));
      } else {
        file.write(Sections.ofInts(times.seconds()));
      }
      if (times.millis() != null) {
        file.write(Sections.ofShorts(times.millis()));
      }
      ByteBuffer events = Sections.buffer((long) columns.rows() * columns.events().width());
      columns.events().writeTo(events);
      file.write(events);
      file.write(Sections.ofInts(columns.sequences().numbers()));
      if (shard.strands() != null) {
        file.write(Sections.ofInts(shard.strands()));
      }
      file.finish();
    }
  }

  static BaseShard read(Path path) throws IOException {
    try (Sections.Reader file = new Sections.Reader(path)) {
      ByteBuffer head = file.read();
      if (head.remaining() != HEAD_BYTES || head.getInt() != MAGIC) {
        throw new DamagedException(path, "it is no shard of this version");
      }
      int rows = head.getInt();
      int flags = head.getInt();
      int width = head.getInt();
      long baseSeconds = head.getLong();
      long baseSequence = head.getLong();
      int[] roots = Sections.ints(file.read());
      long[] persons = Sections.longs(file.read());
      int[] starts = Sections.ints(file.read());
      long[] masks = Sections.longs(file.read());
      boolean wide = (flags & WIDE) != 0;
      long[] wideTimes = wide ? Sections.longs(file.read()) : null;
      int[] seconds = wide ? new int[0] : Sections.ints(file.read());
      short[] millis = (flags & MILLIS) != 0 ? Sections.shorts(file.read()) : null;
      Codes events = Codes.readFrom(file.read(), rows, width);
      int[] numbers = Sections.ints(file.read());
      int[] strands = (flags & STRANDS) != 0 ? Sections.ints(file.read()) : null;
      file.end();
      Columns columns =
          new Columns(
              new Columns.Times(baseSeconds, seconds, millis, wideTimes),
              events,
              new Columns.Sequences(baseSequence, numbers));
      return new BaseShard(columns, roots, persons, starts, masks, strands);
    }
  }
}
