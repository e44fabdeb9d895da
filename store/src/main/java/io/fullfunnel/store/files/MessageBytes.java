package io.fullfunnel.store.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.util.Arrays;

/** A message being written as JSON bytes. */
final class MessageBytes {
  private static final byte[] HEX = "0123456789abcdef".getBytes(UTF_8);
  private static final byte[] TRUE = "true".getBytes(UTF_8);
  private static final byte[] FALSE = "false".getBytes(UTF_8);

  /** A double keeps every number of so many digits. */
  private static final int SAFE_DIGITS = 15;

  private byte[] bytes = new byte[1 << 12];
  private int size;

  byte[] bytes() {
    return bytes;
  }

  int size() {
    return size;
  }

  /** Forgets everything after a place. */
  void cutTo(int length) {
    size = length;
  }

  void raw(byte[] source, int from, int to) {
    room(to - from);
    System.arraycopy(source, from, bytes, size, to - from);
    size += to - from;
  }

  void raw(byte[] source) {
    raw(source, 0, source.length);
  }

  void raw(char c) {
    room(1);
    bytes[size++] = (byte) c;
  }

  /** A comma unless an object has just been opened. */
  void comma() {
    if (size > 0 && bytes[size - 1] != '{') {
      raw(',');
    }
  }

  void number(long value) {
    room(20);
    long rest = Math.abs(value);
    int length = value < 0 ? 1 : 0;
    for (long r = rest; r >= 10; r /= 10) {
      length++;
    }
    length++;
    int at = size + length;
    do {
      bytes[--at] = (byte) ('0' + rest % 10);
      rest /= 10;
    } while (rest != 0);
    if (value < 0) {
      bytes[size] = '-';
    }
    size += length;
  }

  /**
   * A JSON string of UTF-8 bytes.
   *
   * @param doubled whether quotes stand twice and mean one
   */
  void text(byte[] source, int from, int to, boolean doubled) {
    room((to - from) * 6 + 2);
    bytes[size++] = '"';
    int i = from;
    while (i < to) {
      byte b = source[i++];
      if ((b >= 0x20 && b != '"' && b != '\\') || b < 0) {
        bytes[size++] = b;
      } else {
        escape(b);
        if (doubled && b == '"' && i < to && source[i] == '"') {
          i++;
        }
      }
    }
    bytes[size++] = '"';
  }

  void text(String value) {
    byte[] source = value.getBytes(UTF_8);
    text(source, 0, source.length, false);
  }

  private void escape(byte b) {
    bytes[size++] = '\\';
    if (b == '"' || b == '\\') {
      bytes[size++] = b;
    } else if (b == '\n') {
      bytes[size++] = 'n';
    } else if (b == '\r') {
      bytes[size++] = 'r';
    } else if (b == '\t') {
      bytes[size++] = 't';
    } else {
      bytes[size++] = 'u';
      bytes[size++] = '0';
      bytes[size++] = '0';
      bytes[size++] = HEX[b >> 4];
      bytes[size++] = HEX[b & 15];
    }
  }

  /** A csv cell as the value it is: boolean, number, else text. */
  void cell(byte[] source, int from, int to, boolean doubled) {
    if (isNumber(source, from, to)
        || Arrays.equals(source, from, to, TRUE, 0, TRUE.length)
        || Arrays.equals(source, from, to, FALSE, 0, FALSE.length)) {
      raw(source, from, to);
    } else {
      text(source, from, to, doubled);
    }
  }

  /** Whether it is a number that, written back, gives the same text. */
  static boolean isNumber(byte[] source, int from, int to) {
    int at = from < to && source[from] == '-' ? from + 1 : from;
    int first = at;
    while (at < to && source[at] >= '0' && source[at] <= '9') {
      at++;
    }
    int whole = at - first;
    if (whole == 0 || (whole > 1 && source[first] == '0')) {
      return false;
    }
    if (at == to) {
      boolean minusZero = source[first] == '0' && first > from;
      return !minusZero && (whole <= 18 || isLong(source, from, to));
    }
    if (source[at++] != '.' || at == to || source[to - 1] == '0') {
      return false;
    }
    int fraction = to - at;
    while (at < to && source[at] >= '0' && source[at] <= '9') {
      at++;
    }
    return at == to && (whole + fraction <= SAFE_DIGITS || isDouble(source, from, to));
  }

  private static boolean isLong(byte[] source, int from, int to) {
    if (to - from > 20) {
      return false;
    }
    try {
      Long.parseLong(new String(source, from, to - from, UTF_8));
      return true;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static boolean isDouble(byte[] source, int from, int to) {
    if (to - from > 40) {
      return false;
    }
    String text = new String(source, from, to - from, UTF_8);
    return new BigDecimal(Double.toString(Double.parseDouble(text))).toPlainString().equals(text);
  }

  private void room(int wanted) {
    if (size + wanted > bytes.length) {
      bytes = Arrays.copyOf(bytes, (size + wanted) * 3 / 2);
    }
  }
}
