package io.fullfunnel.question;

/**
 * An upper bound of the size that a pattern compiles to: RE2 writes counted repeats out, so that
 * {@code ((a{1000}){1000}){1000}} would fill the memory. Reads only as much of the syntax as
 * counting needs; a wrong pattern is left to RE2 to refuse.
 */
final class RegexSize {
  private static final long MANY = 1_000_000_000;

  private final String pattern;
  private int at;

  RegexSize(String pattern) {
    this.pattern = pattern;
  }

  long steps() {
    long all = 0;
    while (at < pattern.length()) {
      all = Math.min(MANY, all + sequence());
      at++; // an unmatched closing parenthesis
    }
    return all;
  }

  /** Up to the closing parenthesis or the end. */
  private long sequence() {
    long all = 0;
    while (at < pattern.length() && pattern.charAt(at) != ')') {
      long atom = atom();
      while (at < pattern.length() && "*+?{".indexOf(pattern.charAt(at)) >= 0) {
        atom = Math.min(MANY, Math.max(1, atom) * repeat());
      }
      all = Math.min(MANY, all + atom);
    }
    return all;
  }

  private long atom() {
    char c = pattern.charAt(at++);
    switch (c) {
      case '(' -> {
        long inner = sequence();
        at++;
        return inner + 2;
      }
      case '\\' -> at++;
      case '[' -> bracket();
      default -> {}
    }
    return 1;
  }

  /** Moves behind {@code […]}; a first {@code ]} is one of its characters. */
  private void bracket() {
    if (at < pattern.length() && pattern.charAt(at) == '^') {
      at++;
    }
    int first = at;
    while (at < pattern.length() && (pattern.charAt(at) != ']' || at == first)) {
      at += pattern.charAt(at) == '\\' ? 2 : 1;
    }
    at++;
  }

  /** Moves behind a repeat and tells how often it may write its atom. */
  private long repeat() {
    char c = pattern.charAt(at++);
    if (c != '{') {
      return 1;
    }
    long times = 1;
    long digits = 0;
    while (at < pattern.length() && pattern.charAt(at) != '}') {
      char d = pattern.charAt(at++);
      digits = d >= '0' && d <= '9' ? Math.min(MANY, digits * 10 + d - '0') : 0;
      times = Math.max(times, digits);
    }
    at++;
    return times;
  }
}
