package io.fullfunnel.store.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fullfunnel.store.event.IsoTime;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a column writes times. Used by one thread. */
final class TimeFormat {
  static final String AUTO = "auto";
  private static final String ISO = "iso";
  private static final String SECONDS = "seconds";
  private static final String MILLIS = "millis";

  /** From here on a bare number is milliseconds: as seconds it would lie after the year 5138. */
  private static final double MILLIS_FROM = 1e11;

  /** What people write most, for hints; none is taken without being asked for. */
  private static final List<String> COMMON =
      List.of(
          "d.M.yyyy H:mm:ss",
          "d.M.yyyy H:mm",
          "d.M.yyyy",
          "d/M/yyyy H:mm:ss",
          "d/M/yyyy H:mm",
          "d/M/yyyy",
          "M/d/yyyy H:mm:ss",
          "M/d/yyyy H:mm",
          "M/d/yyyy h:mm a",
          "M/d/yyyy h:mm:ss a",
          "M/d/yyyy",
          "d-M-yyyy H:mm:ss",
          "d-M-yyyy H:mm",
          "d-M-yyyy",
          "yyyyMMdd",
          "yyyyMMddHHmmss",
          "d MMM yyyy H:mm",
          "d MMM yyyy",
          "MMM d, yyyy",
          "MMM d, yyyy h:mm a",
          "EEE, d MMM yyyy H:mm:ss Z",
          "EEE MMM d HH:mm:ss zzz yyyy");

  private final String label;
  private final ZoneId zone;
  private final IsoTime iso;
  private final @Nullable DateTimeFormatter pattern;

  private TimeFormat(String label, ZoneId zone) {
    this.label = label;
    this.zone = zone;
    this.iso = new IsoTime(zone);
    this.pattern = label.equals(ISO) || isNumeric(label) ? null : formatter(label);
  }

  /** Complains about what is no format. */
  static void check(String label) {
    if (!label.equals(AUTO) && !label.equals(ISO) && !isNumeric(label)) {
      formatter(label);
    }
  }

  private static boolean isNumeric(String label) {
    return label.equals(SECONDS) || label.equals(MILLIS);
  }

  private static DateTimeFormatter formatter(String label) {
    try {
      return new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .appendPattern(label)
          .toFormatter(Locale.ENGLISH);
    } catch (IllegalArgumentException e) {
      throw new OptionException(
          "\"%s\" is no time format: --time takes iso, seconds, millis or a pattern such as \"dd.MM.yyyy HH:mm\"."
              .formatted(label));
    }
  }

  /** The format that was asked for, or the one that reads most of these samples. */
  static TimeFormat of(String asked, ZoneId zone, List<String> samples) {
    if (!asked.equals(AUTO)) {
      return new TimeFormat(asked, zone);
    }
    int numbers = 0;
    int large = 0;
    for (String sample : samples) {
      double number = number(sample);
      numbers += Double.isNaN(number) ? 0 : 1;
      large += Math.abs(number) >= MILLIS_FROM ? 1 : 0;
    }
    String numeric = large * 2 > numbers ? MILLIS : SECONDS;
    return new TimeFormat(numbers * 2 > samples.size() ? numeric : ISO, zone);
  }

  /** How many of these it can read. */
  int readable(List<String> samples) {
    int count = 0;
    for (String sample : samples) {
      byte[] bytes = sample.getBytes(UTF_8);
      count += parse(bytes, 0, bytes.length) == IsoTime.UNREADABLE ? 0 : 1;
    }
    return count;
  }

  /** A sentence about what to try for these samples. */
  static String hint(List<String> samples) {
    for (String common : COMMON) {
      if (new TimeFormat(common, ZoneId.of("UTC")).readable(samples) == samples.size()) {
        return "Try --time \"%s\".".formatted(common);
      }
    }
    return "Try --time iso, seconds, millis or a pattern such as \"dd.MM.yyyy HH:mm\", or another"
        + " column.";
  }

  /** {@code iso}, {@code seconds}, {@code millis} or the pattern. */
  String label() {
    return label;
  }

  /** Epoch milliseconds, or {@link IsoTime#UNREADABLE}. */
  long parse(byte[] bytes, int offset, int length) {
    if (pattern != null) {
      return byPattern(pattern, new String(bytes, offset, length, UTF_8));
    }
    if (label.equals(ISO)) {
      return iso.parse(bytes, offset, length);
    }
    long millis = decimal(bytes, offset, length, label.equals(SECONDS) ? 3 : 0);
    return millis < IsoTime.EARLIEST || millis > IsoTime.LATEST ? IsoTime.UNREADABLE : millis;
  }

  private long byPattern(DateTimeFormatter formatter, String text) {
    try {
      TemporalAccessor parsed =
          formatter.parseBest(text.strip(), Instant::from, LocalDateTime::from, LocalDate::from);
      long millis =
          switch (parsed) {
            case Instant instant -> instant.toEpochMilli();
            case LocalDateTime local -> local.atZone(zone).toInstant().toEpochMilli();
            default -> LocalDate.from(parsed).atStartOfDay(zone).toInstant().toEpochMilli();
          };
      return millis < IsoTime.EARLIEST || millis > IsoTime.LATEST ? IsoTime.UNREADABLE : millis;
    } catch (DateTimeException | ArithmeticException e) {
      return IsoTime.UNREADABLE;
    }
  }

  private static double number(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    long value = decimal(bytes, 0, bytes.length, 0);
    return value == IsoTime.UNREADABLE ? Double.NaN : value;
  }

  /** A decimal number times 10^{@code places}, the rest of its fraction cut. */
  private static long decimal(byte[] bytes, int offset, int length, int places) {
    int at = offset;
    int end = offset + length;
    boolean negative = at < end && bytes[at] == '-';
    at += negative ? 1 : 0;
    int first = at;
    long value = 0;
    while (at < end && bytes[at] >= '0' && bytes[at] <= '9' && at - first < 16) {
      value = value * 10 + bytes[at++] - '0';
    }
    if (at == first) {
      return IsoTime.UNREADABLE;
    }
    int left = places;
    if (at < end && bytes[at] == '.') {
      at++;
      while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
        if (left > 0) {
          value = value * 10 + bytes[at] - '0';
          left--;
        }
        at++;
      }
    }
    for (; left > 0; left--) {
      value *= 10;
    }
    return at != end ? IsoTime.UNREADABLE : negative ? -value : value;
  }
}
