package io.fullfunnel.engine;

import org.jspecify.annotations.Nullable;

/**
 * The rows of one shard as arrays on the heap, in the order (person, time, sequence).
 *
 * <p>Time is kept as whole seconds since {@code baseSeconds}, with a second array for milliseconds
 * only where some row has any.
 */
public final class Columns {
  private final long baseSeconds;
  private final int[] seconds;
  private final short @Nullable [] millis;
  private final Codes events;
  private final long baseSequence;
  private final int[] sequences;
  private volatile @Nullable Codes[] properties = new @Nullable Codes[0];

  /**
   * @param baseSeconds epoch seconds of a zero in {@code seconds}
   * @param millis 0..999 per row, or null if every time is a whole second
   * @param baseSequence journal sequence of a zero in {@code sequences}, which are unsigned
   */
  public Columns(
      long baseSeconds,
      int[] seconds,
      short @Nullable [] millis,
      Codes events,
      long baseSequence,
      int[] sequences) {
    this.baseSeconds = baseSeconds;
    this.seconds = seconds;
    this.millis = millis;
    this.events = events;
    this.baseSequence = baseSequence;
    this.sequences = sequences;
  }

  public int rows() {
    return seconds.length;
  }

  public long timeMillis(int row) {
    long whole = (baseSeconds + Integer.toUnsignedLong(seconds[row])) * 1000;
    return millis == null ? whole : whole + millis[row];
  }

  public int event(int row) {
    return events.get(row);
  }

  public long sequence(int row) {
    return baseSequence + Integer.toUnsignedLong(sequences[row]);
  }

  public int code(int column, int row) {
    Codes codes = properties[column];
    return codes == null ? Dictionary.ABSENT : codes.get(row);
  }

  public boolean has(int column) {
    return column < properties.length && properties[column] != null;
  }

  /** Adds or replaces a property column; rows already being read keep what they see. */
  public synchronized void put(int column, Codes codes) {
    @Nullable Codes[] now = properties;
    @Nullable Codes[] next = new @Nullable Codes[Math.max(now.length, column + 1)];
    System.arraycopy(now, 0, next, 0, now.length);
    next[column] = codes;
    properties = next;
  }
}
