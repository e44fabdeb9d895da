package io.fullfunnel.store.event;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;

/**
 * The usual ways of writing an instant that begin with the year, read without garbage: {@code
 * 2019-10-01}, {@code 2019-10-01 00:00:00 UTC}, {@code 2019-10-01T02:00:00.123+02:00} …
 */
public final class IsoTime {
  /** The answer for what is no time. */
  public static final long UNREADABLE = Long.MIN_VALUE;

  /** 0001-01-01 and the last millisecond of 9999: what a time may be. */
  public static final long EARLIEST = -62_135_596_800_000L;

  public static final long LATEST = 253_402_300_799_999L;

  private static final int[] DAYS = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

  private final ZoneRules rules;
  private final long fixedOffsetMillis;
  private final boolean fixed;

  private byte[] text = {};
  private int at;
  private int end;
  private int digits;

  /**
   * @param zone of times that name no offset
   */
  public IsoTime(ZoneId zone) {
    this.rules = zone.getRules();
    this.fixed = rules.isFixedOffset();
    this.fixedOffsetMillis =
        fixed ? rules.getOffset(LocalDateTime.MIN).getTotalSeconds() * 1000L : 0;
  }

  /** Epoch milliseconds, or {@link #UNREADABLE}. */
  public long parse(String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    return parse(bytes, 0, bytes.length);
  }

  /** Epoch milliseconds, or {@link #UNREADABLE}; fractions beyond milliseconds are cut. */
  public long parse(byte[] bytes, int offset, int length) {
    text = bytes;
    at = offset;
    end = offset + length;
    long date = date();
    if (date == UNREADABLE) {
      return UNREADABLE;
    }
    if (at == end) {
      return inRange(local(date));
    }
    byte separator = text[at++];
    if (separator != 'T' && separator != ' ' && separator != 't') {
      return UNREADABLE;
    }
    long clock = clock();
    if (clock == UNREADABLE) {
      return UNREADABLE;
    }
    return inRange(zoned(date + clock));
  }

  private static long inRange(long millis) {
    return millis >= EARLIEST && millis <= LATEST ? millis : UNREADABLE;
  }

  /** Milliseconds from 1970-01-01 to the day. */
  private long date() {
    int year = number(4);
    if (digits != 4 || at == end) {
      return UNREADABLE;
    }
    byte separator = text[at++];
    if (separator != '-' && separator != '/') {
      return UNREADABLE;
    }
    int month = number(2);
    if (digits == 0 || month < 1 || month > 12 || at == end || text[at++] != separator) {
      return UNREADABLE;
    }
    int day = number(2);
    if (digits == 0 || day < 1 || day > DAYS[month - 1]) {
      return UNREADABLE;
    }
    boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    if (month == 2 && day == 29 && !leap) {
      return UNREADABLE;
    }
    return epochDay(year, month, day) * 86_400_000L;
  }

  private static long epochDay(int year, int month, int day) {
    // Years that begin in March, so that the leap day is their last
    int y = month <= 2 ? year - 1 : year;
    int era = Math.floorDiv(y, 400);
    int yearOfEra = y - era * 400;
    int dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * 146_097L + dayOfEra - 719_468;
  }

  /** Milliseconds since midnight. */
  private long clock() {
    int hour = number(2);
    if (digits == 0 || hour > 23 || at == end || text[at++] != ':') {
      return UNREADABLE;
    }
    int minute = number(2);
    if (digits != 2 || minute > 59) {
      return UNREADABLE;
    }
    long millis = (hour * 60L + minute) * 60_000L;
    if (at == end || text[at] != ':') {
      return millis;
    }
    at++;
    int second = number(2);
    if (digits != 2 || second > 60) {
      return UNREADABLE;
    }
    millis += second * 1000L;
    if (at < end && (text[at] == '.' || text[at] == ',')) {
      at++;
      int fraction = number(3);
      if (digits == 0) {
        return UNREADABLE;
      }
      millis += digits == 1 ? fraction * 100L : digits == 2 ? fraction * 10L : fraction;
      while (at < end && isDigit(text[at])) {
        at++;
      }
    }
    return millis;
  }

  private long zoned(long local) {
    if (at < end && text[at] == ' ') {
      at++;
    } else if (at == end) {
      return local(local);
    }
    int left = end - at;
    if (left == 1 && (text[at] | 0x20) == 'z') {
      return local;
    }
    if (left == 3 && (word('U', 'T', 'C') || word('G', 'M', 'T'))) {
      return local;
    }
    if (left < 3 || (text[at] != '+' && text[at] != '-')) {
      return UNREADABLE;
    }
    int sign = text[at++] == '-' ? -1 : 1;
    int hours = number(2);
    if (digits != 2 || hours > 18) {
      return UNREADABLE;
    }
    if (at < end && text[at] == ':') {
      at++;
    }
    int minutes = number(2);
    if (digits == 1 || minutes > 59 || at != end) {
      return UNREADABLE;
    }
    return local - sign * (hours * 60L + minutes) * 60_000L;
  }

  private long local(long local) {
    if (fixed) {
      return local - fixedOffsetMillis;
    }
    LocalDateTime clock =
        LocalDateTime.ofEpochSecond(Math.floorDiv(local, 1000L), 0, ZoneOffset.UTC);
    return local - rules.getOffset(clock).getTotalSeconds() * 1000L;
  }

  private boolean word(char a, char b, char c) {
    return text[at] == a && text[at + 1] == b && text[at + 2] == c;
  }

  /** Reads at most so many digits; {@link #digits} says how many there were. */
  private int number(int most) {
    int value = 0;
    int count = 0;
    while (count < most && at < end && isDigit(text[at])) {
      value = value * 10 + text[at++] - '0';
      count++;
    }
    digits = count;
    return value;
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }
}
