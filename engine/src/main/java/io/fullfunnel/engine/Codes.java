package io.fullfunnel.engine;

import java.nio.ByteBuffer;

/**
 * Small numbers from −1 ({@link Dictionary#ABSENT}) upwards, one per row, in the narrowest array
 * that holds them. Stored plus one, so that a fresh array means "absent" everywhere.
 */
public final class Codes {
  private final byte[] bytes;
  private final short[] shorts;
  private final int[] ints;
  private final int rows;

  private Codes(int rows, int largest) {
    this.rows = rows;
    this.bytes = largest < 0xff ? new byte[rows] : NO_BYTES;
    this.shorts = largest >= 0xff && largest < 0xffff ? new short[rows] : NO_SHORTS;
    this.ints = largest >= 0xffff ? new int[rows] : NO_INTS;
  }

  private static final byte[] NO_BYTES = new byte[0];
  private static final short[] NO_SHORTS = new short[0];
  private static final int[] NO_INTS = new int[0];

  /** All rows absent; later {@link #set} takes codes up to {@code largest}. */
  public static Codes absent(int rows, int largest) {
    return new Codes(rows, largest);
  }

  public int rows() {
    return rows;
  }

  public int get(int row) {
    if (bytes.length != 0) {
      return (bytes[row] & 0xff) - 1;
    }
    return shorts.length != 0 ? (shorts[row] & 0xffff) - 1 : ints[row] - 1;
  }

  /**
   * Picks the rows whose code has any bits, without a branch per row.
   *
   * @param bits per code; no row is absent
   * @param rows takes the rows that are picked, counted from {@code from}; has room for all
   * @param picked takes their bits; has room for all
   * @return how many were picked
   */
  int select(int from, int to, long[] bits, int[] rows, long[] picked) {
    int size = 0;
    if (bytes.length != 0) {
      for (int row = from; row < to; row++) {
        long of = bits[(bytes[row] & 0xff) - 1];
        rows[size] = row - from;
        picked[size] = of;
        size += of == 0 ? 0 : 1;
      }
      return size;
    }
    for (int row = from; row < to; row++) {
      long of = bits[get(row)];
      rows[size] = row - from;
      picked[size] = of;
      size += of == 0 ? 0 : 1;
    }
    return size;
  }

  /** The first row, from one on, whose code has any of these bits; {@code to} if there is none. */
  int next(int from, int to, long[] bits, long wanted) {
    int row = from;
    if (bytes.length != 0) {
      while (row < to && (bits[(bytes[row] & 0xff) - 1] & wanted) == 0) {
        row++;
      }
      return row;
    }
    while (row < to && (bits[get(row)] & wanted) == 0) {
      row++;
    }
    return row;
  }

  public void set(int row, int code) {
    if (bytes.length != 0) {
      bytes[row] = (byte) (code + 1);
    } else if (shorts.length != 0) {
      shorts[row] = (short) (code + 1);
    } else {
      ints[row] = code + 1;
    }
  }

  /** Reads what {@link #writeTo} wrote. */
  public static Codes readFrom(ByteBuffer from, int rows, int width) {
    Codes codes = new Codes(rows, width == 1 ? 0 : width == 2 ? 0xff : 0xffff);
    switch (width) {
      case 1 -> from.get(codes.bytes);
      case 2 -> {
        from.asShortBuffer().get(codes.shorts);
        from.position(from.position() + rows * 2);
      }
      case 4 -> {
        from.asIntBuffer().get(codes.ints);
        from.position(from.position() + rows * 4);
      }
      default -> throw new IllegalArgumentException("a code takes 1, 2 or 4 bytes, not " + width);
    }
    return codes;
  }

  /** Writes all rows, {@link #width} bytes each, in the buffer's byte order. */
  public void writeTo(ByteBuffer to) {
    switch (width()) {
      case 1 -> to.put(bytes);
      case 2 -> {
        to.asShortBuffer().put(shorts);
        to.position(to.position() + rows * 2);
      }
      default -> {
        to.asIntBuffer().put(ints);
        to.position(to.position() + rows * 4);
      }
    }
  }

  /** Adds what it takes in memory. */
  public void count(ArrayBytes to) {
    to.add(this, (long) rows * width());
  }

  /** Bytes a row takes. */
  public int width() {
    return bytes.length != 0 ? 1 : shorts.length != 0 ? 2 : 4;
  }
}
