package io.fullfunnel.store.files;

/** Halves of surrogate pairs in JSON escapes. */
public final class Surrogates {
  private Surrogates() {}

  /** Replaces each half that stands alone by U+FFFD, in place; the number of replacements. */
  public static int repair(byte[] json, int from, int to) {
    int replaced = 0;
    int i = from;
    while (i < to) {
      if (json[i] != '\\') {
        i++;
      } else if (!isUnit(json, i, to)) {
        i += 2;
      } else {
        int unit = unit(json, i);
        boolean pair =
            isHigh(unit) && i + 6 < to && isUnit(json, i + 6, to) && isLow(unit(json, i + 6));
        if (!pair && (isHigh(unit) || isLow(unit))) {
          json[i + 2] = 'f';
          json[i + 3] = 'f';
          json[i + 4] = 'f';
          json[i + 5] = 'd';
          replaced++;
        }
        i += pair ? 12 : 6;
      }
    }
    return replaced;
  }

  private static boolean isUnit(byte[] json, int at, int to) {
    return at + 6 <= to && json[at] == '\\' && json[at + 1] == 'u' && unit(json, at) >= 0;
  }

  private static int unit(byte[] json, int at) {
    int value = 0;
    for (int i = at + 2; i < at + 6; i++) {
      int digit = Character.digit(json[i], 16);
      if (digit < 0) {
        return -1;
      }
      value = (value << 4) | digit;
    }
    return value;
  }

  private static boolean isHigh(int unit) {
    return unit >= 0xD800 && unit <= 0xDBFF;
  }

  private static boolean isLow(int unit) {
    return unit >= 0xDC00 && unit <= 0xDFFF;
  }
}
