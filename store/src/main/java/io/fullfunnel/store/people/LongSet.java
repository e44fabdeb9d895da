package io.fullfunnel.store.people;

/** A set of positive numbers; zero is not one of them. */
final class LongSet {
  private long[] slots = new long[1024];
  private int size;

  /** Whether the number is new. */
  boolean add(long number) {
    int slot = slotOf(number);
    if (slots[slot] == number) {
      return false;
    }
    slots[slot] = number;
    size++;
    if (size * 10L > slots.length * 6L) {
      long[] old = slots;
      slots = new long[old.length * 2];
      for (long kept : old) {
        if (kept != 0) {
          slots[slotOf(kept)] = kept;
        }
      }
    }
    return true;
  }

  private int slotOf(long number) {
    int mask = slots.length - 1;
    int slot = (int) ((number * 0x9E3779B97F4A7C15L) >>> 32) & mask;
    while (slots[slot] != 0 && slots[slot] != number) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }
}
