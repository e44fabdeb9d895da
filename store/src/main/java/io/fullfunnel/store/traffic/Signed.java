package io.fullfunnel.store.traffic;

import java.util.Arrays;

/**
 * The signs that events carry themselves, by journal sequence: bits of {@link Sign}. Kept in
 * chunks, so that a stretch without any takes no memory. Not thread-safe while it is added to.
 */
final class Signed {
  private static final int BITS = 16;
  private static final int CHUNK = 1 << BITS;

  private byte[][] chunks = new byte[0][];
  private boolean empty = true;

  int at(long sequence) {
    int chunk = (int) (sequence >>> BITS);
    return chunk < chunks.length && chunks[chunk].length > 0
        ? chunks[chunk][(int) sequence & (CHUNK - 1)]
        : 0;
  }

  void add(long sequence, Sign sign) {
    int chunk = (int) (sequence >>> BITS);
    if (chunk >= chunks.length) {
      int old = chunks.length;
      chunks = Arrays.copyOf(chunks, Math.max(chunk + 1, old * 2));
      Arrays.fill(chunks, old, chunks.length, new byte[0]);
    }
    if (chunks[chunk].length == 0) {
      chunks[chunk] = new byte[CHUNK];
    }
    chunks[chunk][(int) sequence & (CHUNK - 1)] |= (byte) sign.bit();
    empty = false;
  }

  boolean isEmpty() {
    return empty;
  }
}
