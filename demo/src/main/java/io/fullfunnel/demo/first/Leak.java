package io.fullfunnel.demo.first;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * A rate that fell, and the one group of people in which it did.
 *
 * @param since first day of the days that are compared with as many before them
 * @param all everybody's counts
 * @param group those of the people who explain it
 * @param key what the group is
 * @param orderValue mean value of an order before, NaN if unknown
 */
public record Leak(LocalDate since, Rates all, Rates group, List<String> key, double orderValue) {
  static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM", Locale.UK);

  /** Above this share of what is missing a group is said to explain all of it. */
  private static final double ALL = .95;

  /** Counts before and since. */
  public record Rates(Counts before, Counts since) {
    /** Of an answer, or a group of it, that has a period before beside it. */
    static Rates of(JsonNode answer) {
      return new Rates(Counts.of(answer.path("before")), Counts.of(answer));
    }

    /** How many more would have completed at the rate before. */
    double missing() {
      return since.missedAgainst(before);
    }

    boolean fell() {
      return missing() > 0;
    }

    Rates without(Rates part) {
      return new Rates(before.without(part.before), since.without(part.since));
    }

    double standardErrors() {
      return before.standardErrorsAbove(since);
    }
  }

  /** The share of what is missing that is missing in the group. */
  double explained() {
    return group.missing() / all.missing();
  }

  /** The group in words. */
  public String who() {
    return String.join(" on ", key);
  }

  /** The leak as one sentence. */
  public String sentence() {
    return String.format(
        Locale.ROOT,
        "Leak since %s: checkout → order %s → %s. %s explains %s of it (%s → %s); %,d orders%s.",
        DAY.format(since),
        percent(all.before()),
        percent(all.since()),
        who(),
        explained() >= ALL ? "all" : Math.round(100 * explained()) + " %",
        whole(group.before()),
        whole(group.since()),
        Math.round(all.missing()),
        money());
  }

  /** What the missing orders would have brought, to two digits. */
  private String money() {
    double euros = all.missing() * orderValue;
    if (Double.isNaN(euros)) {
      return "";
    }
    double digits = Math.pow(10, Math.max(0, Math.floor(Math.log10(euros)) - 1));
    return String.format(
        Locale.ROOT, ", about € %,d", Math.round(Math.round(euros / digits) * digits));
  }

  private static String percent(Counts counts) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * counts.rate());
  }

  private static String whole(Counts counts) {
    return Math.round(100 * counts.rate()) + " %";
  }
}
