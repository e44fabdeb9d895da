package io.fullfunnel.bench;

import java.util.Arrays;

/**
 * Simulated events of many people, as a site's log would hold them: in time order over all people.
 * Equal records, equal rows.
 *
 * <p>The ninety days are made slice by slice; each slice simulates everybody again and keeps what
 * falls into it, so that memory stays the same whatever the number of rows.
 *
 * @param rows events in all; the last person is cut off where they end
 * @param ties whether one event in two hundred shares the second of the one before
 */
record Traffic(long rows, long seed, boolean ties) {
  /** Monday 2026-01-05 00:00 UTC. */
  static final long START = 1_767_571_200L;

  private static final int ROWS_OF_A_SLICE = 16_000_000;
  private static final int PERSON_BITS = 24;
  private static final int VISIT_BITS = 10;
  private static final int EVENT_BITS = 6;

  Traffic {
    if (rows < 1 || rows > 150_000_000) {
      throw new IllegalArgumentException("rows go from 1 to 150,000,000, not " + rows);
    }
  }

  /** Takes rows one by one. */
  interface Sink {
    /**
     * @param second since {@link #START}
     * @param person number from 0
     * @param visit number of the person's visit, from 0
     * @param event number in {@link EventNames#ALL}
     */
    void row(int second, int person, int visit, int event);
  }

  /** How many people it takes; the last one's events may be cut off. */
  int people() {
    Visitor visitor = new Visitor(seed, ties);
    long made = 0;
    int people = 0;
    while (made < rows) {
      visitor.become(people++);
      made += visitor.size();
    }
    return people;
  }

  /** Shows every row, by time, then person. */
  void forEach(Sink sink) {
    int slices = (int) ((rows + ROWS_OF_A_SLICE - 1) / ROWS_OF_A_SLICE);
    long[] slice = new long[(int) Math.min(rows, ROWS_OF_A_SLICE)];
    for (int s = 0; s < slices; s++) {
      int from = (int) ((long) Visitor.PERIOD_SECONDS * s / slices);
      int to = (int) ((long) Visitor.PERIOD_SECONDS * (s + 1) / slices);
      slice = show(from, to, slice, sink);
    }
  }

  private long[] show(int from, int to, long[] scratch, Sink sink) {
    Visitor visitor = new Visitor(seed, ties);
    long[] kept = scratch;
    int size = 0;
    long made = 0;
    for (int person = 0; made < rows; person++) {
      visitor.become(person);
      int of = (int) Math.min(visitor.size(), rows - made);
      made += of;
      if (size + of > kept.length) {
        kept = Arrays.copyOf(kept, kept.length + kept.length / 4 + of);
      }
      for (int i = 0; i < of; i++) {
        if (visitor.second(i) >= from && visitor.second(i) < to) {
          kept[size++] = pack(visitor, i, person);
        }
      }
    }
    Arrays.sort(kept, 0, size);
    for (int i = 0; i < size; i++) {
      unpack(kept[i], sink);
    }
    return kept;
  }

  private static long pack(Visitor visitor, int i, int person) {
    long packed = ((long) visitor.second(i) << PERSON_BITS) | person;
    packed = (packed << VISIT_BITS) | visitor.visit(i);
    return (packed << EVENT_BITS) | visitor.event(i);
  }

  private static void unpack(long packed, Sink sink) {
    int event = (int) packed & ((1 << EVENT_BITS) - 1);
    int visit = (int) (packed >>> EVENT_BITS) & ((1 << VISIT_BITS) - 1);
    long rest = packed >>> (EVENT_BITS + VISIT_BITS);
    int person = (int) rest & ((1 << PERSON_BITS) - 1);
    sink.row((int) (rest >>> PERSON_BITS), person, visit, event);
  }
}
