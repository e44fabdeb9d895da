package io.fullfunnel.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Up to 64 intervals of time, one behind the other and the last without an end, that tell as bits
 * in which of them rows lie. A time is looked up in cells of a quarter of an hour: clocks of all
 * zones differ by whole ones, so days, weeks and months begin where a cell does.
 */
public final class TimeSlots {
  private static final int CELL_SECONDS = 900;

  /** Cells that stay in the near caches: seven years. */
  private static final long MOST_CELLS = 1 << 18;

  /** Seconds below 2³⁰ times this, shifted, are whole cells. */
  private static final int SHIFT = 42;

  private static final long CELLS_A_SECOND = (1L << SHIFT) / CELL_SECONDS + 1;

  private final long first;
  private final byte[] slots;
  private final long length;
  private final long last;

  private TimeSlots(long[] starts) {
    this.first = starts[0];
    this.length = starts[starts.length - 1] - first;
    this.last = 1L << (starts.length - 1);
    this.slots = new byte[(int) (length / CELL_SECONDS)];
    byte slot = 0;
    for (int cell = 0; cell < slots.length; cell++) {
      slot += (byte) (first + (long) cell * CELL_SECONDS == starts[slot + 1] ? 1 : 0);
      slots[cell] = slot;
    }
  }

  /**
   * Intervals that begin at these times; null if they are too many, too long, or do not begin where
   * cells do.
   *
   * @param starts epoch milliseconds, rising
   */
  public static @Nullable TimeSlots of(List<Long> starts) {
    if (starts.isEmpty() || starts.size() > Long.SIZE) {
      return null;
    }
    long[] seconds = new long[starts.size()];
    for (int s = 0; s < seconds.length; s++) {
      if (Math.floorMod(starts.get(s), CELL_SECONDS * 1000L) != 0) {
        return null;
      }
      seconds[s] = starts.get(s) / 1000;
    }
    long span = seconds[seconds.length - 1] - seconds[0];
    return span / CELL_SECONDS > MOST_CELLS ? null : new TimeSlots(seconds);
  }

  /** How many seconds after the first interval's beginning a time lies. */
  long since(long epochSeconds) {
    return epochSeconds - first;
  }

  /** The bit of the interval so many seconds after the first one's beginning; 0 before it. */
  long bit(long since) {
    if (since < 0 || since >= length) {
      return since < 0 ? 0 : last;
    }
    return 1L << slots[(int) ((since * CELLS_A_SECOND) >>> SHIFT)];
  }
}
