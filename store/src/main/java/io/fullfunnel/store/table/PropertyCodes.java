package io.fullfunnel.store.table;

import io.fullfunnel.engine.Codes;
import io.fullfunnel.engine.Dictionary;
import io.fullfunnel.engine.Value;
import java.util.List;

/**
 * One property of all events: distinct values, and for each sequence the number of its value.
 *
 * <p>Equal values have equal codes. A number is what it is worth: 1 and 1.0 are one value, the text
 * {@code "1"} is another.
 *
 * @param baseSequence sequence of the first code
 * @param codes by sequence − base; {@link Dictionary#ABSENT} where an event has no such property
 */
public record PropertyCodes(long baseSequence, Codes codes, List<Value> values) {
  public PropertyCodes {
    values = List.copyOf(values);
  }

  /** Another property, a table away: code c becomes {@code table[c + 1]}. */
  public PropertyCodes through(List<Value> others, int[] table) {
    Codes mapped = Codes.absent(codes.rows(), others.size());
    for (int row = 0; row < codes.rows(); row++) {
      mapped.set(row, table[codes.get(row) + 1]);
    }
    return new PropertyCodes(baseSequence, mapped, others);
  }

  /** The code of an event. */
  public int code(long sequence) {
    long row = sequence - baseSequence;
    return row < 0 || row >= codes.rows() ? Dictionary.ABSENT : codes.get((int) row);
  }
}
