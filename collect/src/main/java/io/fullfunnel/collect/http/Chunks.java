package io.fullfunnel.collect.http;

import io.fullfunnel.collect.Limits;
import java.io.ByteArrayOutputStream;

/** A chunked body as it comes in, piece by piece. */
final class Chunks {
  private static final int LONGEST_LINE = 1_024;
  private static final int MOST_TRAILERS = 8_192;

  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private State state = State.SIZE;
  private int size;
  private int digits;
  private int line;
  private int trailer;

  /** Bytes so far that are no content; who sends more of them than of content has no use for us. */
  private int framing;

  private enum State {
    SIZE,
    EXTENSION,
    SIZE_END,
    DATA,
    DATA_CR,
    DATA_LF,
    TRAILER,
    TRAILER_END,
    DONE
  }

  boolean isDone() {
    return state == State.DONE;
  }

  byte[] body() {
    return body.toByteArray();
  }

  /** Takes bytes; the index after the last one that belongs to the body. */
  int take(byte[] bytes, int from, int to) throws BadRequestException {
    int at = from;
    while (at < to && state != State.DONE) {
      if (state == State.DATA) {
        int length = Math.min(size, to - at);
        body.write(bytes, at, length);
        at += length;
        size -= length;
        state = size == 0 ? State.DATA_CR : State.DATA;
      } else {
        take(bytes[at++]);
      }
    }
    return at;
  }

  private void take(byte b) throws BadRequestException {
    if (++line > LONGEST_LINE || ++framing > Limits.BODY) {
      throw wrong();
    }
    switch (state) {
      case SIZE -> size(b);
      case EXTENSION -> state = b == '\r' ? State.SIZE_END : printable(b);
      case SIZE_END -> {
        demand(b, '\n');
        line = 0;
        digits = 0;
        state = size == 0 ? State.TRAILER : State.DATA;
      }
      case DATA_CR -> {
        demand(b, '\r');
        state = State.DATA_LF;
      }
      case DATA_LF -> {
        demand(b, '\n');
        line = 0;
        state = State.SIZE;
      }
      case TRAILER -> trailer(b);
      case TRAILER_END -> {
        demand(b, '\n');
        state = line == 2 ? State.DONE : State.TRAILER;
        line = 0;
      }
      case DATA, DONE -> throw new IllegalStateException("no byte is expected in " + state);
    }
  }

  private void size(byte b) throws BadRequestException {
    int digit = Character.digit(b, 16);
    if (digit >= 0) {
      if (++digits > 8) {
        throw wrong();
      }
      size = size << 4 | digit;
      if (size < 0 || body.size() + (long) size > Limits.BODY) {
        throw new BadRequestException(413, "too_large", Connection.TOO_LARGE);
      }
    } else if (digits > 0 && b == '\r') {
      state = State.SIZE_END;
    } else if (digits > 0 && b == ';') {
      state = State.EXTENSION;
    } else {
      throw wrong();
    }
  }

  private static State printable(byte b) throws BadRequestException {
    if (b < ' ' && b != '\t') {
      throw wrong();
    }
    return State.EXTENSION;
  }

  private void trailer(byte b) throws BadRequestException {
    if (++trailer > MOST_TRAILERS || b == '\n' || b == 0) {
      throw wrong();
    }
    if (b == '\r') {
      state = State.TRAILER_END;
    }
  }

  private static void demand(byte b, char wanted) throws BadRequestException {
    if (b != wanted) {
      throw wrong();
    }
  }

  private static BadRequestException wrong() {
    return BadRequestException.malformed("The chunks of the body are not as HTTP has them.");
  }
}
