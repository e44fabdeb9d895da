package io.fullfunnel.engine.stats;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Many longs in no order, kept in chunks: bags are joined without copying a value. What was joined
 * is shared and never changed.
 */
public final class LongBag implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int LARGEST_CHUNK = 8192;
  private static final long[] NONE = new long[0];

  private List<Chunk> full = List.of();
  private long[] open = NONE;
  private int inOpen;
  private int size;
  private long least = Long.MAX_VALUE;

  /** The first {@code size} of these values. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Chunk(long[] values, int size) implements Serializable {}

  /** A view of the first {@code size} of these values. */
  static LongBag of(long[] values, int size) {
    var bag = new LongBag();
    bag.full = List.of(new Chunk(values, size));
    bag.size = size;
    for (int i = 0; i < size; i++) {
      bag.least = Math.min(bag.least, values[i]);
    }
    return bag;
  }

  public void add(long value) {
    if (inOpen == open.length) {
      grow();
    }
    open[inOpen++] = value;
    least = Math.min(least, value);
    size++;
  }

  private void grow() {
    if (inOpen == LARGEST_CHUNK) {
      keep(List.of(new Chunk(open, inOpen)));
      open = new long[LARGEST_CHUNK];
      inOpen = 0;
    } else {
      open = Arrays.copyOf(open, Math.max(16, inOpen * 2));
    }
  }

  public void addAll(LongBag other) {
    size = Math.addExact(size, other.size);
    least = Math.min(least, other.least);
    keep(other.chunks());
  }

  private void keep(List<Chunk> chunks) {
    if (chunks.isEmpty()) {
      return;
    }
    if (full.isEmpty()) {
      full = new ArrayList<>(); // most bags are small and never need it
    }
    full.addAll(chunks);
  }

  public int size() {
    return size;
  }

  /** The least value; {@code Long.MAX_VALUE} if there is none. */
  long least() {
    return least;
  }

  /** All values; the last chunk may grow later. */
  List<Chunk> chunks() {
    if (inOpen == 0) {
      return full;
    }
    List<Chunk> all = new ArrayList<>(full);
    all.add(new Chunk(open, inOpen));
    return all;
  }

  /** What is done with each value. */
  public interface Visitor {
    void visit(long value);
  }

  public void forEach(Visitor visitor) {
    for (Chunk chunk : chunks()) {
      for (int i = 0; i < chunk.size(); i++) {
        visitor.visit(chunk.values()[i]);
      }
    }
  }
}
