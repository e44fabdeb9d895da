package io.fullfunnel.engine.network;

import java.util.Arrays;

/**
 * Finds the cycles of journeys: whoever comes back to a node has gone round the nodes since, and
 * that round is taken out before the journey goes on (the erasure of loops in their order). So a
 * cycle has no node twice, and every arrival ends one cycle at most.
 */
final class Loops {
  private final Nodes nodes;
  private final int[] placeOf;
  private final int[] journeyOf;
  private int[] open = new int[16];
  private int size;
  private int journey;
  private int[] round = new int[16];
  private int length;

  Loops(Nodes nodes) {
    this.nodes = nodes;
    this.placeOf = new int[nodes.size()];
    this.journeyOf = new int[nodes.size()];
  }

  void begin() {
    journey++;
    size = 0;
  }

  /** Goes on to a node; says whether that ends a cycle of two nodes or more. */
  boolean arrive(int node) {
    boolean known = journeyOf[node] == journey && placeOf[node] < size;
    if (known && open[placeOf[node]] == node) {
      length = size - placeOf[node];
      if (length > 1) {
        turn(placeOf[node]);
      }
      size = placeOf[node] + 1;
      return length > 1;
    }
    if (size == open.length) {
      open = Arrays.copyOf(open, size * 2);
    }
    placeOf[node] = size;
    journeyOf[node] = journey;
    open[size++] = node;
    return false;
  }

  /** The same round is told from whichever node it began: the first by name stands first. */
  private void turn(int from) {
    if (round.length < length) {
      round = new int[open.length];
    }
    int first = 0;
    for (int i = 1; i < length; i++) {
      if (nodes.rank(open[from + i]) < nodes.rank(open[from + first])) {
        first = i;
      }
    }
    for (int i = 0; i < length; i++) {
      round[i] = open[from + (first + i) % length];
    }
  }

  /** Nodes of the cycle that was just ended. */
  int length() {
    return length;
  }

  int node(int place) {
    return round[place];
  }
}
