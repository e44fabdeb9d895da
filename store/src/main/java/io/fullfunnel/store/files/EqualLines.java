package io.fullfunnel.store.files;

/**
 * Counts equal lines of a log by their hashes. Lines that are equal name the same second and stand
 * near each other, so that it is enough to remember the last million of different ones.
 */
final class EqualLines {
  private static final int MOST = 1 << 20;

  private Table now = new Table();
  private Table before = new Table();

  /** The number of this line among those equal to it, from 1. */
  int next(long hash) {
    if (now.size == MOST) {
      before = now;
      now = new Table();
    }
    int place = now.place(hash);
    int count = now.counts[place];
    if (count == 0) {
      count = before.counts[before.place(hash)];
      now.put(hash, count + 1);
    } else {
      now.counts[place] = count + 1;
    }
    return count + 1;
  }

  /** Hashes and counts; a count of 0 is a free place. */
  private static final class Table {
    private long[] hashes = new long[1 << 10];
    private int[] counts = new int[1 << 10];
    private int size;

    int place(long hash) {
      int place = (int) (hash ^ hash >>> 32) & (hashes.length - 1);
      while (counts[place] != 0 && hashes[place] != hash) {
        place = (place + 1) & (hashes.length - 1);
      }
      return place;
    }

    void put(long hash, int count) {
      if (size * 2 >= hashes.length) {
        grow();
      }
      int place = place(hash);
      hashes[place] = hash;
      counts[place] = count;
      size++;
    }

    private void grow() {
      long[] oldHashes = hashes;
      int[] oldCounts = counts;
      hashes = new long[oldHashes.length * 2];
      counts = new int[hashes.length];
      for (int i = 0; i < oldHashes.length; i++) {
        if (oldCounts[i] != 0) {
          int place = place(oldHashes[i]);
          hashes[place] = oldHashes[i];
          counts[place] = oldCounts[i];
        }
      }
    }
  }
}
