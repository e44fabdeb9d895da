package io.fullfunnel.store.table;

/**
 * The form in which a text or a number is kept where DuckDB alone would change it.
 *
 * <p>A kept text that begins with {@link #MARK} is marked: {@code n} and the digits of a number, or
 * {@code s} and a text in which every mark and every lone surrogate is a mark with four hex digits.
 * Nearly all texts are kept as they are.
 */
final class ExactText {
  static final char MARK = '\u0001';
  private static final char NUMBER = 'n';
  private static final char SPECIAL = 's';

  private ExactText() {}

  /** The kept form of a text. */
  static String keep(String text) {
    return isPlain(text) ? text : special(text);
  }

  /** The kept form of a number that a double or a long does not hold exactly. */
  static String keepNumber(String digits) {
    return "" + MARK + NUMBER + digits;
  }

  static boolean isNumber(String kept) {
    return kept.length() > 2 && kept.charAt(0) == MARK && kept.charAt(1) == NUMBER;
  }

  /** The digits of a kept number. */
  static String number(String kept) {
    return kept.substring(2);
  }

  /** The text as it arrived. */
  static String restore(String kept) {
    if (kept.length() < 2 || kept.charAt(0) != MARK || kept.charAt(1) != SPECIAL) {
      return kept;
    }
    StringBuilder text = new StringBuilder(kept.length());
    for (int i = 2; i < kept.length(); i++) {
      char c = kept.charAt(i);
      if (c == MARK && i + 4 < kept.length()) {
        text.append((char) Integer.parseInt(kept.substring(i + 1, i + 5), 16));
        i += 4;
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }

  private static boolean isPlain(String text) {
    if (!text.isEmpty() && text.charAt(0) == MARK) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (isLone(text, i)) {
        return false;
      }
    }
    return true;
  }

  /** Whether half of a surrogate pair stands there without its other half. */
  static boolean isLone(CharSequence text, int i) {
    char c = text.charAt(i);
    if (!Character.isSurrogate(c)) {
      return false;
    }
    return Character.isHighSurrogate(c)
        ? i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))
        : i == 0 || !Character.isHighSurrogate(text.charAt(i - 1));
  }

  private static String special(String text) {
    StringBuilder kept = new StringBuilder(text.length() + 16).append(MARK).append(SPECIAL);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == MARK || isLone(text, i)) {
        kept.append(MARK).append(String.format("%04x", (int) c));
      } else {
        kept.append(c);
      }
    }
    return kept.toString();
  }
}
