package io.fullfunnel.engine;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one shard as arrays on the heap, in the order (person, time, sequence), each in the
 * narrowest type that fits.
 *
 * <p>Time is whole seconds since {@code baseSeconds}, with a second array for milliseconds only
 * where some row has any; rows that span more than 136 years are kept as {@code wideTimes} instead.
 * The arrays are shared, never copied and never changed.
 */
public final class Columns {
  private static final long MOST_SECONDS = 0xffff_ffffL;

  private final long baseSeconds;
  private final int[] seconds;
  private final short @Nullable [] millis;
  private final long @Nullable [] wideTimes;
  private final Codes events;
  private final long baseSequence;
  private final int[] sequences;
  private volatile @Nullable Cells[] properties = new @Nullable Cells[0];

  /**
   * A property column.
   *
   * @param through null if the codes are the column's own; else the column's code of code c is
   *     {@code through[c + 1]}
   */
  @SuppressWarnings("ArrayRecordComponent")
  private record Cells(Codes codes, int @Nullable [] through) {
    int code(int row) {
      int code = codes.get(row);
      return through == null ? code : through[code + 1];
    }

    Cells then(int[] next) {
      if (through == null) {
        return new Cells(codes, next);
      }
      int[] both = new int[through.length];
      for (int code = 0; code < both.length; code++) {
        both[code] = next[through[code] + 1];
      }
      return new Cells(codes, both);
    }
  }

  /** Where the times of the rows stand. */
  @SuppressWarnings("ArrayRecordComponent")
  public record Times(
      long baseSeconds, int[] seconds, short @Nullable [] millis, long @Nullable [] wideTimes) {}

  /** Where the arrival numbers of the rows stand: unsigned, from {@code base}. */
  @SuppressWarnings("ArrayRecordComponent")
  public record Sequences(long base, int[] numbers) {}

  public Columns(Times times, Codes events, Sequences sequences) {
    this.baseSeconds = times.baseSeconds();
    this.seconds = times.seconds();
    this.millis = times.millis();
    this.wideTimes = times.wideTimes();
    this.events = events;
    this.baseSequence = sequences.base();
    this.sequences = sequences.numbers();
  }

  /** Packs the first {@code rows} rows of plain arrays that are in their final order. */
  public static Columns of(long[] timeMillis, int[] events, long[] sequences, int rows) {
    int largest = 0;
    long firstSequence = rows == 0 ? 0 : Long.MAX_VALUE;
    for (int row = 0; row < rows; row++) {
      largest = Math.max(largest, events[row]);
      firstSequence = Math.min(firstSequence, sequences[row]);
    }
    Codes codes = Codes.absent(rows, largest);
    int[] numbers = new int[rows];
    for (int row = 0; row < rows; row++) {
      codes.set(row, events[row]);
      numbers[row] = (int) (sequences[row] - firstSequence);
    }
    return new Columns(times(timeMillis, rows), codes, new Sequences(firstSequence, numbers));
  }

  private static Times times(long[] timeMillis, int rows) {
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    boolean whole = true;
    for (int row = 0; row < rows; row++) {
      first = Math.min(first, timeMillis[row]);
      last = Math.max(last, timeMillis[row]);
      whole &= timeMillis[row] % 1000 == 0;
    }
    if (rows == 0) {
      return new Times(0, new int[0], null, null);
    }
    long base = Math.floorDiv(first, 1000L);
    if (Math.floorDiv(last, 1000L) - base > MOST_SECONDS) {
      return new Times(0, new int[0], null, Arrays.copyOf(timeMillis, rows));
    }
    int[] seconds = new int[rows];
    short[] millis = whole ? null : new short[rows];
    for (int row = 0; row < rows; row++) {
      seconds[row] = (int) (Math.floorDiv(timeMillis[row], 1000L) - base);
      if (millis != null) {
        millis[row] = (short) Math.floorMod(timeMillis[row], 1000);
      }
    }
    return new Times(base, seconds, millis, null);
  }

  public int rows() {
    return sequences.length;
  }

  public long timeMillis(int row) {
    if (wideTimes != null) {
      return wideTimes[row];
    }
    long whole = (baseSeconds + Integer.toUnsignedLong(seconds[row])) * 1000;
    return millis == null ? whole : whole + millis[row];
  }

  /** Sets the times of some rows, counted from {@code from}. */
  void timesMillis(int from, int[] rows, int size, long[] times) {
    if (wideTimes != null) {
      for (int i = 0; i < size; i++) {
        times[i] = wideTimes[from + rows[i]];
      }
      return;
    }
    for (int i = 0; i < size; i++) {
      times[i] = (baseSeconds + Integer.toUnsignedLong(seconds[from + rows[i]])) * 1000;
    }
    if (millis != null) {
      for (int i = 0; i < size; i++) {
        times[i] += millis[from + rows[i]];
      }
    }
  }

  /** The bits of the intervals in which the rows from one (inclusive) to another lie. */
  long slots(TimeSlots slots, int from, int to) {
    long bits = 0;
    if (wideTimes != null) {
      for (int row = from; row < to; row++) {
        bits |= slots.bit(slots.since(Math.floorDiv(wideTimes[row], 1000L)));
      }
      return bits;
    }
    long base = slots.since(baseSeconds);
    for (int row = from; row < to; row++) {
      bits |= slots.bit(base + Integer.toUnsignedLong(seconds[row]));
    }
    return bits;
  }

  public int event(int row) {
    return events.get(row);
  }

  /** The bits {@code id mod 64} of the events from a row (inclusive) to another (exclusive). */
  public long mask(int from, int to) {
    long mask = 0;
    for (int row = from; row < to; row++) {
      mask |= 1L << events.get(row);
    }
    return mask;
  }

  public long sequence(int row) {
    return baseSequence + Integer.toUnsignedLong(sequences[row]);
  }

  /** The code of a property column at a row; a column that was never put is absent everywhere. */
  public int code(int column, int row) {
    @Nullable Cells[] columns = properties;
    Cells cells = column < columns.length ? columns[column] : null;
    return cells == null ? Dictionary.ABSENT : cells.code(row);
  }

  public Times times() {
    return new Times(baseSeconds, seconds, millis, wideTimes);
  }

  public Codes events() {
    return events;
  }

  public Sequences sequences() {
    return new Sequences(baseSequence, sequences);
  }

  /** Adds what the arrays take in memory. */
  public void count(ArrayBytes to) {
    to.add(seconds, (long) Integer.BYTES * seconds.length);
    to.add(sequences, (long) Integer.BYTES * sequences.length);
    if (millis != null) {
      to.add(millis, (long) Short.BYTES * millis.length);
    }
    if (wideTimes != null) {
      to.add(wideTimes, (long) Long.BYTES * wideTimes.length);
    }
    events.count(to);
    for (Cells cells : properties) {
      if (cells != null) {
        cells.codes().count(to);
      }
    }
  }

  /** The same rows without any property column: each dataset adds its own. */
  public Columns bare() {
    return new Columns(times(), events, sequences());
  }

  /** Adds a property column. */
  public void put(int column, Codes codes) {
    put(column, new Cells(codes, null));
  }

  /**
   * Adds a property column that is a table away from codes kept anyway: the row's code is {@code
   * through[c + 1]} of the code c, so that place 0 is for rows that are absent there.
   */
  public void put(int column, Codes codes, int[] through) {
    put(column, new Cells(codes, through));
  }

  /**
   * Adds a property column that is a table away from another one: the row's code is {@code
   * through[c + 1]} of the code c there.
   */
  public void put(int column, int from, int[] through) {
    @Nullable Cells[] columns = properties;
    Cells cells = from < columns.length ? columns[from] : null;
    if (cells != null) {
      put(column, cells.then(through));
    }
  }

  private synchronized void put(int column, Cells cells) {
    @Nullable Cells[] now = properties;
    @Nullable Cells[] next = new @Nullable Cells[Math.max(now.length, column + 1)];
    System.arraycopy(now, 0, next, 0, now.length);
    next[column] = cells;
    properties = next;
  }
}
