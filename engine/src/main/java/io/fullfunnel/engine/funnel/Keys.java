package io.fullfunnel.engine.funnel;

import io.fullfunnel.engine.Column;
import io.fullfunnel.engine.Dictionary;
import io.fullfunnel.engine.Timeline;
import io.fullfunnel.engine.Value;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The keys of a person's hits: the values that must be equal on all steps. A hit without one of
 * them has a key of its own, for nothing equals nothing.
 */
final class Keys {
  /** What is held, bound to one dataset. */
  static final class Held implements Serializable {
    private static final long serialVersionUID = 1L;
    private final int[] columns;
    private final int[][] codes;
    private final boolean visit;

    Held(Rules rules, Dictionary dictionary) {
      List<Column> held = new ArrayList<>();
      for (String property : rules.hold()) {
        held.add(dictionary.column(property));
      }
      this.visit = rules.visit();
      this.columns = new int[held.size() + (visit ? 1 : 0)];
      this.codes = new int[held.size()][];
      for (int c = 0; c < codes.length; c++) {
        columns[c] = held.get(c).id();
        codes[c] = codes(held.get(c));
      }
      if (visit) {
        columns[codes.length] = dictionary.visits().id();
      }
    }

    /** Per code of the column that of the first value with the same text. */
    private static int[] codes(Column column) {
      Map<String, Integer> known = new HashMap<>();
      int[] codes = new int[column.values().size()];
      int code = 0;
      for (Value value : column.values()) {
        String key = value.asKey();
        Integer same = known.putIfAbsent(key, code);
        codes[code] = key.isEmpty() ? Dictionary.ABSENT : same == null ? code : same;
        code++;
      }
      return codes;
    }

    boolean holds() {
      return columns.length > 0;
    }

    /** Codes of a key. */
    int width() {
      return columns.length;
    }

    /** Sets the key of a row from a place on; false if it lacks one of the values. */
    boolean key(Timeline person, int row, int[] to, int at) {
      for (int c = 0; c < columns.length; c++) {
        int code = person.code(columns[c], row);
        int same = code == Dictionary.ABSENT || c == codes.length ? code : codes[c][code];
        if (same == Dictionary.ABSENT) {
          return false;
        }
        to[at + c] = same;
      }
      return true;
    }

    int visit(Timeline person, int row) {
      return visit ? person.code(columns[codes.length], row) : 0;
    }
  }

  private final Held held;

  /** The keys, one after the other. */
  private int[] keys = new int[16];

  /** By the hash of a key its number plus one. */
  private int[] slots = new int[16];

  private int mask;
  private int[] visits = new int[16];
  private int[] keyOf = new int[16];
  private int[] visitOf = new int[16];
  private int size;

  Keys(Held held) {
    this.held = held;
  }

  void read(Timeline person, StepHits found) {
    begin(found.size());
    for (int hit = 0; hit < found.size(); hit++) {
      int row = found.row(hit);
      visitOf[hit] = held.visit(person, row);
      keyOf[hit] =
          (found.steps(hit) & StepTable.STEPS) == 0 ? Attempt.NONE : number(person, row, hit);
    }
  }

  private void begin(int hits) {
    size = 0;
    if (hits > keyOf.length) {
      keyOf = new int[2 * hits];
      visitOf = new int[2 * hits];
      visits = new int[2 * hits];
    }
    if ((hits + 1) * held.width() > keys.length) {
      keys = new int[2 * (hits + 1) * held.width()];
    }
    int room = Math.max(2, Integer.highestOneBit(hits) * 4);
    if (room > slots.length) {
      slots = new int[room];
    }
    Arrays.fill(slots, 0, room, 0);
    mask = room - 1;
  }

  private int number(Timeline person, int row, int hit) {
    int width = held.width();
    int at = size * width;
    if (held.key(person, row, keys, at)) {
      int slot = slot(at, width);
      while (slots[slot] != 0) {
        int other = (slots[slot] - 1) * width;
        if (Arrays.equals(keys, other, other + width, keys, at, at + width)) {
          return slots[slot] - 1;
        }
        slot = (slot + 1) & mask;
      }
      slots[slot] = size + 1;
    }
    visits[size] = visitOf[hit];
    return size++;
  }

  private int slot(int at, int width) {
    int hash = 0;
    for (int i = at; i < at + width; i++) {
      hash = (hash ^ keys[i]) * 0x9e3779b9;
    }
    return (hash ^ hash >>> 16) & mask;
  }

  /** The key of a hit that may take a step; {@link Attempt#NONE} of others. */
  int of(int hit) {
    return keyOf[hit];
  }

  /** How many keys the person's hits have. */
  int size() {
    return size;
  }

  /**
   * The bits that a hit has for a key. An exclusion, and any other event where there must be none
   * between, is no step: its own values do not matter, but its visit does.
   */
  long bits(StepHits found, int hit, int key) {
    if (keyOf[hit] == key) {
      return found.steps(hit);
    }
    int visit = visits[key];
    boolean same = visit != Dictionary.ABSENT && visitOf[hit] == visit;
    return same ? found.steps(hit) & ~StepTable.STEPS : 0;
  }
}
