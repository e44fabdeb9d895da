package io.fullfunnel.store.people;

import java.util.Arrays;

/** The log of links between strands in order of arrival, each pair once; 17 bytes a link. */
public final class Links {
  private final LongSet pairs = new LongSet();
  private int[] ones = new int[64];
  private int[] others = new int[64];
  private byte[] rules = new byte[64];
  private long[] sequences = new long[64];
  private int size;

  public int size() {
    return size;
  }

  public Link get(int index) {
    return new Link(ones[index], others[index], Link.Rule.of(rules[index]), sequences[index]);
  }

  /** Whether these two strands were not linked before. */
  boolean add(Link link) {
    long low = Math.min(link.one(), link.other());
    long high = Math.max(link.one(), link.other());
    if (low == high || !pairs.add((low << 32) | high)) {
      return false;
    }
    if (size == ones.length) {
      int capacity = size * 2;
      ones = Arrays.copyOf(ones, capacity);
      others = Arrays.copyOf(others, capacity);
      rules = Arrays.copyOf(rules, capacity);
      sequences = Arrays.copyOf(sequences, capacity);
    }
    ones[size] = link.one();
    others[size] = link.other();
    rules[size] = (byte) link.rule().code();
    sequences[size] = link.sequence();
    size++;
    return true;
  }
}
