package io.fullfunnel.engine.attribution;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The earliest conversions of a list, however many come. */
final class CreditList implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int SLACK = 1024;
  private static final Comparator<Entry> ORDER =
      Comparator.comparingLong(Entry::timeMillis).thenComparingLong(Entry::sequence);

  private final int limit;
  private final ArrayList<Entry> kept = new ArrayList<>();

  /** A conversion with the event's id instead of its name. */
  record Entry(long person, long timeMillis, long sequence, int event, long units)
      implements Serializable {}

  CreditList(int limit) {
    this.limit = limit;
  }

  void add(Entry entry) {
    kept.add(entry);
    if (kept.size() >= 2L * limit + SLACK) {
      kept.sort(ORDER);
      kept.subList(limit, kept.size()).clear();
    }
  }

  CreditList plus(CreditList other) {
    var sum = new CreditList(limit);
    kept.forEach(sum::add);
    other.kept.forEach(sum::add);
    return sum;
  }

  /** Sorted, at most as many as the limit; leaves this as it was. */
  List<Entry> first() {
    return kept.stream().sorted(ORDER).limit(limit).toList();
  }
}
