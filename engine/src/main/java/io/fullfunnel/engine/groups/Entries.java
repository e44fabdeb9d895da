package io.fullfunnel.engine.groups;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The first of a list in the entries' own order: however many come, few are kept. */
public final class Entries<E extends Comparable<E> & Serializable> implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int SLACK = 1024;

  private final int limit;
  private final ArrayList<E> kept = new ArrayList<>();

  public Entries(int limit) {
    this.limit = limit;
  }

  public int limit() {
    return limit;
  }

  public void add(E entry) {
    kept.add(entry);
    if (kept.size() >= 2L * limit + SLACK) {
      kept.sort(null);
      kept.subList(limit, kept.size()).clear();
    }
  }

  /** Adds others, if there are any. */
  public void addAll(@Nullable Entries<E> others) {
    if (others != null) {
      others.kept.forEach(this::add);
    }
  }

  /** Those of two cells together, either of which may have none; both stay as they are. */
  public static <E extends Comparable<E> & Serializable> @Nullable Entries<E> sum(
      @Nullable Entries<E> one, @Nullable Entries<E> other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    var sum = new Entries<E>(one.limit);
    sum.addAll(one);
    sum.addAll(other);
    return sum;
  }

  /** Sorted, at most as many as the limit; leaves this as it was. */
  public List<E> first() {
    return kept.stream().sorted().limit(limit).toList();
  }
}
