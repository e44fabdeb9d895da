package io.fullfunnel.store.visits;

import io.fullfunnel.engine.Dictionary;
import io.fullfunnel.engine.Value;
import io.fullfunnel.engine.visits.OriginField;
import io.fullfunnel.engine.visits.Origins;
import io.fullfunnel.store.table.OriginText;
import io.fullfunnel.store.table.PropertyCodes;
import io.fullfunnel.store.table.SequenceCodes;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What each event brought along, by journal sequence: the code of its origin and the number of its
 * session. A stretch that names no session takes no memory. Not thread-safe.
 */
final class Arrived {
  private static final int BITS = 16;
  private static final int CHUNK = 1 << BITS;

  private final Origins origins;
  private PropertyCodes brought = new PropertyCodes(new SequenceCodes(), List.of());

  /** The origin of each value so far. */
  private int[] originOf = new int[0];

  private long[] @Nullable [] sessions = new long[0] @Nullable [];

  Arrived(Origins origins) {
    this.origins = origins;
  }

  /** Takes what events brought along; values so far stay the first, unless all was read again. */
  void brought(PropertyCodes more) {
    List<Value> values = more.values();
    int known = more.goesOnFrom(brought.values()) ? originOf.length : 0;
    originOf = Arrays.copyOf(originOf, values.size());
    for (int value = known; value < values.size(); value++) {
      @Nullable String[] parts = OriginText.parts(values.get(value));
      String referrer = parts[OriginField.REFERRER.place()];
      parts[OriginField.REFERRER.place()] = referrer == null ? null : Referrer.host(referrer);
      originOf[value] = origins.code(parts);
    }
    brought = more;
  }

  /** The code in {@link Origins}, or {@code ABSENT}. */
  int origin(long sequence) {
    int value = brought.code(sequence);
    return value == Dictionary.ABSENT ? value : originOf[value];
  }

  /** As {@code VisitWalk.row} takes it. */
  long session(long sequence) {
    int chunk = (int) (sequence >>> BITS);
    long[] numbers = chunk < sessions.length ? sessions[chunk] : null;
    return numbers == null ? 0 : numbers[(int) sequence & (CHUNK - 1)];
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
