package io.fullfunnel.question;

import java.util.List;
import java.util.Locale;

/** Sentences' small parts: quoted names, counts, rates. */
final class Words {
  private static final int LONGEST_QUOTE = 80;

  private Words() {}

  /** The name in quotes, cut if long, with control characters made visible. */
  static String quote(String name) {
    return '"' + plain(name) + '"';
  }

  /** The same without quotes. */
  static String plain(String name) {
    StringBuilder quoted = new StringBuilder();
    int shown = 0;
    for (int i = 0; i < name.length() && shown < LONGEST_QUOTE; shown++) {
      int c = name.codePointAt(i);
      i += Character.charCount(c);
      int kind = Character.getType(c);
      boolean hidden =
          kind == Character.CONTROL || kind == Character.FORMAT || kind == Character.SURROGATE;
      if (hidden || kind == Character.LINE_SEPARATOR || kind == Character.PARAGRAPH_SEPARATOR) {
        quoted.append(String.format("\\u%04x", c));
      } else {
        quoted.appendCodePoint(c);
      }
    }
    boolean cut = name.codePointCount(0, name.length()) > LONGEST_QUOTE;
    return quoted.append(cut ? "…" : "").toString();
  }

  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** {@code 28.6 %}. */
  static String percent(double rate) {
    return String.format(Locale.ROOT, "%.1f %%", rate * 100);
  }

  /** {@code 1 person}, {@code 2 people}. */
  static String people(long number) {
    return count(number) + (number == 1 ? " person" : " people");
  }

  /** {@code "a"}, {@code "a" or "b"}, {@code "a", "b" or "c"}. */
  static String either(List<String> names) {
    return join(names.stream().map(Words::quote).toList(), "or");
  }

  /** The parts with commas and, before the last, the word. */
  static String join(List<String> parts, String word) {
    int last = parts.size() - 1;
    return last < 1
        ? String.join("", parts)
        : String.join(", ", parts.subList(0, last)) + " " + word + " " + parts.get(last);
  }
}
