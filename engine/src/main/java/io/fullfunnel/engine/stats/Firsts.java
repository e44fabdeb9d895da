package io.fullfunnel.engine.stats;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The first few of many in an order: most are looked at once and never sorted. */
public final class Firsts {
  private Firsts() {}

  /** At most so many, in order. */
  public static <T> List<T> of(Collection<T> all, int most, Comparator<? super T> order) {
    if (most < 1) {
      return List.of();
    }
    PriorityQueue<T> last = new PriorityQueue<>(Math.min(most, all.size()) + 1, order.reversed());
    for (T one : all) {
      if (last.size() < most) {
        last.add(one);
      } else if (order.compare(one, last.element()) < 0) {
        last.remove();
        last.add(one);
      }
    }
    List<T> firsts = new ArrayList<>(last);
    firsts.sort(order);
    return firsts;
  }
}
