package io.fullfunnel.engine.attribution;

import java.util.Arrays;

/** The path of one conversion, or one without: touches in order. Reused from path to path. */
final class Journey {
  static final int NONE = -1;

  private int[] labels = new int[16];
  private long[] times = new long[16];
  private int[] rows = new int[16];
  private boolean[] directs = new boolean[16];
  private int size;
  private long end;
  private final int[] anchors = new int[Attribution.MOST_ANCHORS];
  private int anchorCount;

  void begin(long conversionMillis) {
    size = 0;
    end = conversionMillis;
    anchorCount = 0;
  }

  void add(int label, long time, int row, boolean direct) {
    if (size == labels.length) {
      labels = Arrays.copyOf(labels, size * 2);
      times = Arrays.copyOf(times, size * 2);
      rows = Arrays.copyOf(rows, size * 2);
      directs = Arrays.copyOf(directs, size * 2);
    }
    labels[size] = label;
    times[size] = time;
    rows[size] = row;
    directs[size++] = direct;
  }

  /** Leaves out touches of the channel Direct, unless there are only such. */
  void dropDirect() {
    boolean only = true;
    for (int i = 0; i < size; i++) {
      only &= directs[i];
    }
    if (only) {
      return;
    }
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (!directs[i]) {
        labels[kept] = labels[i];
        times[kept] = times[i];
        rows[kept] = rows[i];
        directs[kept++] = false;
      }
    }
    size = kept;
  }

  /** Adds an anchor by its row: its touch is the last one not after it, if there is one. */
  void anchor(int row) {
    int touch = NONE;
    for (int i = 0; i < size && rows[i] <= row; i++) {
      touch = i;
    }
    if (touch != NONE) {
      anchors[anchorCount++] = touch;
    }
  }

  int size() {
    return size;
  }

  int label(int touch) {
    return labels[touch];
  }

  int row(int touch) {
    return rows[touch];
  }

  boolean direct(int touch) {
    return directs[touch];
  }

  /** Milliseconds from the touch to the conversion. */
  long age(int touch) {
    return end - times[touch];
  }

  int anchors() {
    return anchorCount;
  }

  /** The touch that led to an anchor. */
  int anchored(int number) {
    return anchors[number];
  }

  /** Whether no touch before this one has its name. */
  boolean isNew(int touch) {
    for (int i = 0; i < touch; i++) {
      if (labels[i] == labels[touch]) {
        return false;
      }
    }
    return true;
  }

  PathKey key() {
    return new PathKey(Arrays.copyOf(labels, size));
  }
}
