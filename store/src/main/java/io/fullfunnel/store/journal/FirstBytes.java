package io.fullfunnel.store.journal;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The first so many bytes of a file that may grow; fewer than that are an error. */
final class FirstBytes extends FilterInputStream {
  private long left;

  FirstBytes(InputStream in, long bytes) {
    super(in);
    this.left = bytes;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (left == 0) {
      return -1;
    }
    int n = in.read(into, offset, (int) Math.min(length, left));
    if (n < 0) {
      throw new EOFException(left + " bytes are missing at the end of a journal file");
    }
    left -= n;
    return n;
  }
}
