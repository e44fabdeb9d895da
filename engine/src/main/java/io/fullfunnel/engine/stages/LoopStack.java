package io.fullfunnel.engine.stages;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A walk without its loops: coming back to a stage that it holds closes a loop, which is taken out.
 * So every loop holds each of its stages once. To leave all stages forgets the way.
 */
final class LoopStack {
  private final int stages;
  private final int[] way;
  private int size;
  private List<Integer> loop = List.of();

  LoopStack(int stages) {
    this.stages = stages;
    this.way = new int[stages];
  }

  void clear() {
    size = 0;
  }

  /** Whether this move closes a loop. */
  boolean move(int to) {
    if (to >= stages) {
      size = 0;
      return false;
    }
    for (int at = 0; at < size; at++) {
      if (way[at] == to) {
        loop = from(at);
        size = at + 1;
        return true;
      }
    }
    way[size++] = to;
    return false;
  }

  /** Told from its earliest stage on, wherever it was entered. */
  private List<Integer> from(int at) {
    List<Integer> closed = new ArrayList<>();
    for (int i = at; i < size; i++) {
      closed.add(way[i]);
    }
    Collections.rotate(closed, -closed.indexOf(Collections.min(closed)));
    return List.copyOf(closed);
  }

  /** The loop that was closed last. */
  List<Integer> loop() {
    return loop;
  }
}
