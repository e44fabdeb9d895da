package io.fullfunnel.store.timelines;

import java.util.Arrays;

/** Timeline rows as parallel arrays that grow: who (strand), when, what, and the arrival number. */
final class Rows {
  int[] strands;
  long[] times;
  int[] events;
  long[] sequences;
  int size;

  Rows(int capacity) {
    strands = new int[capacity];
    times = new long[capacity];
    events = new int[capacity];
    sequences = new long[capacity];
  }

  void add(int strand, long time, int event, long sequence) {
    if (size == times.length) {
      grow(size + 1);
    }
    strands[size] = strand;
    times[size] = time;
    events[size] = event;
    sequences[size] = sequence;
    size++;
  }

  void add(Rows other, int row) {
    add(other.strands[row], other.times[row], other.events[row], other.sequences[row]);
  }

  void addAll(Rows other) {
    reserve(size + other.size);
    System.arraycopy(other.strands, 0, strands, size, other.size);
    System.arraycopy(other.times, 0, times, size, other.size);
    System.arraycopy(other.events, 0, events, size, other.size);
    System.arraycopy(other.sequences, 0, sequences, size, other.size);
    size += other.size;
  }

  /** Puts a row at its place among rows sorted by (time, sequence), searching from the end. */
  void insert(int strand, long time, int event, long sequence) {
    add(strand, time, event, sequence);
    int at = size - 1;
    while (at > 0 && after(at - 1, time, sequence)) {
      at--;
    }
    int moved = size - 1 - at;
    if (moved > 0) {
      System.arraycopy(strands, at, strands, at + 1, moved);
      System.arraycopy(times, at, times, at + 1, moved);
      System.arraycopy(events, at, events, at + 1, moved);
      System.arraycopy(sequences, at, sequences, at + 1, moved);
      strands[at] = strand;
      times[at] = time;
      events[at] = event;
      sequences[at] = sequence;
    }
  }

  /** Two sorted runs as one. */
  static Rows merged(Rows one, Rows other) {
    Rows both = new Rows(one.size + other.size);
    int a = 0;
    int b = 0;
    while (a < one.size || b < other.size) {
      boolean first =
          b == other.size || (a < one.size && !one.after(a, other.times[b], other.sequences[b]));
      if (first) {
        both.add(one, a++);
      } else {
        both.add(other, b++);
      }
    }
    return both;
  }

  boolean after(int row, long time, long sequence) {
    return times[row] > time || (times[row] == time && sequences[row] > sequence);
  }

  void clear() {
    size = 0;
  }

  private void grow(int atLeast) {
    int capacity = Math.max(atLeast, size + (size >> 1) + 4);
    strands = Arrays.copyOf(strands, capacity);
    times = Arrays.copyOf(times, capacity);
    events = Arrays.copyOf(events, capacity);
    sequences = Arrays.copyOf(sequences, capacity);
  }

  /** Makes room for {@code rows} rows, whose content the caller sets before anything else. */
  void reserve(int rows) {
    if (rows > times.length) {
      grow(rows);
    }
  }
}
