package io.fullfunnel.question;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A duration as a question writes it: {@code 30d}. */
record Span(long amount, Unit unit) {
  private static final Pattern FORM = Pattern.compile("(\\d{1,15})(ms|s|m|h|d|w)");
  private static final long LONGEST_DAYS = 36_500;

  /** Units; a day is 24 hours. */
  enum Unit {
    MS(1, "millisecond"),
    S(1000, "second"),
    M(60_000, "minute"),
    H(3_600_000, "hour"),
    D(86_400_000, "day"),
    W(7 * 86_400_000L, "week");

    private final long millis;
    private final String word;

    Unit(long millis, String word) {
      this.millis = millis;
      this.word = word;
    }
  }

  static Span read(Place place) {
    String what = "a duration such as \"30d\" (a whole number and ms, s, m, h, d or w)";
    Matcher form = FORM.matcher(place.text(what));
    if (!form.matches()) {
      throw place.expected(what);
    }
    long amount = Long.parseLong(form.group(1));
    Unit unit = Unit.valueOf(form.group(2).toUpperCase(Locale.ROOT));
    if (amount > LONGEST_DAYS * Unit.D.millis / unit.millis) {
      throw place.wrong("The duration at " + place.shown() + " is longer than 100 years.");
    }
    return new Span(amount, unit);
  }

  static Span days(long days) {
    return new Span(days, Unit.D);
  }

  long millis() {
    return amount * unit.millis;
  }

  /** As a question writes it. */
  String text() {
    return amount + unit.name().toLowerCase(Locale.ROOT);
  }

  /** As a sentence says it: {@code 30 days}. */
  String words() {
    return Words.count(amount) + " " + unit.word + (amount == 1 ? "" : "s");
  }

  /** The words for a number of milliseconds, in the largest unit that fits evenly. */
  static String words(long millis) {
    for (Unit unit : List.of(Unit.D, Unit.H, Unit.M, Unit.S)) {
      if (millis >= unit.millis && millis % unit.millis == 0) {
        return new Span(millis / unit.millis, unit).words();
      }
    }
    return new Span(millis, Unit.MS).words();
  }
}
