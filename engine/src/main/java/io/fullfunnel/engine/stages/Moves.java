package io.fullfunnel.engine.stages;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** The earliest of many moves: however many come, few are kept. */
final class Moves implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int SLACK = 1024;

  private final int limit;
  private final ArrayList<Move> kept = new ArrayList<>();

  Moves(int limit) {
    this.limit = limit;
  }

  int limit() {
    return limit;
  }

  void add(Move move) {
    kept.add(move);
    if (kept.size() >= 2L * limit + SLACK) {
      kept.sort(Move.ORDER);
      kept.subList(limit, kept.size()).clear();
    }
  }

  void addAll(Moves other) {
    other.kept.forEach(this::add);
  }

  /** Sorted, at most as many as the limit; leaves this as it was. */
  List<Move> first() {
    return kept.stream().sorted(Move.ORDER).limit(limit).toList();
  }
}
