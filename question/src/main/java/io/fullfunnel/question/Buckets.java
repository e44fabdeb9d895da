package io.fullfunnel.question;

import io.fullfunnel.engine.Period;
import io.fullfunnel.engine.funnel.Trend;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The hours, days, weeks or months of a period, told by the clocks of a zone; none is left out.
 *
 * @param bounds epoch milliseconds at which the buckets begin, then the end of the last
 * @param starts of each bucket: a local date, or an instant for hours
 */
record Buckets(Every every, List<Long> bounds, List<String> starts) {
  /** Figures that one answer holds at most: buckets by groups. */
  private static final int MOST_FIGURES = 50_000;

  private static final List<String> UNITS = List.of("hour", "day", "week", "month");

  /** Width of a bucket. */
  enum Every {
    HOUR(3_600_000L),
    DAY(24 * 3_600_000L),
    WEEK(7 * 24 * 3_600_000L),
    MONTH(28 * 24 * 3_600_000L);

    private final long least;

    Every(long least) {
      this.least = least;
    }

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static @Nullable Every read(Place place) {
    if (place.absent()) {
      return null;
    }
    return Every.valueOf(place.oneOf("trend", UNITS, "day").toUpperCase(Locale.ROOT));
  }

  /**
   * The buckets of a period up to asOf or the last event, whichever is later: what lies beyond both
   * has not come yet.
   *
   * @param groups shown in each bucket
   */
  static Buckets of(Place place, Every every, Calendar calendar, Period period, int groups) {
    var seen = new Period(period.from(), Math.min(period.to(), now(calendar)));
    int most = Math.min(Trend.MOST_BUCKETS, MOST_FIGURES / groups);
    if ((seen.to() - seen.from()) / every.least > most) {
      throw place.wrong(
          "The period has more than "
              + Words.count(most)
              + " buckets of one "
              + every.word()
              + (groups > 1 ? ", with " + Words.count(groups) + " groups each" : "")
              + ". Ask at "
              + place.shown()
              + " for longer buckets, or for a shorter period.");
    }
    return every == Every.HOUR ? hours(calendar.zone(), seen) : days(every, calendar, seen);
  }

  /** What begins from here on has not come yet. */
  static long now(Calendar calendar) {
    return Math.max(calendar.asOf() + 1, calendar.all().to());
  }

  /** The bounds of these and of as many buckets more, whatever has come of them. */
  List<Long> boundsWith(int more, Calendar calendar) {
    List<Long> longer = new ArrayList<>(bounds);
    int wanted = bounds.size() + more;
    while (longer.size() < wanted) {
      long end = longer.getLast();
      Buckets next =
          every == Every.HOUR
              ? hours(calendar.zone(), new Period(end, end + 1))
              : days(every, calendar, new Period(end, end + 1));
      longer.add(next.bounds.getLast());
    }
    return List.copyOf(longer);
  }

  private static Buckets hours(ZoneId zone, Period period) {
    List<Long> bounds = new ArrayList<>();
    List<String> starts = new ArrayList<>();
    long start = period.from() - sinceFullHour(zone, period.from());
    while (start < period.to()) {
      bounds.add(start);
      starts.add(Calendar.iso(start));
      long next = start + Every.HOUR.least;
      // where the clocks were moved by less than an hour, up to the next full one
      long past = sinceFullHour(zone, next);
      start = past == 0 ? next : next + Every.HOUR.least - past;
    }
    bounds.add(start);
    return new Buckets(Every.HOUR, bounds, starts);
  }

  private static long sinceFullHour(ZoneId zone, long millis) {
    ZonedDateTime local = Instant.ofEpochMilli(millis).atZone(zone);
    return (local.getMinute() * 60L + local.getSecond()) * 1000 + local.getNano() / 1_000_000;
  }

  private static Buckets days(Every every, Calendar calendar, Period period) {
    List<Long> bounds = new ArrayList<>();
    List<String> starts = new ArrayList<>();
    LocalDate date = calendar.startOf(every.word(), calendar.dateOf(period.from()));
    while (calendar.startOf(date) < period.to()) {
      LocalDate next = Calendar.next(every.word(), date, 1);
      // a day that the zone left out has no instant
      if (calendar.startOf(next) > calendar.startOf(date)) {
        bounds.add(calendar.startOf(date));
        starts.add(date.toString());
      }
      date = next;
    }
    bounds.add(calendar.startOf(date));
    return new Buckets(every, bounds, starts);
  }

  Trend trend() {
    return new Trend(bounds);
  }
}
