package io.fullfunnel.store.event;

import java.util.Arrays;

/**
 * The body of an EVENTS record: an envelope and messages with the row each came from.
 *
 * <p>Layout: varint length and bytes of the envelope; then per message varint of how much its row
 * lies above the one before it (0 = the same row), varint length, bytes. Varints are little-endian
 * groups of seven bits.
 */
public final class BatchBody {
  private BatchBody() {}

  /** Collects messages into a body; rows never fall. Used by one thread, again and again. */
  public static final class Writer {
    private byte[] body = new byte[1 << 16];
    private int size;
    private int count;
    private long row;

    /** Begins a new body; what was collected before is gone. */
    public Writer start(Envelope envelope) {
      size = 0;
      count = 0;
      row = 0;
      byte[] bytes = envelope.toBytes();
      room(bytes.length);
      varint(bytes.length);
      System.arraycopy(bytes, 0, body, size, bytes.length);
      size += bytes.length;
      return this;
    }

    /**
     * @param messageRow its row in the file, from 1, or 0 if it came otherwise
     */
    public Writer add(long messageRow, byte[] bytes, int offset, int length) {
      if (messageRow < row) {
        throw new IllegalArgumentException("row " + messageRow + " after row " + row);
      }
      room(length);
      varint(messageRow - row);
      varint(length);
      System.arraycopy(bytes, offset, body, size, length);
      size += length;
      row = messageRow;
      count++;
      return this;
    }

    /** How many messages it holds: the record's count. */
    public int count() {
      return count;
    }

    /** Bytes so far. */
    public int size() {
      return size;
    }

    public byte[] toBytes() {
      return Arrays.copyOf(body, size);
    }

    private void room(int length) {
      long wanted = (long) size + length + 20;
      if (wanted > body.length) {
        if (wanted > Integer.MAX_VALUE - 8) {
          throw new IllegalArgumentException("a batch of more than 2 GB");
        }
        body = Arrays.copyOf(body, (int) Math.min(Integer.MAX_VALUE - 8, wanted * 3 / 2));
      }
    }

    private void varint(long value) {
      long rest = value;
      while (rest >= 0x80) {
        body[size++] = (byte) (rest | 0x80);
        rest >>>= 7;
      }
      body[size++] = (byte) rest;
    }
  }

  /** Walks over the messages of a body without copying them. */
  public static final class Cursor {
    private final byte[] body;
    private final Envelope envelope;
    private int position;
    private long row;
    private int offset;
    private int length;

    /**
     * @throws IllegalArgumentException if these bytes are no body; the message says where
     */
    public Cursor(byte[] body) {
      this.body = body;
      int size = length(varint());
      this.envelope = Envelope.of(body, position, size);
      position += size;
    }

    public Envelope envelope() {
      return envelope;
    }

    /** Steps to the next message; false at the end. */
    public boolean next() {
      if (position == body.length) {
        return false;
      }
      row += varint();
      length = length(varint());
      offset = position;
      position += length;
      return true;
    }

    /** The row of the file, from 1, or 0 if it came otherwise. */
    public long row() {
      return row;
    }

    /** The whole body; the message stands at {@link #offset}. Not a copy: leave it as it is. */
    public byte[] bytes() {
      return body;
    }

    public int offset() {
      return offset;
    }

    public int length() {
      return length;
    }

    private int length(long value) {
      if (value < 0 || value > body.length - position) {
        throw cut();
      }
      return (int) value;
    }

    private long varint() {
      long value = 0;
      for (int shift = 0; shift < 64; shift += 7) {
        if (position == body.length) {
          throw cut();
        }
        byte b = body[position++];
        value |= (long) (b & 0x7f) << shift;
        if (b >= 0) {
          return value;
        }
      }
      throw cut();
    }

    private IllegalArgumentException cut() {
      return new IllegalArgumentException(
          "the batch of " + body.length + " bytes is cut short or damaged at byte " + position);
    }
  }
}
