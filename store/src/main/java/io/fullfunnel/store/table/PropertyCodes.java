package io.fullfunnel.store.table;

import io.fullfunnel.engine.Dictionary;
import io.fullfunnel.engine.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One property of all events: distinct values, and for each sequence the number of its value.
 *
 * <p>Equal values have equal codes. A number is what it is worth: 1 and 1.0 are one value, the text
 * {@code "1"} is another. Values keep their codes when events come in.
 *
 * @param codes by sequence
 * @param table null if the codes are the property's own; else its code of code c is {@code table[c
 *     + 1]}
 */
@SuppressWarnings("ArrayRecordComponent") // read here only, never compared
public record PropertyCodes(SequenceCodes codes, List<Value> values, int @Nullable [] table) {
  public PropertyCodes {
    values = List.copyOf(values);
  }

  public PropertyCodes(SequenceCodes codes, List<Value> values) {
    this(codes, values, null);
  }

  /** Another property, a table away from one that is not: code c becomes {@code table[c + 1]}. */
  public PropertyCodes through(List<Value> others, int[] next) {
    return new PropertyCodes(codes, others, next);
  }

  /** The code of an event; {@link Dictionary#ABSENT} where it has no such property. */
  public int code(long sequence) {
    int code = codes.get(sequence);
    return table == null ? code : table[code + 1];
  }

  /** Whether codes mean what they meant before: a table that is made again numbers anew. */
  public boolean goesOnFrom(List<Value> before) {
    return before.size() <= values.size() && values.subList(0, before.size()).equals(before);
  }
}
