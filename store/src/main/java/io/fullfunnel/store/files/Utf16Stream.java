package io.fullfunnel.store.files;

import java.io.IOException;
import java.io.InputStream;

/** UTF-16 read as UTF-8; half a surrogate pair becomes U+FFFD and is counted. */
final class Utf16Stream extends InputStream {
  private final InputStream in;
  private final boolean bigEndian;
  private final byte[] raw = new byte[1 << 15];
  private final byte[] out = new byte[raw.length * 2];
  private int outStart;
  private int outEnd;
  private int rest;
  private int high;
  private boolean ended;
  private long replaced;

  Utf16Stream(InputStream in, boolean bigEndian) {
    this.in = in;
    this.bigEndian = bigEndian;
  }

  /** Halves of pairs so far. */
  long replaced() {
    return replaced;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    while (outStart == outEnd) {
      if (ended) {
        return -1;
      }
      fill();
    }
    int n = Math.min(length, outEnd - outStart);
    System.arraycopy(out, outStart, target, offset, n);
    outStart += n;
    return n;
  }

  private void fill() throws IOException {
    outStart = 0;
    outEnd = 0;
    int n = in.read(raw, rest, raw.length - rest);
    if (n < 0) {
      ended = true;
      if (high != 0 || rest != 0) {
        replace();
      }
      return;
    }
    int end = rest + n;
    for (int i = 0; i + 1 < end; i += 2) {
      int a = raw[i] & 0xFF;
      int b = raw[i + 1] & 0xFF;
      unit(bigEndian ? (a << 8) | b : (b << 8) | a);
    }
    rest = end & 1;
    if (rest == 1) {
      raw[0] = raw[end - 1];
    }
  }

  private void unit(int c) {
    boolean isLow = c >= 0xDC00 && c <= 0xDFFF;
    if (high != 0) {
      if (isLow) {
        put(0x10000 + ((high - 0xD800) << 10) + (c - 0xDC00));
        high = 0;
        return;
      }
      replace();
    }
    if (c >= 0xD800 && c <= 0xDBFF) {
      high = c;
    } else if (isLow) {
      replace();
    } else {
      put(c);
    }
  }

  private void replace() {
    high = 0;
    replaced++;
    put(0xFFFD);
  }

  private void put(int c) {
    if (c < 0x80) {
      out[outEnd++] = (byte) c;
    } else if (c < 0x800) {
      out[outEnd++] = (byte) (0xC0 | (c >> 6));
      follow(c);
    } else if (c < 0x10000) {
      out[outEnd++] = (byte) (0xE0 | (c >> 12));
      follow(c >> 6);
      follow(c);
    } else {
      out[outEnd++] = (byte) (0xF0 | (c >> 18));
      follow(c >> 12);
      follow(c >> 6);
      follow(c);
    }
  }

  private void follow(int bits) {
    out[outEnd++] = (byte) (0x80 | (bits & 0x3F));
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
