package io.fullfunnel.store.workspace;

import java.util.function.LongConsumer;

/** A set of numbers that are spread evenly, eight bytes each and as many free. */
final class LongSet {
  private static final int SMALLEST = 64;

  private long[] places = new long[SMALLEST];
  private int size;
  private boolean zero;

  int size() {
    return size + (zero ? 1 : 0);
  }

  boolean has(long number) {
    return number == 0 ? zero : places[place(number)] == number;
  }

  void add(long number) {
    if (number == 0) {
      zero = true;
      return;
    }
    int place = place(number);
    if (places[place] == number) {
      return;
    }
    places[place] = number;
    size++;
    if (size * 2 > places.length) {
      grow();
    }
  }

  void forEach(LongConsumer visitor) {
    if (zero) {
      visitor.accept(0);
    }
    for (long number : places) {
      if (number != 0) {
        visitor.accept(number);
      }
    }
  }

  private void grow() {
    long[] before = places;
    places = new long[before.length * 2];
    for (long number : before) {
      if (number != 0) {
        places[place(number)] = number;
      }
    }
  }

  /** Where it stands, or the free place where it would. */
  private int place(long number) {
    int mask = places.length - 1;
    int place = (int) (number ^ (number >>> 32)) & mask;
    while (places[place] != 0 && places[place] != number) {
      place = (place + 1) & mask;
    }
    return place;
  }
}
