package io.fullfunnel.engine.visits;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The distinct origins of a dataset: tuples of source, medium, campaign, content, term, referrer,
 * click id and given channel, each with a code that never changes. Only ever grows. Thread-safe.
 */
public final class Origins {
  /** The origin that nothing is known of. */
  public static final int DIRECT = 0;

  private static final int WIDTH = OriginField.values().length;

  private record Parts(List<Integer> codes) {}

  private final List<Map<String, Integer>> known = new ArrayList<>();
  private final List<List<String>> values = new ArrayList<>();
  private final Map<Parts, Integer> codes = new HashMap<>();
  private volatile int[] parts = new int[WIDTH * 16];
  private volatile int size;

  /** A table that holds {@link #DIRECT} only. */
  public Origins() {
    for (int field = 0; field < WIDTH; field++) {
      known.add(new HashMap<>());
      values.add(new ArrayList<>());
    }
    code(new int[WIDTH]);
  }

  public int size() {
    return size;
  }

  /**
   * The code of an origin.
   *
   * @param texts by {@link OriginField#place}; null or empty where nothing is known
   */
  public synchronized int code(@Nullable String[] texts) {
    int[] of = new int[WIDTH];
    for (int field = 0; field < WIDTH; field++) {
      String text = texts[field];
      if (text != null && !text.isEmpty()) {
        of[field] = value(field, text);
      }
    }
    return code(of);
  }

  private int value(int field, String text) {
    Integer code = known.get(field).get(text);
    if (code == null) {
      values.get(field).add(text);
      code = values.get(field).size();
      known.get(field).put(text, code);
    }
    return code;
  }

  private synchronized int code(int[] of) {
    Parts key = new Parts(Arrays.stream(of).boxed().toList());
    Integer code = codes.get(key);
    if (code != null) {
      return code;
    }
    int next = size;
    int[] table = parts;
    if ((next + 1) * WIDTH > table.length) {
      table = Arrays.copyOf(table, table.length * 2);
    }
    System.arraycopy(of, 0, table, next * WIDTH, WIDTH);
    parts = table;
    size = next + 1;
    codes.put(key, next);
    return next;
  }

  /** The number of a part's value from 1, 0 if the origin does not say. */
  int part(OriginField field, int origin) {
    return parts[origin * WIDTH + field.place()];
  }

  /** A part of an origin, or null if the origin does not say. */
  public @Nullable String text(OriginField field, int origin) {
    int value = part(field, origin);
    if (value == 0) {
      return null;
    }
    synchronized (this) {
      return values.get(field.place()).get(value - 1);
    }
  }

  /** All parts of an origin, by {@link OriginField#place}. */
  public @Nullable String[] texts(int origin) {
    @Nullable String[] texts = new @Nullable String[WIDTH];
    for (OriginField field : OriginField.values()) {
      texts[field.place()] = text(field, origin);
    }
    return texts;
  }

  /** The values of a part so far; a later call may have more, behind these. */
  public synchronized List<String> values(OriginField field) {
    return List.copyOf(values.get(field.place()));
  }

  /**
   * Per origin so far, the index of a part's value in {@link #values}, −1 where the origin does not
   * say; shifted by one for {@code Columns}: place 0 is for rows without an origin.
   */
  public synchronized int[] table(OriginField field) {
    int[] table = new int[size + 1];
    table[0] = -1;
    for (int origin = 0; origin < size; origin++) {
      table[origin + 1] = part(field, origin) - 1;
    }
    return table;
  }

  /** The same origin without its referrer. */
  public int without(int origin) {
    int[] of = Arrays.copyOfRange(parts, origin * WIDTH, (origin + 1) * WIDTH);
    of[OriginField.REFERRER.place()] = 0;
    return code(of);
  }

  /** One origin laid over another: what it says counts, the rest is the other's. */
  int over(int under, int origin) {
    int[] table = parts;
    int[] of = new int[WIDTH];
    for (int field = 0; field < WIDTH; field++) {
      int own = table[origin * WIDTH + field];
      of[field] = own == 0 ? table[under * WIDTH + field] : own;
    }
    return code(of);
  }

  /** Whether an origin says nothing but what another one says. */
  boolean repeats(int origin, int other) {
    int[] table = parts;
    for (int field = 0; field < WIDTH; field++) {
      int own = table[origin * WIDTH + field];
      if (own != 0 && own != table[other * WIDTH + field]) {
        return false;
      }
    }
    return true;
  }
}
