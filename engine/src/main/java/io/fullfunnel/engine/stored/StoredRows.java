package io.fullfunnel.engine.stored;

import io.fullfunnel.engine.Codes;
import io.fullfunnel.engine.Columns;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/**
 * The rows of one shard as they stand in a file.
 *
 * @param columns without properties
 * @param persons ids, in row order
 * @param starts {@code persons.length + 1} row numbers
 * @param flags per row bits of {@link #BOT} and {@link #INTERNAL}; empty if no row has any
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record StoredRows(Columns columns, long[] persons, int[] starts, byte[] flags) {
  /** The event is a bot's. */
  public static final int BOT = 1;

  /** The event is the team's. */
  public static final int INTERNAL = 2;

  private static final int WHOLE_SECONDS = 0;
  private static final int MILLIS = 1;
  private static final int WIDE = 2;

  /** Writes them; the stream stays open. */
  public void write(OutputStream out, FileKey key) throws IOException {
    Columns.Times times = columns.times();
    int form = times.wideTimes() != null ? WIDE : times.millis() != null ? MILLIS : WHOLE_SECONDS;
    Blocks.Writer blocks = new Blocks.Writer(out, key);
    ByteBuffer head = Blocks.buffer(4 * 5 + 2 * 8);
    head.putInt(columns.rows()).putInt(persons.length).putInt(flags.length);
    head.putInt(form).putInt(columns.events().width());
    head.putLong(times.baseSeconds()).putLong(columns.sequences().base());
    blocks.write(head);
    blocks.write(longs(persons));
    blocks.write(ints(starts));
    if (times.wideTimes() != null) {
      blocks.write(longs(times.wideTimes()));
    } else {
      blocks.write(ints(times.seconds()));
    }
    if (form == MILLIS && times.millis() != null) {
      blocks.write(shorts(times.millis()));
    }
    ByteBuffer events = Blocks.buffer((long) columns.rows() * columns.events().width());
    columns.events().writeTo(events);
    blocks.pack(events);
    blocks.write(ints(columns.sequences().numbers()));
    blocks.pack(Blocks.buffer(flags.length).put(flags));
  }

  /**
   * Reads them back.
   *
   * @throws DamagedFileException if they are not as they were written
   */
  public static StoredRows read(Place place, FileKey key) throws IOException {
    try (Blocks.Reader blocks = new Blocks.Reader(place, key)) {
      ByteBuffer head = blocks.read();
      int rows = head.getInt();
      int people = head.getInt();
      int flagged = head.getInt();
      int form = head.getInt();
      int width = head.getInt();
      long baseSeconds = head.getLong();
      long baseSequence = head.getLong();
      long[] persons = longs(blocks.read());
      int[] starts = ints(blocks.read());
      long[] wide = form == WIDE ? longs(blocks.read()) : null;
      int[] seconds = form == WIDE ? new int[0] : ints(blocks.read());
      short[] millis = form == MILLIS ? shorts(blocks.read()) : null;
      Codes events = Codes.readFrom(blocks.read(), rows, width);
      int[] numbers = ints(blocks.read());
      byte[] flags = new byte[flagged];
      blocks.read().get(flags);
      blocks.end();
      if (persons.length != people || starts.length != people + 1 || starts[people] != rows) {
        throw blocks.damaged("its parts do not fit together");
      }
      Columns columns =
          new Columns(
              new Columns.Times(baseSeconds, seconds, millis, wide),
              events,
              new Columns.Sequences(baseSequence, numbers));
      return new StoredRows(columns, persons, starts, flags);
    }
  }

  private static ByteBuffer longs(long[] numbers) {
    ByteBuffer block = Blocks.buffer(8L * numbers.length);
    block.asLongBuffer().put(numbers);
    return block.position(block.capacity());
  }

  private static ByteBuffer ints(int[] numbers) {
    ByteBuffer block = Blocks.buffer(4L * numbers.length);
    block.asIntBuffer().put(numbers);
    return block.position(block.capacity());
  }

  private static ByteBuffer shorts(short[] numbers) {
    ByteBuffer block = Blocks.buffer(2L * numbers.length);
    block.asShortBuffer().put(numbers);
    return block.position(block.capacity());
  }

  private static long[] longs(ByteBuffer block) {
    long[] numbers = new long[block.remaining() / 8];
    block.asLongBuffer().get(numbers);
    return numbers;
  }

  private static int[] ints(ByteBuffer block) {
    int[] numbers = new int[block.remaining() / 4];
    block.asIntBuffer().get(numbers);
    return numbers;
  }

  private static short[] shorts(ByteBuffer block) {
    short[] numbers = new short[block.remaining() / 2];
    block.asShortBuffer().get(numbers);
    return numbers;
  }
}
