package io.fullfunnel.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/**
 * The shop's year: days from 0, some of them special.
 *
 * @param mixFrom first day of the Black-Friday week, −1 if the year does not hold it whole, with
 *     the four weeks it is compared with
 * @param usualFrom first day of those four weeks
 */
record Year(Parameters parameters, int mixFrom, int usualFrom) {
  static final int LEAK_FROM = Parameters.DAYS - Parameters.LEAK_DAYS;
  static final int BEFORE_FROM = LEAK_FROM - Parameters.LEAK_DAYS;
  static final long DAY = 86_400_000L;
  static final int WEEK = 7;
  static final int USUAL_DAYS = 4 * WEEK;

  /** A stretch of days in which something is planted. */
  enum Stretch {
    REST,
    MIX,
    USUAL,
    BEFORE_LEAK,
    LEAK;

    /** Its index in arrays of this run. */
    @SuppressWarnings("EnumOrdinal")
    int place() {
      return ordinal();
    }
  }

  static Year of(Parameters parameters) {
    for (int year = parameters.first().getYear(); year <= parameters.until().getYear(); year++) {
      int from = dayOf(parameters, blackFridayWeek(year));
      if (from >= 0 && from + WEEK + USUAL_DAYS <= BEFORE_FROM) {
        return new Year(parameters, from, from + WEEK);
      }
      if (from >= USUAL_DAYS && from + WEEK <= BEFORE_FROM) {
        return new Year(parameters, from, from - USUAL_DAYS);
      }
    }
    return new Year(parameters, -1, -1);
  }

  /** The Monday before the day after November's fourth Thursday. */
  private static LocalDate blackFridayWeek(int year) {
    return LocalDate.of(year, Month.NOVEMBER, 1)
        .with(TemporalAdjusters.dayOfWeekInMonth(4, DayOfWeek.THURSDAY))
        .with(DayOfWeek.MONDAY);
  }

  private static int dayOf(Parameters parameters, LocalDate date) {
    return (int) ChronoUnit.DAYS.between(parameters.first(), date);
  }

  boolean hasMix() {
    return mixFrom >= 0;
  }

  Stretch stretch(int day) {
    if (day >= LEAK_FROM) {
      return Stretch.LEAK;
    }
    if (day >= BEFORE_FROM) {
      return Stretch.BEFORE_LEAK;
    }
    if (hasMix() && day >= mixFrom && day < mixFrom + WEEK) {
      return Stretch.MIX;
    }
    if (hasMix() && day >= usualFrom && day < usualFrom + USUAL_DAYS) {
      return Stretch.USUAL;
    }
    return Stretch.REST;
  }

  /** The day of a time. */
  int day(long millis) {
    return (int) Math.floorDiv(millis - parameters.startMillis(), DAY);
  }

  Stretch stretchOf(long millis) {
    return stretch(day(millis));
  }

  long millis(int day, int ofDay) {
    return parameters.startMillis() + day * DAY + ofDay;
  }

  /** A time by days and their parts. */
  long millis(double days) {
    return parameters.startMillis() + (long) (days * DAY);
  }

  double weekday(int day) {
    return Parameters.WEEKDAYS[parameters.first().plusDays(day).getDayOfWeek().getValue() - 1];
  }
}
