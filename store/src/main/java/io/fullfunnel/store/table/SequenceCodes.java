package io.fullfunnel.store.table;

import io.fullfunnel.engine.Codes;
import io.fullfunnel.engine.Dictionary;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Codes by journal sequence. Kept in chunks, so that it can be added to, and a stretch without any
 * code takes no memory. Not thread-safe while codes are set.
 */
public final class SequenceCodes {
  private static final int BITS = 16;

  /** Sequences of a chunk; the first one of each is a multiple of it. */
  static final int CHUNK = 1 << BITS;

  private @Nullable Codes[] chunks;

  public SequenceCodes() {
    this(new @Nullable Codes[0]);
  }

  private SequenceCodes(@Nullable Codes[] chunks) {
    this.chunks = chunks;
  }

  /** The code of a sequence, or {@code ABSENT}. */
  public int get(long sequence) {
    int chunk = (int) (sequence >>> BITS);
    Codes codes = chunk < chunks.length ? chunks[chunk] : null;
    return codes == null ? Dictionary.ABSENT : codes.get((int) sequence & (CHUNK - 1));
  }

  public void set(long sequence, int code) {
    int chunk = (int) (sequence >>> BITS);
    Codes codes = chunk(chunk);
    if (codes == null || code >= most(codes)) {
      codes = widened(codes, code);
      put(chunk, codes);
    }
    codes.set((int) sequence & (CHUNK - 1), code);
  }

  /**
   * The same codes, to which more may be added from a sequence on, while these stay as they are.
   */
  SequenceCodes growing(long from) {
    @Nullable Codes[] copy = chunks.clone();
    int middle = (int) (from >>> BITS);
    if (middle < copy.length && copy[middle] != null) {
      copy[middle] = widened(copy[middle], most(copy[middle]) - 1);
    }
    return new SequenceCodes(copy);
  }

  /** The codes of a chunk; null if none was set. */
  @Nullable Codes chunk(int number) {
    return number < chunks.length ? chunks[number] : null;
  }

  void put(int number, Codes codes) {
    if (number >= chunks.length) {
      chunks = Arrays.copyOf(chunks, Math.max(number + 1, chunks.length * 2));
    }
    chunks[number] = codes;
  }

  /** Codes below this fit. */
  private static int most(Codes codes) {
    return codes.width() == 1 ? 0xff : codes.width() == 2 ? 0xffff : Integer.MAX_VALUE;
  }

  private static Codes widened(@Nullable Codes narrow, int largest) {
    Codes wide = Codes.absent(CHUNK, largest);
    if (narrow != null) {
      for (int i = 0; i < CHUNK; i++) {
        wide.set(i, narrow.get(i));
      }
    }
    return wide;
  }
}
