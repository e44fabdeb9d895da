package io.fullfunnel.store.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fullfunnel.store.event.IsoTime;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of a web server's log in the combined format: {@code address ident user [time] "request"
 * status bytes "referrer" "agent"}, with or without a host in front, or what follows the bytes.
 * Made for lines from strangers: whatever bytes they hold, it says what they are or that they are
 * none.
 */
final class LogLine {
  private static final List<String> MONTHS =
      List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

  /** Tokens in front of the time, at most: names of users may hold spaces. */
  private static final int MOST_TOKENS = 16;

  private byte[] bytes = {};
  private int at;
  private int end;
  private final int[] starts = new int[MOST_TOKENS];
  private final int[] ends = new int[MOST_TOKENS];
  private int tokens;
  private int timeFrom;
  private int timeTo;

  /** The site that a virtual host in front names, with its port; null if none stands there. */
  @Nullable String host;

  /** Null where the log has a dash. */
  @Nullable String address;

  @Nullable String user;
  String request = "";
  int status;
  @Nullable String referrer;
  @Nullable String agent;

  /** Reads a line; false if it is none of a log. */
  boolean read(byte[] line, int from, int to) {
    bytes = line;
    at = from;
    end = to;
    return readFront() && readTimeField() && readRest();
  }

  /** Whether a file that begins so is a log: most of its first lines are of one. */
  static boolean begins(byte[] sample) {
    LogLine line = new LogLine();
    int from = 0;
    int lines = 0;
    int logged = 0;
    for (int i = 0; i < sample.length && lines < 10; i++) {
      if (sample[i] == '\n') {
        if (i > from) {
          lines++;
          logged += line.read(sample, from, trimmed(sample, from, i)) ? 1 : 0;
        }
        from = i + 1;
      }
    }
    if (lines == 0 && sample.length > 0) {
      return line.read(sample, 0, trimmed(sample, 0, sample.length));
    }
    return logged * 2 > lines;
  }

  /** Where a line ends without the space after it. */
  static int trimmed(byte[] bytes, int from, int to) {
    int end = to;
    while (end > from && bytes[end - 1] <= ' ' && bytes[end - 1] >= 0) {
      end--;
    }
    return end;
  }

  /** The tokens before the time. */
  private boolean readFront() {
    tokens = 0;
    skipSpaces();
    while (at < end && bytes[at] != '[' && tokens < MOST_TOKENS) {
      starts[tokens] = at;
      skipTo(' ');
      ends[tokens++] = at;
      skipSpaces();
    }
    if (tokens < 3 || at == end || bytes[at] != '[') {
      return false;
    }
    boolean hosted = tokens > 3 && !isDash(1) && isDash(2) && bytes[ends[0] - 1] != ',';
    host = hosted ? token(0, ends[0]) : null;
    int first = hosted ? 1 : 0;
    boolean listed = bytes[ends[first] - 1] == ','; // X-Forwarded-For: the first is the client
    address = token(first, listed ? ends[first] - 1 : ends[first]);
    int name = listed ? tokens - 1 : Math.min(first + 2, tokens - 1);
    user = isDash(name) ? null : token(name, ends[tokens - 1]);
    return true;
  }

  private boolean isDash(int token) {
    return ends[token] - starts[token] == 1 && bytes[starts[token]] == '-';
  }

  private @Nullable String token(int token, int to) {
    return isDash(token) ? null : new String(bytes, starts[token], to - starts[token], UTF_8);
  }

  private boolean readTimeField() {
    timeFrom = at + 1;
    skipTo(']');
    timeTo = at;
    boolean shaped =
        timeTo - timeFrom >= 20 && bytes[timeFrom + 2] == '/' && bytes[timeFrom + 6] == '/';
    at += 2;
    return shaped && at < end && bytes[at] == '"';
  }

  private boolean readRest() {
    String asked = quoted();
    request = asked == null ? "" : asked;
    if (at >= end) {
      return false;
    }
    int from = at;
    skipTo(' ');
    status = number(from, at);
    while (at < end && bytes[at] != '"') {
      at++; // how many bytes were sent
    }
    referrer = at < end ? quoted() : null;
    agent = at < end && bytes[at] == '"' ? quoted() : null;
    return true;
  }

  private void skipTo(char wanted) {
    while (at < end && bytes[at] != wanted) {
      at++;
    }
  }

  private void skipSpaces() {
    while (at < end && bytes[at] == ' ') {
      at++;
    }
  }

  /**
   * The text of the quoted field that begins here; null for a dash. It ends at a quote before a
   * space or the line's end, for some servers write quotes as they come; at the line's end if the
   * line was cut off.
   */
  private @Nullable String quoted() {
    int from = at + 1;
    int to = from;
    boolean escaped = false;
    while (to < end) {
      byte b = bytes[to];
      if (b == '\\' && to + 1 < end) {
        escaped = true;
        to += 2;
      } else if (b == '"' && (to + 1 >= end || bytes[to + 1] == ' ')) {
        break;
      } else {
        to++;
      }
    }
    to = Math.min(to, end);
    at = Math.min(to + 1, end);
    skipSpaces();
    if (to == from || (to == from + 1 && bytes[from] == '-')) {
      return null;
    }
    return escaped ? unescaped(from, to) : new String(bytes, from, to - from, UTF_8);
  }

  private String unescaped(int from, int to) {
    byte[] plain = new byte[to - from];
    int size = 0;
    for (int i = from; i < to; i++) {
      byte b = bytes[i];
      if (b == '\\' && i + 1 < to) {
        b = bytes[++i];
        int hex = b == 'x' && i + 2 < to ? hex(i + 1) : -1;
        if (hex >= 0) {
          i += 2;
          b = (byte) hex;
        } else if (b == 'n' || b == 'r' || b == 't' || b == 'b' || b == 'v') {
          b = ' ';
        }
      }
      plain[size++] = b;
    }
    return new String(Arrays.copyOf(plain, size), UTF_8);
  }

  private int hex(int from) {
    int high = Character.digit(bytes[from], 16);
    int low = Character.digit(bytes[from + 1], 16);
    return high < 0 || low < 0 ? -1 : high << 4 | low;
  }

  /** A number of at most nine digits; −1 if it is none. */
  private int number(int from, int to) {
    if (from == to || to - from > 9) {
      return -1;
    }
    int value = 0;
    for (int i = from; i < to; i++) {
      int digit = bytes[i] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return value;
  }

  /**
   * Epoch milliseconds of {@code 17/May/2015:10:05:03 +0000}, or {@link IsoTime#UNREADABLE}.
   *
   * @param zone of a time that names no offset
   */
  long timeMillis(ZoneId zone) {
    int month = MONTHS.indexOf(new String(bytes, timeFrom + 3, 3, UTF_8));
    int day = number(timeFrom, timeFrom + 2);
    int year = number(timeFrom + 7, timeFrom + 11);
    int hour = number(timeFrom + 12, timeFrom + 14);
    int minute = number(timeFrom + 15, timeFrom + 17);
    int second = number(timeFrom + 18, timeFrom + 20);
    if (month < 0 || year < 0) {
      return IsoTime.UNREADABLE;
    }
    try {
      // a leap second is the second before it
      LocalDateTime local =
          LocalDateTime.of(year, month + 1, day, hour, minute, second == 60 ? 59 : second);
      ZoneId of = timeTo - timeFrom == 20 ? zone : offset();
      long millis = of == null ? IsoTime.UNREADABLE : local.atZone(of).toInstant().toEpochMilli();
      return millis < IsoTime.EARLIEST || millis > IsoTime.LATEST ? IsoTime.UNREADABLE : millis;
    } catch (DateTimeException e) {
      return IsoTime.UNREADABLE;
    }
  }

  private @Nullable ZoneOffset offset() {
    int from = timeFrom + 21;
    int hours = timeTo - from == 5 ? number(from + 1, from + 3) : -1;
    int minutes = timeTo - from == 5 ? number(from + 3, from + 5) : -1;
    boolean west = hours >= 0 && bytes[from] == '-';
    if (hours < 0 || minutes < 0 || (!west && bytes[from] != '+')) {
      return null;
    }
    return ZoneOffset.ofHoursMinutes(west ? -hours : hours, west ? -minutes : minutes);
  }

  /** The line from its time on: what may be shown without telling whose it is. */
  int shownFrom() {
    return timeFrom - 1;
  }

  String timeText() {
    return new String(bytes, timeFrom, timeTo - timeFrom, UTF_8);
  }
}
