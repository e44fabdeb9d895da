package io.fullfunnel.store.timelines;

import io.fullfunnel.engine.Codes;
import io.fullfunnel.engine.Value;
import java.util.List;

/** What distinct values and the codes of rows take in memory, about. */
final class ValueBytes {
  /** A value, its text and its place in a list, beside the letters. */
  private static final long OF_ONE = 64;

  private ValueBytes() {}

  static long of(List<Value> values) {
    long bytes = 0;
    for (Value value : values) {
      bytes += OF_ONE + (value instanceof Value.Text text ? text.text().length() : 0);
    }
    return bytes;
  }

  /** Bytes a row takes in a column of so many values. */
  static long width(int values) {
    return Codes.absent(1, values).width();
  }
}
