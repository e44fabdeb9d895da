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
import org.jspecify.annotations.Nullable;

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

    int @Nullable [] key(Timeline person, int row) {
      int[] key = new int[columns.length];
      for (int c = 0; c < key.length; c++) {
        int code = person.code(columns[c], row);
        key[c] = code == Dictionary.ABSENT || c == codes.length ? code : codes[c][code];
        if (key[c] == Dictionary.ABSENT) {
          return null;
        }
      }
      return key;
    }

    int visit(Timeline person, int row) {
      return visit ? person.code(columns[codes.length], row) : 0;
    }
  }

  private record Key(List<Integer> values) {}

  private final Held held;
  private final Map<Key, Integer> known = new HashMap<>();
  private final List<Integer> visits = new ArrayList<>();
  private int[] keyOf = new int[0];
  private int[] visitOf = new int[0];
  private int size;

  Keys(Held held) {
    this.held = held;
  }

  void read(Timeline person, StepHits found) {
    known.clear();
    visits.clear();
    size = 0;
    if (keyOf.length < found.size()) {
      keyOf = new int[2 * found.size()];
      visitOf = new int[keyOf.length];
    }
    for (int hit = 0; hit < found.size(); hit++) {
      int row = found.row(hit);
      visitOf[hit] = held.visit(person, row);
      keyOf[hit] =
          (found.steps(hit) & StepTable.STEPS) == 0 ? Attempt.NONE : number(person, row, hit);
    }
  }

  private int number(Timeline person, int row, int hit) {
    int[] key = held.key(person, row);
    if (key != null) {
      Integer same = known.putIfAbsent(new Key(Arrays.stream(key).boxed().toList()), size);
      if (same != null) {
        return same;
      }
    }
    visits.add(visitOf[hit]);
    return size++;
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
    int visit = visits.get(key);
    boolean same = visit != Dictionary.ABSENT && visitOf[hit] == visit;
    return same ? found.steps(hit) & ~StepTable.STEPS : 0;
  }
}
