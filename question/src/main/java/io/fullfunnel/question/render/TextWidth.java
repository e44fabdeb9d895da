package io.fullfunnel.question.render;

import java.util.ArrayList;
import java.util.List;

/** Columns that text takes in a terminal, and text made safe for one. */
final class TextWidth {
  private static final String CUT = "…";

  private TextWidth() {}

  /** Without characters that a terminal would obey or not show. */
  static String clean(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints()
        .forEach(c -> {
          switch (Character.getType(c)) {
            case Character.CONTROL,
                Character.SURROGATE,
                Character.LINE_SEPARATOR,
                Character.PARAGRAPH_SEPARATOR ->
                clean.append('\ufffd');
            case Character.FORMAT -> {}
            default -> clean.appendCodePoint(c);
          }
        });
    return clean.toString();
  }

  static int of(String text) {
    return text.codePoints().map(TextWidth::of).sum();
  }

  /** Cut to at most this many columns, with … where something is missing. */
  static String cut(String text, int columns) {
    if (of(text) <= columns) {
      return text;
    }
    StringBuilder kept = new StringBuilder();
    int used = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      if (used + of(c) > columns - 1) {
        break;
      }
      kept.appendCodePoint(c);
      used += of(c);
      i += Character.charCount(c);
    }
    return columns < 1 ? "" : kept + CUT;
  }

  static String left(String text, int columns) {
    String cut = cut(text, columns);
    return cut + " ".repeat(columns - of(cut));
  }

  static String right(String text, int columns) {
    String cut = cut(text, columns);
    return " ".repeat(columns - of(cut)) + cut;
  }

  /** Lines of at most this many columns, broken at spaces; later lines begin with the indent. */
  static List<String> wrap(String text, int columns, String indent) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    int used = 0;
    for (String word : text.split(" ", -1)) {
      String piece = cut(word, columns - indent.length());
      if (used > 0 && used + 1 + of(piece) > columns) {
        lines.add(line.toString());
        line.setLength(0);
        line.append(indent).append(piece);
        used = of(indent) + of(piece);
      } else {
        line.append(used == 0 ? "" : " ").append(piece);
        used += (used == 0 ? 0 : 1) + of(piece);
      }
    }
    lines.add(line.toString());
    return lines;
  }

  private static int of(int c) {
    int kind = Character.getType(c);
    if (kind == Character.NON_SPACING_MARK
        || kind == Character.ENCLOSING_MARK
        || kind == Character.FORMAT) {
      return 0;
    }
    return isWide(c) ? 2 : 1;
  }

  /** East Asian wide and full-width characters, and emoji. */
  private static boolean isWide(int c) {
    return c >= 0x1100
        && (c <= 0x115f
            || (c >= 0x2e80 && c <= 0x303e)
            || (c >= 0x3041 && c <= 0x4dbf)
            || (c >= 0x4e00 && c <= 0xa4cf)
            || (c >= 0xa960 && c <= 0xa97c)
            || (c >= 0xac00 && c <= 0xd7a3)
            || (c >= 0xf900 && c <= 0xfaff)
            || (c >= 0xfe30 && c <= 0xfe6f)
            || (c >= 0xff01 && c <= 0xff60)
            || (c >= 0xffe0 && c <= 0xffe6)
            || (c >= 0x1f300 && c <= 0x1f64f)
            || (c >= 0x1f680 && c <= 0x1f6ff)
            || (c >= 0x1f900 && c <= 0x1f9ff)
            || (c >= 0x20000 && c <= 0x3fffd));
  }
}
