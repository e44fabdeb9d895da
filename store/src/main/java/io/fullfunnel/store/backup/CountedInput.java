package io.fullfunnel.store.backup;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts what is read through it. */
final class CountedInput extends FilterInputStream {
  private long bytes;

  CountedInput(InputStream in) {
    super(in);
  }

  long bytes() {
    return bytes;
  }

  @Override
  public int read() throws IOException {
    int one = in.read();
    bytes += one < 0 ? 0 : 1;
    return one;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int n = in.read(into, offset, length);
    bytes += Math.max(n, 0);
    return n;
  }
}
