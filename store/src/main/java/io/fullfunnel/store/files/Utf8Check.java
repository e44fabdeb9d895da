package io.fullfunnel.store.files;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Finds the first character of a stream that is not UTF-8. */
public final class Utf8Check {
  /** The answer of {@link #check} where all is well. */
  public static final int NOTHING = Integer.MIN_VALUE;

  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** Continuation bytes that are still to come, and what the next one may be. */
  private int pending;

  /** Bytes of the present character that came already. */
  private int begun;

  private int low = 0x80;
  private int high = 0xBF;

  /**
   * The index at which the first wrong character among these begins (negative if in bytes checked
   * before), or {@link #NOTHING}.
   */
  public int check(byte[] bytes, int from, int to) {
    int i = from;
    while (i < to) {
      if (pending == 0) {
        while (i + 8 <= to && ((long) EIGHT.get(bytes, i) & 0x8080808080808080L) == 0) {
          i += 8;
        }
        if (i == to) {
          return NOTHING;
        }
      }
      if (!accepts(bytes[i] & 0xFF)) {
        return i - begun;
      }
      i++;
      begun = pending == 0 ? 0 : begun + 1;
    }
    return NOTHING;
  }

  /** Bytes of a character that is not whole yet: none where the stream may end. */
  public int begun() {
    return begun;
  }

  private boolean accepts(int b) {
    if (pending > 0) {
      boolean good = b >= low && b <= high;
      low = 0x80;
      high = 0xBF;
      pending--;
      return good;
    }
    if (b < 0x80) {
      return true;
    }
    if (b >= 0xC2 && b <= 0xDF) {
      pending = 1;
    } else if (b >= 0xE0 && b <= 0xEF) {
      pending = 2;
      // no longer form than needed, and no half of a surrogate pair
      low = b == 0xE0 ? 0xA0 : 0x80;
      high = b == 0xED ? 0x9F : 0xBF;
    } else if (b >= 0xF0 && b <= 0xF4) {
      pending = 3;
      low = b == 0xF0 ? 0x90 : 0x80;
      high = b == 0xF4 ? 0x8F : 0xBF;
    } else {
      return false;
    }
    return true;
  }
}
