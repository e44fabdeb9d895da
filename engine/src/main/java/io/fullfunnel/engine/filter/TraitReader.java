package io.fullfunnel.engine.filter;

import io.fullfunnel.engine.Dictionary;
import io.fullfunnel.engine.Timeline;

/** Reads a trait from a person's identify rows: the latest that gives it stands. */
public final class TraitReader {
  private TraitReader() {}

  /** The name of a trait's column in the {@link Dictionary}. */
  public static String columnName(String trait) {
    return "traits." + trait;
  }

  /**
   * The code of the trait as it stands before row {@code end}, or {@link Dictionary#ABSENT}.
   *
   * @param end {@link Timeline#size} for "now"
   */
  public static int code(Timeline person, int column, int end) {
    for (int i = end - 1; i >= 0; i--) {
      if (person.event(i) == Dictionary.IDENTIFY) {
        int code = person.code(column, i);
        if (code != Dictionary.ABSENT) {
          return code;
        }
      }
    }
    return Dictionary.ABSENT;
  }
}
