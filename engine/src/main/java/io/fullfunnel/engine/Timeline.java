package io.fullfunnel.engine;

/**
 * One person's events, sorted by (time, arrival). A reusable view over columns; valid only inside
 * {@link Fold#add}.
 */
public final class Timeline {
  /** The bits of rows that are no events. */
  private static final long NO_EVENTS = (1L << Dictionary.FIRST_EVENT) - 1;

  private final Columns columns;
  private long person;
  private int from;
  private int size;
  private long mask;
  private boolean masked;

  /** For shards: a view over these columns that {@link #show} moves from person to person. */
  public Timeline(Columns columns) {
    this.columns = columns;
  }

  /** For shards: the person's rows are {@code from} (inclusive) to {@code to} (exclusive). */
  public Timeline show(long person, int from, int to) {
    this.person = person;
    this.from = from;
    this.size = to - from;
    this.masked = false;
    return this;
  }

  /** For shards that know the person's {@link #mask}. */
  public Timeline show(long person, int from, int to, long mask) {
    this.person = person;
    this.from = from;
    this.size = to - from;
    this.mask = mask;
    this.masked = true;
    return this;
  }

  /** The person's id, the 64 bits behind {@code p_}. */
  public long person() {
    return person;
  }

  public int size() {
    return size;
  }

  /** For makers of columns: where the person's first row stands in the shard's columns. */
  public int offset() {
    return from;
  }

  /** Epoch milliseconds, UTC. */
  public long timeMillis(int i) {
    return columns.timeMillis(from + i);
  }

  /** The id of the event's name in the {@link Dictionary}. */
  public int event(int i) {
    return columns.event(from + i);
  }

  /**
   * Picks the rows whose event has any bits.
   *
   * @param bits per event id
   * @param rows takes the rows that are picked; has room for all
   * @param picked takes their bits; has room for all
   * @return how many were picked
   */
  public int select(long[] bits, int[] rows, long[] picked) {
    return columns.events().select(from, from + size, bits, rows, picked);
  }

  /**
   * The first row, from one on, whose event has any of the wanted bits; {@link #size} if there is
   * none.
   *
   * @param bits per event id
   */
  public int next(int row, long[] bits, long wanted) {
    return columns.events().next(from + row, from + size, bits, wanted) - from;
  }

  /** Sets the times of the first {@code size} of these rows. */
  public void timesMillis(int[] rows, int size, long[] times) {
    columns.timesMillis(from, rows, size, times);
  }

  /** The bit of the interval in which a row lies. */
  public long slot(TimeSlots slots, int row) {
    return columns.slots(slots, from + row, from + row + 1);
  }

  /** The bits of the intervals in which the rows from one on lie. */
  public long slots(TimeSlots slots, int row) {
    return columns.slots(slots, from + row, from + size);
  }

  /** The bits of the intervals in which {@code rows[first]} to {@code rows[size - 1]} lie. */
  public long slots(TimeSlots slots, int[] rows, int first, int size) {
    long bits = 0;
    for (int i = first; i < size; i++) {
      bits |= slot(slots, rows[i]);
    }
    return bits;
  }

  /** The value's index in {@link Column#values}, or {@link Dictionary#ABSENT}. */
  public int code(int column, int i) {
    return columns.code(column, from + i);
  }

  /** The event's number in the journal: order of arrival, and the key to all its properties. */
  public long sequence(int i) {
    return columns.sequence(from + i);
  }

  /** Whether its mask tells that all rows are events. */
  public boolean isEventsOnly() {
    return (mask() & NO_EVENTS) == 0;
  }

  /** Exactly the bits {@code id mod 64} of the events of all rows. */
  public long mask() {
    if (!masked) {
      mask = columns.mask(from, from + size);
      masked = true;
    }
    return mask;
  }
}
