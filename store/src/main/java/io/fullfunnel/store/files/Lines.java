package io.fullfunnel.store.files;

import java.io.IOException;
import java.io.InputStream;

/** The lines of a file, one after another, as places in a buffer. */
final class Lines {
  final RowBuffer buffer;

  /** Where the present line ends; it begins at the buffer's start. */
  int end;

  /** Whether the present line is longer than a row may be; only its beginning is in the buffer. */
  boolean tooLong;

  private long number;
  private int next;

  Lines(InputStream in) {
    this.buffer = new RowBuffer(in);
  }

  /** The present line's number, from 1. */
  long number() {
    return number;
  }

  /** Steps to the next line; false at the end. */
  boolean next() throws IOException {
    if (tooLong) {
      buffer.skipLine(buffer.start);
      tooLong = false;
    }
    buffer.start += next;
    next = 0;
    number++;
    if (buffer.start == buffer.limit && !buffer.more()) {
      return false;
    }
    int at = newline();
    end = Math.min(at, buffer.limit);
    tooLong = at >= buffer.limit && !buffer.ended;
    next = tooLong ? 0 : end - buffer.start + (end < buffer.limit ? 1 : 0);
    return true;
  }

  /** Where the line's newline stands; the limit if the buffer cannot hold more. */
  private int newline() throws IOException {
    int at = buffer.start;
    while (true) {
      buffer.bytes[buffer.limit] = '\n';
      while (buffer.bytes[at] != '\n') {
        at++;
      }
      if (at < buffer.limit) {
        return at;
      }
      int done = at - buffer.start;
      if (!buffer.more()) {
        return at;
      }
      at = buffer.start + done;
    }
  }
}
