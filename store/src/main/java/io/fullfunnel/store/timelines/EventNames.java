package io.fullfunnel.store.timelines;

import io.fullfunnel.engine.Dictionary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Event names and their ids in order of first arrival, with counts. Id 0 is kept for rows that are
 * no events ({@link Dictionary#IDENTIFY}).
 */
final class EventNames {
  private final List<String> names = new ArrayList<>();
  private final Map<String, Integer> ids = new HashMap<>();
  private long[] counts = new long[16];

  EventNames() {
    names.add("");
  }

  static EventNames of(List<String> names, long[] counts) {
    EventNames all = new EventNames();
    for (int id = Dictionary.FIRST_EVENT; id < names.size(); id++) {
      all.id(names.get(id));
    }
    all.counts = Arrays.copyOf(counts, Math.max(16, counts.length));
    return all;
  }

  /** The id of a name, a new one if it never came. */
  int id(String name) {
    Integer known = ids.get(name);
    if (known != null) {
      return known;
    }
    int id = names.size();
    names.add(name);
    ids.put(name, id);
    if (id >= counts.length) {
      counts = Arrays.copyOf(counts, counts.length * 2);
    }
    return id;
  }

  void count(int id) {
    counts[id]++;
  }

  int find(String name) {
    Integer id = ids.get(name);
    return id == null ? Dictionary.ABSENT : id;
  }

  List<String> names() {
    return List.copyOf(names);
  }

  long[] counts() {
    return Arrays.copyOf(counts, names.size());
  }

  int size() {
    return names.size();
  }
}
