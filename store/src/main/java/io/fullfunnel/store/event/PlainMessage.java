package io.fullfunnel.store.event;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads messages as imports write most of them: flat, without white space or escapes, in ASCII. Of
 * any other it says so; a whole JSON reader makes the same of both, and takes several times as long
 * (docs/decisions/0117). Used by one thread, again and again.
 */
final class PlainMessage {
  /** So many digits fit into a long. */
  private static final int SAFE_DIGITS = 18;

  private static final byte[][] LABELS =
      Arrays.stream(Event.Given.values())
          .map(given -> given.label().getBytes(US_ASCII))
          .toArray(byte[][]::new);

  private final Texts texts = new Texts();
  private MessageParts parts = new MessageParts();
  private byte[] bytes = {};
  private int at;
  private int end;

  /** The text that was read last. */
  private int from;

  private int to;

  /** Reads a message; if this is false it is none of these, and its parts are of no use. */
  boolean read(byte[] source, int offset, int length, MessageParts into) {
    bytes = source;
    at = offset;
    end = offset + length;
    parts = into;
    if (!is('{')) {
      return false;
    }
    do {
      if (!name() || !member(texts.of(bytes, from, to))) {
        return false;
      }
    } while (is(','));
    return is('}') && at == end;
  }

  private boolean member(String name) {
    return switch (name) {
      case "type" -> text() && type();
      case "messageId" -> text() && messageId();
      case "userId" -> text() && userId();
      case "anonymousId" -> text() && anonymousId();
      case "event" -> text() && event();
      case "time" -> time();
      case "given" -> given();
      case "properties" -> !parts.mayBePage() && properties();
      default -> false;
    };
  }

  private boolean type() {
    parts.type = EventDecoder.type(known());
    return true;
  }

  private boolean messageId() {
    parts.messageId = unique();
    return true;
  }

  private boolean userId() {
    parts.userId = unique();
    return true;
  }

  private boolean anonymousId() {
    parts.anonymousId = unique();
    return true;
  }

  private boolean event() {
    parts.event = known();
    return true;
  }

  private boolean time() {
    boolean negative = is('-');
    int first = at;
    long value = 0;
    while (isDigit()) {
      value = value * 10 + bytes[at++] - '0';
    }
    int digits = at - first;
    boolean leadingZero = digits > 0 && bytes[first] == '0' && (digits > 1 || negative);
    parts.time = negative ? -value : value;
    parts.hasTime = true;
    return digits > 0 && digits <= SAFE_DIGITS && !leadingZero;
  }

  private boolean given() {
    if (!is('{')) {
      return false;
    }
    do {
      if (!name()) {
        return false;
      }
      int which = label();
      if (!text()) {
        return false;
      }
      String value = known();
      if (which >= 0 && value != null) {
        parts.given[which] = value;
      }
    } while (is(','));
    return is('}');
  }

  /** The place in {@code given} that the text read last is the label of; -1 if it is none. */
  private int label() {
    for (int i = 0; i < LABELS.length; i++) {
      byte[] label = LABELS[i];
      if (label.length == to - from && Arrays.equals(label, 0, label.length, bytes, from, to)) {
        return i;
      }
    }
    return -1;
  }

  private boolean properties() {
    int begin = at;
    if (!is('{')) {
      return false;
    }
    if (!is('}')) {
      do {
        if (!name() || !value()) {
          return false;
        }
      } while (is(','));
      if (!is('}')) {
        return false;
      }
    }
    parts.properties = new String(bytes, begin, at - begin, US_ASCII);
    return true;
  }

  private boolean value() {
    if (at == end) {
      return false;
    }
    return switch (bytes[at]) {
      case '"' -> text();
      case 't' -> word("true");
      case 'f' -> word("false");
      default -> number();
    };
  }

  /** A key and its colon. */
  private boolean name() {
    return text() && is(':');
  }

  private boolean text() {
    if (!is('"')) {
      return false;
    }
    from = at;
    int i = at;
    while (i < end && bytes[i] >= ' ' && bytes[i] != '"' && bytes[i] != '\\') {
      i++; // bytes beyond ASCII are below zero
    }
    to = i;
    at = i + 1;
    return i < end && bytes[i] == '"';
  }

  private boolean number() {
    if (at < end && bytes[at] == '-') {
      at++;
    }
    int first = at;
    int whole = digits();
    if (whole == 0 || (whole > 1 && bytes[first] == '0')) {
      return false;
    }
    return !is('.') || digits() > 0;
  }

  private int digits() {
    int first = at;
    while (isDigit()) {
      at++;
    }
    return at - first;
  }

  private boolean isDigit() {
    return at < end && bytes[at] >= '0' && bytes[at] <= '9';
  }

  private boolean word(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (!is(word.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private boolean is(char c) {
    if (at < end && bytes[at] == c) {
      at++;
      return true;
    }
    return false;
  }

  /** The text that was read last, one of few; null if it is empty. */
  private @Nullable String known() {
    return from == to ? null : texts.of(bytes, from, to);
  }

  /** The text that was read last, one of many; null if it is empty. */
  private @Nullable String unique() {
    return from == to ? null : new String(bytes, from, to - from, US_ASCII);
  }
}
