package io.fullfunnel.engine.stored;

import io.fullfunnel.engine.Codes;
import io.fullfunnel.engine.Columns;
import io.fullfunnel.engine.Dictionary;
import java.util.Arrays;

/**
 * The rows of a shard without flagged ones. Who has none stays as they are; who has only such, or
 * no event but such, is left out.
 */
final class Sifted {
  private static final int WIDEST_BYTE = 0xfe;
  private static final int WIDEST_SHORT = 0xfffe;

  private final StoredRows of;
  private final int leftOut;
  private final int[] kept;
  private int size;
  private final long[] persons;
  private final int[] starts;
  private int people;

  Sifted(StoredRows of, int leftOut) {
    this.of = of;
    this.leftOut = leftOut;
    this.kept = new int[of.columns().rows()];
    this.persons = new long[of.persons().length];
    this.starts = new int[of.persons().length + 1];
    for (int p = 0; p < of.persons().length; p++) {
      add(p);
    }
    starts[people] = size;
  }

  private void add(int person) {
    int before = size;
    boolean flagged = false;
    boolean left = false;
    for (int row = of.starts()[person]; row < of.starts()[person + 1]; row++) {
      if ((of.flags()[row] & leftOut) != 0) {
        flagged = true;
      } else {
        kept[size++] = row;
        left |= of.columns().event(row) >= Dictionary.FIRST_EVENT;
      }
    }
    if (flagged && !left) {
      size = before;
      return;
    }
    persons[people] = of.persons()[person];
    starts[people++] = before;
  }

  /** Whether nothing is left out. */
  boolean isWhole() {
    return size == kept.length;
  }

  Columns columns() {
    long[] times = new long[size];
    int[] events = new int[size];
    long[] sequences = new long[size];
    for (int i = 0; i < size; i++) {
      times[i] = of.columns().timeMillis(kept[i]);
      events[i] = of.columns().event(kept[i]);
      sequences[i] = of.columns().sequence(kept[i]);
    }
    return Columns.of(times, events, sequences, size);
  }

  long[] persons() {
    return Arrays.copyOf(persons, people);
  }

  int[] starts() {
    return Arrays.copyOf(starts, people + 1);
  }

  /** The codes of the rows that are left. */
  Codes pick(Codes codes) {
    int largest =
        switch (codes.width()) {
          case 1 -> WIDEST_BYTE;
          case 2 -> WIDEST_SHORT;
          default -> Integer.MAX_VALUE;
        };
    Codes picked = Codes.absent(size, largest);
    for (int i = 0; i < size; i++) {
      picked.set(i, codes.get(kept[i]));
    }
    return picked;
  }
}
