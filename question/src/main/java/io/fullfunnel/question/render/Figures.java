package io.fullfunnel.question.render;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Figures as a person reads them. */
final class Figures {
  /** Below this, a rate says too little. */
  static final long FEWEST = 30;

  static final String NONE = "–";
  private static final String BLOCKS = " ▏▎▍▌▋▊▉█";
  private static final double MINUTE = 60;
  private static final double HOUR = 3600;
  private static final double DAY = 86_400;

  private Figures() {}

  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  static String people(long number) {
    return count(number) + (number == 1 ? " person" : " people");
  }

  /** {@code 28.6 %}. */
  static String percent(JsonNode rate) {
    return rate.isNumber() ? String.format(Locale.ROOT, "%.1f %%", rate.doubleValue() * 100) : NONE;
  }

  /** A change of a rate, {@code +2.1 points}. */
  static String points(JsonNode change) {
    return change.isNumber()
        ? String.format(Locale.ROOT, "%+.1f points", change.doubleValue() * 100)
        : NONE;
  }

  /** An amount with its decimals as they are, but for trailing zeros: {@code 8,911,407.904}. */
  static String amount(JsonNode number) {
    return number.isNumber()
        ? new DecimalFormat("#,##0.######", DecimalFormatSymbols.getInstance(Locale.ROOT))
            .format(number.decimalValue())
        : NONE;
  }

  /** {@code 28.6 % (27.1–30.2)}. */
  static String percent(JsonNode rate, JsonNode low, JsonNode high) {
    return low.isNumber() && high.isNumber()
        ? String.format(
            Locale.ROOT,
            "%s (%.1f–%.1f)",
            percent(rate),
            low.doubleValue() * 100,
            high.doubleValue() * 100)
        : percent(rate);
  }

  /** Seconds in the unit that suits them. */
  static String time(JsonNode seconds) {
    if (!seconds.isNumber()) {
      return NONE;
    }
    double s = seconds.doubleValue();
    // Rounded values decide, so that 59.99 s is not "60 s".
    if (Math.round(s) < MINUTE) {
      return s < 10 && s != Math.rint(s)
          ? String.format(Locale.ROOT, "%.1f s", s)
          : Math.round(s) + " s";
    }
    if (Math.round(s / MINUTE) < 60) {
      return Math.round(s / MINUTE) + " min";
    }
    if (Math.round(s / HOUR * 10) < 480) {
      return String.format(Locale.ROOT, "%.1f h", s / HOUR);
    }
    return String.format(Locale.ROOT, "%,.1f d", s / DAY);
  }

  /** A bar of at most this many columns, in eighths; something that is not nothing shows. */
  static String bar(double share, int columns) {
    if (!(share > 0)) {
      return "";
    }
    long eighths = Math.max(1, Math.round(Math.min(1, share) * columns * 8));
    int rest = (int) (eighths % 8);
    String full = "█".repeat((int) (eighths / 8));
    return rest == 0 ? full : full + BLOCKS.charAt(rest);
  }
}
