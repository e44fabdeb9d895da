package io.fullfunnel.question;

import io.fullfunnel.engine.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Reads the period that a question is compared with: the contract's {@code compare}. */
record Compare(Calendar calendar, Period period) {
  private static final String A_PERIOD =
      "\"previous\", \"year\" or a period such as {\"previous\":\"month\"}";

  /**
   * @param given whether the question names a period
   */
  static @Nullable Period read(Place place, Calendar calendar, Period period, boolean given) {
    if (place.absent()) {
      return null;
    }
    if (!given) {
      throw place.wrong(
          "At "
              + place.shown()
              + " there is nothing to compare with: the question is about all data. Give it a"
              + " \"period\", such as {\"last\":\"30d\"}.");
    }
    if (place.isObject()) {
      return calendar.read(place);
    }
    var compare = new Compare(calendar, period);
    String word = place.text(A_PERIOD);
    Period before =
        switch (word) {
          case "previous" -> compare.previous();
          case "year" -> compare.yearBefore();
          default -> throw place.expected(A_PERIOD);
        };
    if (calendar.dateOf(before.from()).getYear() < 1) {
      throw place.wrong(
          "The period that is compared at " + place.shown() + " is before the year 1.");
    }
    return before;
  }

  /** The same length right before; as many days where the period is whole days. */
  private Period previous() {
    if (!wholeDays()) {
      return new Period(period.from() - (period.to() - period.from()), period.from());
    }
    long days = ChronoUnit.DAYS.between(first(), calendar.dateOf(period.to()));
    return new Period(calendar.startOf(first().minusDays(days)), period.from());
  }

  /** The same dates a year before; 28 February for the 29th. */
  private Period yearBefore() {
    if (wholeDays() && period.to() > period.from()) {
      LocalDate last = calendar.dateOf(period.to()).minusDays(1);
      return new Period(
          calendar.startOf(first().minusYears(1)),
          calendar.startOf(last.minusYears(1).plusDays(1)));
    }
    return new Period(yearBefore(period.from()), yearBefore(period.to()));
  }

  private long yearBefore(long millis) {
    return Instant.ofEpochMilli(millis)
        .atZone(calendar.zone())
        .minusYears(1)
        .toInstant()
        .toEpochMilli();
  }

  private LocalDate first() {
    return calendar.dateOf(period.from());
  }

  private boolean wholeDays() {
    return startsADay(period.from()) && startsADay(period.to());
  }

  private boolean startsADay(long millis) {
    return calendar.startOf(calendar.dateOf(millis)) == millis;
  }
}
