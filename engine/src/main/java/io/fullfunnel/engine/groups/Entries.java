package io.fullfunnel.engine.groups;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** The earliest of a list: however many come, few are kept. */
public final class Entries implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int SLACK = 1024;

  private final int limit;
  private final ArrayList<Entry> kept = new ArrayList<>();

  public Entries(int limit) {
    this.limit = limit;
  }

  public int limit() {
    return limit;
  }

  public void add(Entry entry) {
    kept.add(entry);
    if (kept.size() >= 2L * limit + SLACK) {
      kept.sort(Entry.ORDER);
      kept.subList(limit, kept.size()).clear();
    }
  }

  public void addAll(Entries other) {
    for (Entry entry : other.kept) {
      add(entry);
    }
  }

  /** Sorted, at most as many as the limit; leaves this as it was. */
  public List<Entry> first() {
    return kept.stream().sorted(Entry.ORDER).limit(limit).toList();
  }
}
