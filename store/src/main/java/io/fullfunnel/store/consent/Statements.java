package io.fullfunnel.store.consent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * What was told of consent, by the keyed hashes of the ids it was told of. Of an id that says the
 * same again and again the first and the last time of each stretch are kept, so that a client that
 * tells it with every event fills no memory. Not thread-safe.
 */
final class Statements {
  private static final int NONE = -1;

  private long[] ids = new long[64];
  private long[] times = new long[64];
  private long[] sequences = new long[64];
  private int[] bits = new int[64];

  /** The entry of the same id before this one, or −1. */
  private int[] before = new int[64];

  private int size;

  /** The newest entry of an id, at the slot of its hash. */
  private int[] slots = slots(256);

  private int used;

  /** One of them. */
  record Statement(long id, long timeMillis, long sequence, Told told) {
    static final Comparator<Statement> BY_TIME =
        Comparator.comparingLong(Statement::timeMillis).thenComparingLong(Statement::sequence);
  }

  private static int[] slots(int size) {
    int[] slots = new int[size];
    Arrays.fill(slots, NONE);
    return slots;
  }

  int size() {
    return size;
  }

  Statement get(int entry) {
    return new Statement(ids[entry], times[entry], sequences[entry], new Told(bits[entry]));
  }

  /** What was told of an id, in order of time. */
  List<Statement> of(long id) {
    List<Statement> all = new ArrayList<>();
    for (int entry = newest(id); entry != NONE; entry = before[entry]) {
      all.add(get(entry));
    }
    all.sort(Statement.BY_TIME);
    return all;
  }

  private int newest(long id) {
    return slots[slotOf(id)];
  }

  /** Takes one in, unless it stands within a stretch of the same. */
  void add(Statement statement) {
    List<Integer> order = order(statement.id());
    int at = 0;
    while (at < order.size() && isBefore(order.get(at), statement)) {
      at++;
    }
    boolean like = at > 0 && isSame(order.get(at - 1), statement);
    boolean likeNext = at < order.size() && isSame(order.get(at), statement);
    if (like && likeNext) {
      return;
    }
    if (like && at > 1 && isSame(order.get(at - 2), statement)) {
      put(order.get(at - 1), statement); // what was the last of its stretch is within it now
    } else if (likeNext && at + 1 < order.size() && isSame(order.get(at + 1), statement)) {
      put(order.get(at), statement);
    } else {
      append(statement);
    }
  }

  private List<Integer> order(long id) {
    List<Integer> order = new ArrayList<>();
    for (int entry = newest(id); entry != NONE; entry = before[entry]) {
      order.add(entry);
    }
    order.sort(Comparator.comparing(this::get, Statement.BY_TIME));
    return order;
  }

  private boolean isBefore(int entry, Statement statement) {
    return Statement.BY_TIME.compare(get(entry), statement) < 0;
  }

  private boolean isSame(int entry, Statement statement) {
    return bits[entry] == statement.told().bits();
  }

  private void put(int entry, Statement statement) {
    times[entry] = statement.timeMillis();
    sequences[entry] = statement.sequence();
  }

  private void append(Statement statement) {
    if (size == ids.length) {
      int capacity = size + (size >> 1);
      ids = Arrays.copyOf(ids, capacity);
      times = Arrays.copyOf(times, capacity);
      sequences = Arrays.copyOf(sequences, capacity);
      bits = Arrays.copyOf(bits, capacity);
      before = Arrays.copyOf(before, capacity);
    }
    ids[size] = statement.id();
    bits[size] = statement.told().bits();
    put(size, statement);
    int slot = slotOf(statement.id());
    before[size] = slots[slot];
    slots[slot] = size;
    size++;
    if (before[size - 1] == NONE && ++used * 10L > slots.length * 6L) {
      grow();
    }
  }

  private int slotOf(long id) {
    int mask = slots.length - 1;
    int slot = (int) ((id * 0x9E3779B97F4A7C15L) >>> 32) & mask;
    while (slots[slot] != NONE && ids[slots[slot]] != id) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    int[] old = slots;
    slots = slots(old.length * 2);
    for (int entry : old) {
      if (entry != NONE) {
        slots[slotOf(ids[entry])] = entry;
      }
    }
  }
}
