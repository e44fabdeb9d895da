package io.fullfunnel.store.files;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** A window over a stream that always holds one whole row, up to the largest row allowed. */
final class RowBuffer {
  /** A longer row is refused. */
  static final int MAX_ROW = 1 << 20;

  private final InputStream in;

  /** One byte beyond {@link #limit} is always free, for a sentinel. */
  byte[] bytes = new byte[1 << 18];

  /** Where the row begins. */
  int start;

  /** Where the bytes end. */
  int limit;

  /** Whether the stream has no more. */
  boolean ended;

  RowBuffer(InputStream in) {
    this.in = in;
  }

  /**
   * Brings in more bytes; the row's beginning moves to 0. False if the stream has ended or the row
   * is as long as a row may be.
   */
  boolean more() throws IOException {
    if (ended) {
      return false;
    }
    if (start > 0) {
      System.arraycopy(bytes, start, bytes, 0, limit - start);
      limit -= start;
      start = 0;
    }
    if (limit == bytes.length - 1) {
      if (limit > MAX_ROW) {
        return false;
      }
      bytes = Arrays.copyOf(bytes, Math.min(bytes.length * 2, MAX_ROW + 2));
    }
    int n = in.read(bytes, limit, bytes.length - 1 - limit);
    if (n < 0) {
      ended = true;
      return false;
    }
    limit += n;
    return true;
  }

  /** Goes to the beginning of the line after a place, forgetting what stands before it. */
  void skipLine(int from) throws IOException {
    int at = from;
    while (true) {
      while (at < limit) {
        byte b = bytes[at++];
        if (b == '\n' || b == '\r') {
          skipFeed(b, at);
          return;
        }
      }
      start = limit;
      if (!more()) {
        start = limit;
        return;
      }
      at = 0;
    }
  }

  private void skipFeed(byte newline, int after) throws IOException {
    start = after;
    if (newline == '\r') {
      if (start == limit && !more()) {
        return;
      }
      if (start < limit && bytes[start] == '\n') {
        start++;
      }
    }
  }
}
