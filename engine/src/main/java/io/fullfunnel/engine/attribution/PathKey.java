package io.fullfunnel.engine.attribution;

import java.io.Serializable;
import java.util.Arrays;

/** The names of a path's touches, by number. */
@SuppressWarnings("ArrayRecordComponent") // compared by content below, never changed
record PathKey(int[] labels) implements Serializable {
  /** What a path takes besides its touches, counted in touches. */
  private static final int OVERHEAD = 12;

  int cost() {
    return labels.length + OVERHEAD;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PathKey that && Arrays.equals(labels, that.labels);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(labels);
  }
}
