package io.fullfunnel.engine.network;

import java.util.Arrays;

/** One journey: its arrivals, and how it ended. Reused from journey to journey. */
final class Journey {
  static final int NO_ROW = -1;

  private int[] nodes = new int[16];
  private int[] rows = new int[16];
  private long[] times = new long[16];
  private boolean[] own = new boolean[16];
  private int size;
  private int end;
  private int endRow = NO_ROW;
  private long endMillis;
  private int key;

  void begin() {
    size = 0;
    endRow = NO_ROW;
    key++;
  }

  /**
   * Adds an arrival.
   *
   * @param isOwn whether its first event is itself the conversion
   */
  void arrive(int node, int row, long timeMillis, boolean isOwn) {
    if (size == nodes.length) {
      int room = size * 2;
      nodes = Arrays.copyOf(nodes, room);
      rows = Arrays.copyOf(rows, room);
      times = Arrays.copyOf(times, room);
      own = Arrays.copyOf(own, room);
    }
    nodes[size] = node;
    rows[size] = row;
    times[size] = timeMillis;
    own[size] = isOwn;
    size++;
  }

  /** Ends in {@link Nodes#CONVERSION}. */
  void convert(int row, long timeMillis) {
    end = Nodes.CONVERSION;
    endRow = row;
    endMillis = timeMillis;
  }

  /** Ends in {@link Nodes#GONE} or {@link Nodes#OPEN}. */
  void stop(int where) {
    end = where;
    endRow = NO_ROW;
    endMillis = times[size - 1];
  }

  /** Tells this journey from all others that stood here. */
  int key() {
    return key;
  }

  /** Arrivals. */
  int size() {
    return size;
  }

  int node(int arrival) {
    return nodes[arrival];
  }

  /** The row with which the arrival began. */
  int row(int arrival) {
    return rows[arrival];
  }

  long timeMillis(int arrival) {
    return times[arrival];
  }

  boolean isOwn(int arrival) {
    return own[arrival];
  }

  /** Where it ended. */
  int end() {
    return end;
  }

  boolean converted() {
    return end == Nodes.CONVERSION;
  }

  /** The row of the conversion, or {@link #NO_ROW}. */
  int endRow() {
    return endRow;
  }

  /** When it converted; of others, when their last arrival began. */
  long endMillis() {
    return endMillis;
  }

  /** When its first arrival began; of a journey without any, when it converted. */
  long startMillis() {
    return size == 0 ? endMillis : times[0];
  }

  int startRow() {
    return size == 0 ? endRow : rows[0];
  }
}
