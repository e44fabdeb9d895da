package io.fullfunnel.engine.figures;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** The earliest of a list: however many come, few are kept. */
final class Entries implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int SLACK = 1024;

  private final int limit;
  private final ArrayList<Entry> kept = new ArrayList<>();

  Entries(int limit) {
    this.limit = limit;
  }

  int limit() {
    return limit;
  }

  void add(Entry entry) {
    kept.add(entry);
    if (kept.size() >= 2L * limit + SLACK) {
      kept.sort(Entry.ORDER);
      kept.subList(limit, kept.size()).clear();
    }
  }

  void addAll(Entries other) {
    for (Entry entry : other.kept) {
      add(entry);
    }
  }

  /** Sorted, at most as many as the limit; leaves this as it was. */
  List<Entry> first() {
    return kept.stream().sorted(Entry.ORDER).limit(limit).toList();
  }
}
