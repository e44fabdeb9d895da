package io.fullfunnel.store.people;

import java.util.Arrays;

/** The e-mail addresses known of strands, as hashes; a strand may have several over time. */
final class Emails {
  private static final long[] NONE = {};

  /** The strand plus one → its newest entry. */
  private final LongIndex newest = new LongIndex();

  private int[] strands = new int[64];
  private long[] hashes = new long[64];

  /** The entry of the same strand before this one, plus one. */
  private int[] before = new int[64];

  private int size;

  int size() {
    return size;
  }

  int strand(int entry) {
    return strands[entry];
  }

  long hash(int entry) {
    return hashes[entry];
  }

  /** Whether that was not known. */
  boolean add(int strand, long hash) {
    int last = newest.get(strand + 1L);
    for (int entry = last; entry >= 0; entry = before[entry] - 1) {
      if (hashes[entry] == hash) {
        return false;
      }
    }
    if (size == strands.length) {
      int capacity = size + (size >> 1);
      strands = Arrays.copyOf(strands, capacity);
      hashes = Arrays.copyOf(hashes, capacity);
      before = Arrays.copyOf(before, capacity);
    }
    strands[size] = strand;
    hashes[size] = hash;
    before[size] = last + 1;
    newest.put(strand + 1L, size++);
    return true;
  }

  /** All addresses of a strand, in order of their hashes. */
  long[] of(int strand) {
    int last = newest.get(strand + 1L);
    if (last < 0) {
      return NONE;
    }
    int count = 0;
    for (int entry = last; entry >= 0; entry = before[entry] - 1) {
      count++;
    }
    long[] all = new long[count];
    for (int entry = last; entry >= 0; entry = before[entry] - 1) {
      all[--count] = hashes[entry];
    }
    Arrays.sort(all);
    return all;
  }

  boolean any(int strand) {
    return newest.get(strand + 1L) >= 0;
  }
}
