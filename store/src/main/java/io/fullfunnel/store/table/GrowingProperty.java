package io.fullfunnel.store.table;

import io.fullfunnel.engine.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A property of all events so far, to which those after are added. Not thread-safe. */
final class GrowingProperty {
  private final List<Value> values;
  private SequenceCodes codes;
  private long position;

  /** Codes by value; null until one is looked for. */
  private @Nullable Map<Value, Integer> byValue;

  private @Nullable PropertyCodes told;

  /** Nothing is known so far. */
  GrowingProperty() {
    this(new ArrayList<>(), new SequenceCodes(), 0);
  }

  /**
   * @param values all that the codes mean
   * @param position sequence of the first event that was not looked at
   */
  GrowingProperty(List<Value> values, SequenceCodes codes, long position) {
    this.values = values;
    this.codes = codes;
    this.position = position;
  }

  /** Sequence of the first event that was not looked at. */
  long position() {
    return position;
  }

  /** What is known now; it stays as it is when more is added. */
  PropertyCodes codes() {
    PropertyCodes known = told;
    if (known == null) {
      known = new PropertyCodes(codes, values);
      told = known;
    }
    return known;
  }

  /** Begins to add; what was told stays as it is. */
  void grow() {
    codes = codes.growing(position);
  }

  /** Says that all events before this one were looked at. */
  void reached(long sequence) {
    position = sequence;
    told = null;
  }

  void set(long sequence, int code) {
    codes.set(sequence, code);
  }

  boolean isEmpty() {
    return values.isEmpty();
  }

  /** The code of a value, which is a new one if it was not there. */
  int code(Value value) {
    Map<Value, Integer> known = byValue;
    if (known == null) {
      known = new HashMap<>();
      for (int code = 0; code < values.size(); code++) {
        known.put(values.get(code), code);
      }
      byValue = known;
    }
    Integer code = known.get(value);
    return code == null ? add(value) : code;
  }

  /** The code of a value that was not there, and is looked for by no other way of writing it. */
  int add(Value value) {
    int code = values.size();
    values.add(value);
    if (byValue != null) {
      byValue.put(value, code);
    }
    return code;
  }
}
