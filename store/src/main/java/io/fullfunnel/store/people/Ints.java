package io.fullfunnel.store.people;

import java.util.Arrays;

/** A list of numbers that grows. */
final class Ints {
  private int[] numbers = new int[8];
  private int size;

  int size() {
    return size;
  }

  int get(int index) {
    return numbers[index];
  }

  void add(int number) {
    if (size == numbers.length) {
      numbers = Arrays.copyOf(numbers, size * 2);
    }
    numbers[size++] = number;
  }

  void addAll(Ints others) {
    for (int i = 0; i < others.size; i++) {
      add(others.numbers[i]);
    }
  }

  void clear() {
    size = 0;
  }

  int[] toArray() {
    return Arrays.copyOf(numbers, size);
  }
}
