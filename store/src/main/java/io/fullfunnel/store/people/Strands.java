package io.fullfunnel.store.people;

import java.util.Arrays;

/**
 * Numbers the strands of a workspace: a strand is all that arrived under one id, and its number is
 * its place in order of first arrival. Ids are known by their 128-bit keyed hash only.
 *
 * <p>An open-addressing table; about 24 bytes a strand.
 */
public final class Strands {
  private static final int NONE = -1;

  private long[] high = new long[1024];
  private long[] low = new long[1024];
  private byte[] kinds = new byte[1024];
  private int[] slots = new int[2048];
  private int size;

  public Strands() {
    Arrays.fill(slots, NONE);
  }

  public int size() {
    return size;
  }

  /** The strand's number; a new one if the id was never seen. */
  public int number(People.Kind kind, long hashHigh, long hashLow) {
    int slot = slotOf(hashHigh, hashLow);
    if (slots[slot] != NONE) {
      return slots[slot];
    }
    if (size == high.length) {
      high = Arrays.copyOf(high, size + (size >> 1));
      low = Arrays.copyOf(low, high.length);
      kinds = Arrays.copyOf(kinds, high.length);
    }
    high[size] = hashHigh;
    low[size] = hashLow;
    kinds[size] = (byte) kind.code();
    slots[slot] = size;
    size++;
    if (size * 10L > slots.length * 6L) {
      grow();
    }
    return size - 1;
  }

  /** The strand's number, or −1 if the id was never seen. */
  public int find(long hashHigh, long hashLow) {
    return slots[slotOf(hashHigh, hashLow)];
  }

  /** What kind of id it stands under. */
  public People.Kind kind(int strand) {
    return People.Kind.of(kinds[strand]);
  }

  /** The public id of the person whose oldest strand this is: the 64 bits behind {@code p_}. */
  public long id(int strand) {
    return high[strand];
  }

  /** The other 64 bits of the hash that the strand is known by. */
  public long low(int strand) {
    return low[strand];
  }

  private int slotOf(long hashHigh, long hashLow) {
    int mask = slots.length - 1;
    int slot = (int) hashLow & mask;
    while (slots[slot] != NONE && (high[slots[slot]] != hashHigh || low[slots[slot]] != hashLow)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    slots = new int[slots.length * 2];
    Arrays.fill(slots, NONE);
    for (int strand = 0; strand < size; strand++) {
      slots[slotOf(high[strand], low[strand])] = strand;
    }
  }
}
