package io.fullfunnel.store.people;

/** Numbers by key: an open-addressing table; zero is no key, −1 stands for nothing. */
final class LongIndex {
  private static final int NONE = -1;

  private long[] keys = new long[1024];
  private int[] values = new int[1024];
  private int size;

  /** The number of a key, or −1. */
  int get(long key) {
    int slot = slotOf(key);
    return keys[slot] == key ? values[slot] : NONE;
  }

  void put(long key, int value) {
    int slot = slotOf(key);
    boolean isNew = keys[slot] != key;
    keys[slot] = key;
    values[slot] = value;
    if (isNew && ++size * 10L > keys.length * 6L) {
      grow();
    }
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldValues = values;
    keys = new long[oldKeys.length * 2];
    values = new int[oldKeys.length * 2];
    for (int old = 0; old < oldKeys.length; old++) {
      if (oldKeys[old] != 0) {
        int slot = slotOf(oldKeys[old]);
        keys[slot] = oldKeys[old];
        values[slot] = oldValues[old];
      }
    }
  }

  private int slotOf(long key) {
    int mask = keys.length - 1;
    int slot = (int) ((key * 0x9E3779B97F4A7C15L) >>> 32) & mask;
    while (keys[slot] != 0 && keys[slot] != key) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }
}
