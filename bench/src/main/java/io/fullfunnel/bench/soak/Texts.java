package io.fullfunnel.bench.soak;

import java.util.List;
import java.util.SplittableRandom;

/** Text that software trips over, by number: a number always stands for the same text. */
final class Texts {
  private static final List<String> KNOWN =
      List.of(
          "",
          " ",
          "undefined",
          "null",
          "NaN",
          "-1e400",
          "0x0",
          "1/0",
          "\u0000",
          "\u0001\u001f",
          "\u007f\u0080\u009f",
          "\u00a0\u2028\u2029\ufeff",
          "\u200b\u200f",
          "\u202eevil\u202c",
          "\uffff\ufffe",
          "Ω≈ç√∫",
          "田中さん",
          "ﷺ",
          "🏳️‍🌈👩🏽‍🚀",
          "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L",
          "١٢٣",
          "ẞßıİſ",
          "'; DROP TABLE event; --",
          "\"\\\"",
          "\\u0000",
          "${7*7}",
          "{{7*7}}",
          "<script>alert(1)</script>",
          "=1+1",
          "@SUM(A1)",
          "\t=1",
          "\r\n",
          "a,b;c\td",
          "../../etc/passwd",
          "%00%0a",
          "CON",
          "__proto__",
          "2026-02-30T25:61:61Z",
          "1,5",
          "\ud800",
          "\udc00\ud800",
          "a\udfffb");

  private static final int[][] RANGES = {
    {0, 0x20},
    {0x20, 0x80},
    {0x80, 0x250},
    {0x300, 0x370},
    {0x590, 0x700},
    {0x2000, 0x2070},
    {0xD800, 0xE000},
    {0xFFF0, 0x10000},
    {0x1F300, 0x1F700},
    {0xE0000, 0xE0080}
  };

  private Texts() {}

  static String text(int number) {
    if (number < KNOWN.size()) {
      return KNOWN.get(number);
    }
    SplittableRandom random = new SplittableRandom(number);
    StringBuilder text = new StringBuilder();
    for (int left = random.nextInt(1, 12); left > 0; left--) {
      int[] range = RANGES[random.nextInt(RANGES.length)];
      text.appendCodePoint(random.nextInt(range[0], range[1]));
    }
    return text.toString();
  }

  /** As it comes out: halves of pairs are U+FFFD, everything else is as it was. */
  static String kept(String text) {
    StringBuilder kept = new StringBuilder();
    text.codePoints()
        .map(point -> point >= 0xD800 && point < 0xE000 ? 0xFFFD : point)
        .forEach(kept::appendCodePoint);
    return kept.toString();
  }

  /** As JSON has it; what is no letter is escaped for one in two. */
  static String quoted(String text, boolean escaped) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean half = Character.isSurrogate(c) && !inPair(text, i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ' || half || (escaped && c > 0x7e)) {
        out.append(String.format("\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    return out.append('"').toString();
  }

  private static boolean inPair(String text, int at) {
    return Character.isHighSurrogate(text.charAt(at))
        ? at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))
        : at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
  }
}
