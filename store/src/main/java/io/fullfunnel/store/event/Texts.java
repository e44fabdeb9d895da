package io.fullfunnel.store.event;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Short texts that come again and again, each made once. Used by one thread. */
final class Texts {
  private static final int SLOTS = 1 << 12;

  /** A product's bits that name no slot. */
  private static final int BITS = Long.SIZE - 12;

  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** Longer ones rarely come again. */
  private static final int LONGEST = 40;

  private final byte[] @Nullable [] written = new byte[SLOTS][];
  private final @Nullable String[] texts = new @Nullable String[SLOTS];

  /** The text of ASCII bytes. */
  String of(byte[] bytes, int from, int to) {
    int length = to - from;
    if (length > LONGEST) {
      return new String(bytes, from, length, US_ASCII);
    }
    int slot = slot(bytes, from, to);
    String known = texts[slot];
    byte[] before = written[slot];
    if (known != null
        && before != null
        && Arrays.equals(before, 0, before.length, bytes, from, to)) {
      return known;
    }
    String text = new String(bytes, from, length, US_ASCII);
    texts[slot] = text;
    written[slot] = Arrays.copyOfRange(bytes, from, to);
    return text;
  }

  /** By the length and the last eight bytes. */
  private static int slot(byte[] bytes, int from, int to) {
    long last = 0;
    if (to - from >= Long.BYTES) {
      last = (long) EIGHT.get(bytes, to - Long.BYTES);
    } else {
      for (int i = from; i < to; i++) {
        last = last << 8 | bytes[i];
      }
    }
    return (int) (((last + to - from) * 0x9E3779B97F4A7C15L) >>> BITS);
  }
}
