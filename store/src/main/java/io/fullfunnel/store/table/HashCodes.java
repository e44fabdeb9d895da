package io.fullfunnel.store.table;

import java.util.Arrays;

/** Codes by hash: a table that is looked into once for every event. */
final class HashCodes {
  private static final int FREE = Integer.MIN_VALUE;

  private long[] hashes = new long[1024];
  private int[] codes = new int[1024];
  private int size;

  HashCodes() {
    Arrays.fill(codes, FREE);
  }

  /** Keeps a code; false if the hash has one already. */
  boolean put(long hash, int code) {
    if (size * 2 >= hashes.length) {
      grow();
    }
    int place = place(hash);
    if (codes[place] != FREE) {
      return false;
    }
    hashes[place] = hash;
    codes[place] = code;
    size++;
    return true;
  }

  /**
   * The code of a hash.
   *
   * @throws IllegalStateException if it has none
   */
  int get(long hash) {
    int code = codes[place(hash)];
    if (code == FREE) {
      throw new IllegalStateException("nothing was kept under the hash " + hash);
    }
    return code;
  }

  private int place(long hash) {
    int mask = hashes.length - 1;
    int place = (int) hash & mask;
    while (codes[place] != FREE && hashes[place] != hash) {
      place = (place + 1) & mask;
    }
    return place;
  }

  private void grow() {
    long[] before = hashes;
    int[] kept = codes;
    hashes = new long[before.length * 2];
    codes = new int[before.length * 2];
    Arrays.fill(codes, FREE);
    for (int i = 0; i < before.length; i++) {
      if (kept[i] != FREE) {
        int place = place(before[i]);
        hashes[place] = before[i];
        codes[place] = kept[i];
      }
    }
  }
}
