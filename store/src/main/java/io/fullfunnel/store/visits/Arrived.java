package io.fullfunnel.store.visits;

import io.fullfunnel.engine.Codes;
import io.fullfunnel.engine.Dictionary;
import io.fullfunnel.engine.visits.Origins;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What each event brought along, by journal sequence: the code of its origin and the number of its
 * session. Kept in chunks, so that it can be added to, and a stretch that brings nothing takes no
 * memory. Not thread-safe.
 */
final class Arrived {
  private static final int BITS = 16;
  private static final int CHUNK = 1 << BITS;

  private @Nullable Codes[] origins = new @Nullable Codes[0];
  private long[] @Nullable [] sessions = new long[0] @Nullable [];

  /** The code in {@link Origins}, or {@code ABSENT}. */
  int origin(long sequence) {
    int chunk = (int) (sequence >>> BITS);
    Codes codes = chunk < origins.length ? origins[chunk] : null;
    return codes == null ? Dictionary.ABSENT : codes.get((int) sequence & (CHUNK - 1));
  }

  /** As {@code VisitWalk.row} takes it. */
  long session(long sequence) {
    int chunk = (int) (sequence >>> BITS);
    long[] numbers = chunk < sessions.length ? sessions[chunk] : null;
    return numbers == null ? 0 : numbers[(int) sequence & (CHUNK - 1)];
  }

  void origin(long sequence, int code) {
    int chunk = (int) (sequence >>> BITS);
    if (chunk >= origins.length) {
      origins = Arrays.copyOf(origins, Math.max(chunk + 1, origins.length * 2));
    }
    Codes codes = origins[chunk];
    if (codes == null || code >= most(codes)) {
      codes = widened(codes, code);
      origins[chunk] = codes;
    }
    codes.set((int) sequence & (CHUNK - 1), code);
  }

  /** Codes below this fit. */
  private static int most(Codes codes) {
    return codes.width() == 1 ? 0xff : codes.width() == 2 ? 0xffff : Integer.MAX_VALUE;
  }

  private static Codes widened(@Nullable Codes narrow, int code) {
    Codes wide = Codes.absent(CHUNK, code);
    if (narrow != null) {
      for (int i = 0; i < CHUNK; i++) {
        wide.set(i, narrow.get(i));
      }
    }
    return wide;
  }

  void session(long sequence, long number) {
    int chunk = (int) (sequence >>> BITS);
    if (chunk >= sessions.length) {
      sessions = Arrays.copyOf(sessions, Math.max(chunk + 1, sessions.length * 2));
    }
    long[] numbers = sessions[chunk];
    if (numbers == null) {
      numbers = new long[CHUNK];
      sessions[chunk] = numbers;
    }
    numbers[(int) sequence & (CHUNK - 1)] = number;
  }
}
