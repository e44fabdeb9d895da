package io.fullfunnel.store.files;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Finds the first byte of a stream that is not UTF-8. */
final class Utf8Check {
  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** Continuation bytes that are still to come, and what the next one may be. */
  private int pending;

  private int low = 0x80;
  private int high = 0xBF;

  /** The index of the first wrong byte among these, or -1. */
  int check(byte[] bytes, int from, int to) {
    int i = from;
    while (i < to) {
      if (pending == 0) {
        while (i + 8 <= to && ((long) EIGHT.get(bytes, i) & 0x8080808080808080L) == 0) {
          i += 8;
        }
        if (i == to) {
          return -1;
        }
      }
      if (!accepts(bytes[i] & 0xFF)) {
        return i;
      }
      i++;
    }
    return -1;
  }

  /** Whether the stream may end here. */
  boolean complete() {
    return pending == 0;
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
