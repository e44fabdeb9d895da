package io.fullfunnel.engine.funnel;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** How many entered in each group of one property, by label. */
final class Sizes implements Serializable {
  private static final long serialVersionUID = 1L;

  /** By label plus one, so that place 0 is for those without a value. */
  private long[] entered = new long[64];

  void add(int label) {
    if (label + 1 >= entered.length) {
      entered = Arrays.copyOf(entered, Math.max(label + 2, 2 * entered.length));
    }
    entered[label + 1]++;
  }

  Sizes plus(Sizes other) {
    var sum = new Sizes();
    sum.entered = Arrays.copyOf(entered, Math.max(entered.length, other.entered.length));
    for (int place = 0; place < other.entered.length; place++) {
      sum.entered[place] += other.entered[place];
    }
    return sum;
  }

  private record Sized(String name, long entered) {}

  /** The keys of the largest groups, then by name, as {@link GroupOrder} has them. */
  List<List<String>> largest(int limit, Grouping grouping) {
    Comparator<Sized> smallestFirst =
        Comparator.comparingLong(Sized::entered)
            .thenComparing(Sized::name, Comparator.reverseOrder());
    var largest = new PriorityQueue<Sized>(smallestFirst);
    for (int place = 0; place < entered.length; place++) {
      if (entered[place] > 0) {
        largest.add(new Sized(grouping.name(place - 1), entered[place]));
        if (largest.size() > limit) {
          largest.poll();
        }
      }
    }
    List<Sized> sorted = new ArrayList<>(largest);
    sorted.sort(smallestFirst.reversed());
    return sorted.stream().map(one -> List.of(one.name)).toList();
  }
}
