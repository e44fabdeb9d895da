package io.fullfunnel.store.admission;

/**
 * A blocked Bloom filter of 11 bits an id: "surely not there" or "perhaps". One cache line a
 * question; about one in a hundred answers "perhaps" is wrong.
 */
final class Filter {
  private static final int BITS_AN_ID = 11;
  private static final int BLOCK_LONGS = 8;
  private static final int PROBES = 6;
  private static final int PROBE_BITS = 9;

  private final long[] words;

  Filter(long count) {
    this(new long[longs(count)]);
  }

  Filter(long[] words) {
    this.words = words;
  }

  static int longs(long count) {
    long blocks = Math.max(1, count * BITS_AN_ID / (BLOCK_LONGS * Long.SIZE));
    return Math.toIntExact(blocks * BLOCK_LONGS);
  }

  long[] words() {
    return words;
  }

  void add(long high, long low) {
    int block = block(low);
    for (int i = 0; i < PROBES; i++) {
      int bit = (int) (high >>> (i * PROBE_BITS));
      words[block + ((bit >>> 6) & (BLOCK_LONGS - 1))] |= 1L << bit;
    }
  }

  boolean mayContain(long high, long low) {
    int block = block(low);
    for (int i = 0; i < PROBES; i++) {
      int bit = (int) (high >>> (i * PROBE_BITS));
      if ((words[block + ((bit >>> 6) & (BLOCK_LONGS - 1))] & 1L << bit) == 0) {
        return false;
      }
    }
    return true;
  }

  private int block(long low) {
    long blocks = words.length / BLOCK_LONGS;
    return (int) (((low >>> Integer.SIZE) * blocks) >>> Integer.SIZE) * BLOCK_LONGS;
  }
}
