package io.fullfunnel.store.failed;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The first bytes of a file that others add to. */
final class Beginning extends FilterInputStream {
  private long left;

  Beginning(InputStream in, long bytes) {
    super(in);
    left = bytes;
  }

  @Override
  public int read() throws IOException {
    int read = left > 0 ? in.read() : -1;
    left -= read < 0 ? 0 : 1;
    return read;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int read = left > 0 ? in.read(bytes, offset, (int) Math.min(length, left)) : -1;
    left -= Math.max(read, 0);
    return read;
  }
}
