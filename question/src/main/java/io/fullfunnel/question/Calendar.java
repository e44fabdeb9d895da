package io.fullfunnel.question;

import io.fullfunnel.engine.Period;
import io.fullfunnel.question.Data.WeekStart;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The days of one question: turns its dates and words such as "last 7d" into instants.
 *
 * @param asOf epoch milliseconds; what "last", "this" and "previous" are told from
 * @param all from the data's first event to just after its last
 */
record Calendar(ZoneId zone, WeekStart weekStart, long asOf, Period all) {
  private static final List<String> FIELDS = List.of("from", "to", "last", "this", "previous");
  private static final List<String> UNITS = List.of("day", "week", "month", "quarter", "year");
  private static final int LAST_YEAR = 9998;

  /** Wider than the years of dates: "last" and "this" may lead beyond them. */
  private static final Period INSTANTS =
      new Period(
          Instant.parse("-1000-01-01T00:00:00Z").toEpochMilli(),
          Instant.parse("+11000-01-01T00:00:00Z").toEpochMilli());

  private static final int LONGEST = 36_500;

  /** The days of a question: what it says itself, else what the workspace says. */
  static Calendar of(Place question, Data data) {
    var zone = zone(question.at("zone"), data.zone());
    var weekStart = weekStart(question.at("weekStart"), data.weekStart());
    long asOf = asOf(question.at("asOf"), zone, data.newestMillis());
    Data.Basis basis = data.basis();
    long end = basis.events() == 0 ? basis.toMillis() : basis.toMillis() + 1;
    return new Calendar(zone, weekStart, asOf, new Period(basis.fromMillis(), end));
  }

  static ZoneId zone(Place place, ZoneId otherwise) {
    if (place.absent()) {
      return otherwise;
    }
    String id = place.text("a time zone such as \"Europe/Warsaw\"");
    try {
      return ZoneId.of(id);
    } catch (DateTimeException unknown) {
      throw place.wrong(
          "Unknown time zone " + Words.quote(id) + " at " + place.shown() + "." + hint(id));
    }
  }

  /** The nearest zone, or the one of this city, or how zones are called. */
  private static String hint(String id) {
    Set<String> zones = ZoneId.getAvailableZoneIds();
    String nearest = Nearest.hint(id, zones);
    String city = "/" + lower(id.strip());
    return nearest.isEmpty()
        ? zones.stream()
            .filter(zone -> lower(zone).endsWith(city))
            .sorted()
            .findFirst()
            .map(zone -> " Did you mean " + Words.quote(zone) + "?")
            .orElse(" A zone is called like \"Europe/Warsaw\" or \"UTC\".")
        : nearest;
  }

  static WeekStart weekStart(Place place, WeekStart otherwise) {
    String word = place.oneOf("week start", List.of("monday", "sunday"), lower(otherwise.name()));
    return WeekStart.valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** An instant, or a date: its last millisecond in the zone. */
  static long asOf(Place place, ZoneId zone, long otherwise) {
    if (place.absent()) {
      return otherwise;
    }
    String text = place.text("an instant such as \"2026-03-01T00:00:00Z\" or a date");
    long asOf =
        isDate(text) ? startOf(date(place, text).plusDays(1), zone) - 1 : instant(place, text);
    int year = Instant.ofEpochMilli(asOf).atZone(ZoneOffset.UTC).getYear();
    if (year < 1 || year > LAST_YEAR) {
      throw place.wrong("The year at " + place.shown() + " must be from 1 to " + LAST_YEAR + ".");
    }
    return asOf;
  }

  /** The period that stands here; all data if there is none. */
  Period read(Place place) {
    if (place.absent()) {
      return all;
    }
    if (!place.isObject()) {
      throw place.expected(
          "a period such as {\"last\":\"7d\"}, {\"this\":\"month\"}, {\"previous\":\"week\"} or"
              + " {\"from\":\"2026-01-01\",\"to\":\"2026-01-31\"}");
    }
    place.only(FIELDS);
    List<String> said = FIELDS.stream().filter(f -> !place.at(f).absent()).toList();
    boolean bounds = said.contains("from") || said.contains("to");
    if (said.isEmpty() || (said.size() > 1 && !List.of("from", "to").containsAll(said))) {
      throw place.wrong(
          "The period at "
              + place.shown()
              + " needs either from and to, or last, or this, or"
              + " previous"
              + (said.isEmpty() ? "." : ", not " + Words.join(said, "and") + "."));
    }
    return bounds ? bounds(place) : relative(place, said.getFirst());
  }

  /** The zone as a question writes it. */
  String zoneName() {
    return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
  }

  ObjectNode json(Period period) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("from", iso(period.from()));
    json.put("to", iso(period.to()));
    return json;
  }

  static String iso(long millis) {
    return Instant.ofEpochMilli(millis).toString();
  }

  private Period bounds(Place place) {
    Place from = place.at("from");
    Place to = place.at("to");
    long start = from.absent() ? all.from() : bound(from, 0);
    long end = to.absent() ? all.to() : bound(to, 1);
    if (!from.absent() && !to.absent() && (start > end || endsBefore(from, to, start == end))) {
      throw place.wrong("The period at " + place.shown() + " ends before it begins.");
    }
    return from.absent()
        ? new Period(Math.min(start, end), end)
        : new Period(start, Math.max(start, end));
  }

  /** Whether a date lies before the one from which its period runs: both days belong to it. */
  private static boolean endsBefore(Place from, Place to, boolean empty) {
    return isDate(to.text()) && (isDate(from.text()) ? day(to).isBefore(day(from)) : empty);
  }

  private static LocalDate day(Place date) {
    return date(date, date.text());
  }

  /** An instant, or the start of a date's day {@code daysLater}. */
  private long bound(Place place, int daysLater) {
    String text =
        place.text("a date such as \"2026-01-31\" or an instant such as \"2026-01-31T12:00:00Z\"");
    return isDate(text)
        ? startOf(date(place, text).plusDays(daysLater), zone)
        : instant(place, text);
  }

  private Period relative(Place place, String word) {
    if (word.equals("last")) {
      return last(place.at("last"));
    }
    String unit = place.at(word).oneOf("unit", UNITS, "day");
    LocalDate start = startOf(unit, today());
    return word.equals("this")
        ? between(start, next(unit, start, 1))
        : between(next(unit, start, -1), start);
  }

  private Period last(Place place) {
    Span span = Span.read(place);
    if (span.amount() == 0
        || !List.of(Span.Unit.H, Span.Unit.D, Span.Unit.W).contains(span.unit())) {
      throw place.expected("a number of hours, days or weeks such as \"24h\", \"7d\" or \"2w\"");
    }
    if (span.unit() == Span.Unit.H) {
      // The newest event is the end, so it belongs to the last hours.
      return new Period(asOf + 1 - span.millis(), asOf + 1);
    }
    long days = span.millis() / Span.days(1).millis();
    return between(today().minusDays(Math.min(days, LONGEST)), today());
  }

  LocalDate dateOf(long millis) {
    return LocalDate.ofInstant(Instant.ofEpochMilli(millis), zone);
  }

  long startOf(LocalDate day) {
    return startOf(day, zone);
  }

  LocalDate startOf(String unit, LocalDate day) {
    DayOfWeek first = weekStart == WeekStart.MONDAY ? DayOfWeek.MONDAY : DayOfWeek.SUNDAY;
    return switch (unit) {
      case "day" -> day;
      case "week" -> day.with(TemporalAdjusters.previousOrSame(first));
      case "month" -> day.withDayOfMonth(1);
      case "quarter" -> LocalDate.of(day.getYear(), (day.getMonthValue() - 1) / 3 * 3 + 1, 1);
      default -> day.withDayOfYear(1);
    };
  }

  static LocalDate next(String unit, LocalDate start, int steps) {
    return switch (unit) {
      case "day" -> start.plusDays(steps);
      case "week" -> start.plusWeeks(steps);
      case "month" -> start.plusMonths(steps);
      case "quarter" -> start.plusMonths(3L * steps);
      default -> start.plusYears(steps);
    };
  }

  private Period between(LocalDate from, LocalDate to) {
    return new Period(startOf(from, zone), startOf(to, zone));
  }

  private LocalDate today() {
    return dateOf(asOf);
  }

  private static long startOf(LocalDate day, ZoneId zone) {
    return day.atStartOfDay(zone).toInstant().toEpochMilli();
  }

  private static boolean isDate(String text) {
    return text.indexOf('T') < 0 && text.indexOf(':') < 0;
  }

  private static LocalDate date(Place place, String text) {
    try {
      LocalDate date = LocalDate.parse(text);
      if (date.getYear() >= 1 && date.getYear() <= LAST_YEAR) {
        return date;
      }
    } catch (DateTimeException unreadable) {
      // said below
    }
    throw place.wrong(
        Words.quote(text) + " at " + place.shown() + " is no date; a date is written 2026-01-31.");
  }

  private static long instant(Place place, String text) {
    try {
      Instant instant = OffsetDateTime.parse(text).toInstant();
      if (instant.getEpochSecond() >= INSTANTS.from() / 1000
          && instant.getEpochSecond() < INSTANTS.to() / 1000) {
        return instant.toEpochMilli();
      }
    } catch (DateTimeException unreadable) {
      // said below
    }
    throw place.wrong(
        Words.quote(text)
            + " at "
            + place.shown()
            + " is no instant; an instant is written 2026-01-31T12:00:00Z (or +01:00 for Z).");
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
