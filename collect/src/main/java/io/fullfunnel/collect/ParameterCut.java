package io.fullfunnel.collect;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Cuts parameters of addresses out of an event, wherever in it an address stands: in the page's, in
 * the one before it, in a property. Works on the bytes of its JSON; knows the three ways in which a
 * sign can be written there: plain, escaped, and once more encoded inside of another address.
 */
final class ParameterCut {
  private static final int LONGEST = 100;
  private static final boolean[] STARTS = starts();

  private final Set<String> names;

  ParameterCut(List<String> names) {
    this.names = new HashSet<>(names);
  }

  private static boolean[] starts() {
    boolean[] starts = new boolean[256];
    for (char each : "?&#\"%\\".toCharArray()) {
      starts[each] = true;
    }
    return starts;
  }

  /** Cuts between two places; where the rest ends. */
  int cut(byte[] bytes, int from, int to) {
    if (names.isEmpty()) {
      return to;
    }
    int out = from;
    int at = from;
    while (at < to) {
      if (!STARTS[bytes[at] & 0xFF]) {
        bytes[out++] = bytes[at++];
        continue;
      }
      int sign = sign(bytes, at, to);
      int length = sign >>> 8;
      boolean opens = "?&#\"".indexOf(sign & 0xFF) >= 0;
      int next = at + length;
      int kept = length;
      int end = opens ? valueEnd(bytes, next, to) : -1;
      while (end >= 0) {
        int behind = end < to ? sign(bytes, end, to) : 0;
        if ((behind & 0xFF) == '&' && isEncoded(behind) == isEncoded(sign)) {
          next = end + (behind >>> 8); // what stands before takes the next parameter
          end = valueEnd(bytes, next, to);
        } else {
          kept = (sign & 0xFF) == '"' ? length : 0;
          next = end;
          end = -1;
        }
      }
      System.arraycopy(bytes, at, bytes, out, kept);
      out += kept;
      at = next;
    }
    return out;
  }

  /** The sign that stands at a place, and above it how many bytes it takes. */
  private static int sign(byte[] bytes, int at, int to) {
    int b = bytes[at];
    if (b == '\\' && at + 1 < to) {
      if (bytes[at + 1] == 'u' && at + 5 < to) {
        int code = hex(bytes, at + 2, 4);
        return (6 << 8) | (code > 0 && code < 128 && code != '"' ? code : 0);
      }
      return 2 << 8; // whatever is escaped so begins and ends nothing
    }
    if (b == '%' && at + 2 < to) {
      int code = hex(bytes, at + 1, 2);
      if (code == '?' || code == '&' || code == '#' || code == '=') {
        return (3 << 8) | code;
      }
    }
    return (1 << 8) | (b & 0xFF);
  }

  private static int hex(byte[] bytes, int at, int digits) {
    int value = 0;
    for (int i = at; i < at + digits; i++) {
      int digit = Character.digit(bytes[i], 16);
      if (digit < 0) {
        return -1;
      }
      value = (value << 4) | digit;
    }
    return value;
  }

  /** Where the value of an unwanted parameter ends whose name begins here; −1 if it stays. */
  private int valueEnd(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && at - from <= LONGEST && isOfName(bytes[at])) {
      at++;
    }
    if (at == from || at >= to) {
      return -1;
    }
    int equals = sign(bytes, at, to);
    if ((equals & 0xFF) != '=') {
      return -1;
    }
    String name = new String(bytes, from, at - from, StandardCharsets.ISO_8859_1);
    if (!names.contains(name.toLowerCase(Locale.ROOT))) {
      return -1;
    }
    boolean within = isEncoded(equals);
    at += equals >>> 8;
    while (at < to) {
      int sign = sign(bytes, at, to);
      int code = sign & 0xFF;
      boolean ends = "&#\"".indexOf(code) >= 0 && (within || !isEncoded(sign));
      if (ends || (code > 0 && code <= ' ')) {
        return at;
      }
      at += sign >>> 8;
    }
    return to;
  }

  private static boolean isEncoded(int sign) {
    return sign >>> 8 == 3;
  }

  private static boolean isOfName(byte b) {
    return b > 0 && (Character.isLetterOrDigit(b) || "_.-[]".indexOf(b) >= 0);
  }
}
