package io.fullfunnel.store.admission;

/**
 * The ids since the last run was written: a table of 16-byte keys, open addressing. The id of two
 * zero halves is an empty slot and must not be given.
 */
final class Recent {
  private static final int FIRST_SLOTS = 1 << 12;

  private long[] keys = new long[2 * FIRST_SLOTS];
  private int size;

  int size() {
    return size;
  }

  boolean contains(long high, long low) {
    int at = slot(keys, high, low);
    return keys[at] != 0 || keys[at + 1] != 0;
  }

  /** Adds an id that is not contained. */
  void add(long high, long low) {
    if (size >= keys.length / 4) {
      grow();
    }
    int at = slot(keys, high, low);
    keys[at] = high;
    keys[at + 1] = low;
    size++;
  }

  void clear() {
    keys = new long[2 * FIRST_SLOTS];
    size = 0;
  }

  /** The place of an id, or the empty place where it belongs. */
  private static int slot(long[] keys, long high, long low) {
    int mask = keys.length - 2;
    int at = (int) (low << 1) & mask;
    while ((keys[at] != 0 || keys[at + 1] != 0) && (keys[at] != high || keys[at + 1] != low)) {
      at = (at + 2) & mask;
    }
    return at;
  }

  private void grow() {
    long[] wider = new long[2 * keys.length];
    for (int i = 0; i < keys.length; i += 2) {
      if (keys[i] != 0 || keys[i + 1] != 0) {
        int at = slot(wider, keys[i], keys[i + 1]);
        wider[at] = keys[i];
        wider[at + 1] = keys[i + 1];
      }
    }
    keys = wider;
  }

  /** A copy in order: hashes are even, so buckets by prefix hold about one each. */
  Ids sorted() {
    int bits = Math.max(1, Integer.SIZE - Integer.numberOfLeadingZeros(size));
    int[] ends = new int[(1 << bits) + 1];
    for (int i = 0; i < keys.length; i += 2) {
      if (keys[i] != 0 || keys[i + 1] != 0) {
        ends[bucket(keys[i], bits) + 1]++;
      }
    }
    for (int i = 1; i < ends.length; i++) {
      ends[i] += ends[i - 1];
    }
    long[] order = new long[2 * size];
    int[] filled = new int[1 << bits];
    for (int i = 0; i < keys.length; i += 2) {
      if (keys[i] != 0 || keys[i + 1] != 0) {
        int bucket = bucket(keys[i], bits);
        insert(order, ends[bucket], filled[bucket]++, keys[i], keys[i + 1]);
      }
    }
    return new Sorted(order);
  }

  private static int bucket(long high, int bits) {
    return (int) ((high ^ Long.MIN_VALUE) >>> (Long.SIZE - bits));
  }

  private static void insert(long[] order, int from, int filled, long high, long low) {
    int at = 2 * (from + filled);
    while (at > 2 * from
        && (order[at - 2] > high || (order[at - 2] == high && order[at - 1] > low))) {
      order[at] = order[at - 2];
      order[at + 1] = order[at - 1];
      at -= 2;
    }
    order[at] = high;
    order[at + 1] = low;
  }

  private static final class Sorted implements Ids {
    private final long[] order;
    private int at = -2;

    Sorted(long[] order) {
      this.order = order;
    }

    @Override
    public boolean next() {
      at += 2;
      return at < order.length;
    }

    @Override
    public long high() {
      return order[at];
    }

    @Override
    public long low() {
      return order[at + 1];
    }
  }
}
