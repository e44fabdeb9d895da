package io.fullfunnel.engine;

/** Chooses, by their masks alone, the people whose timelines must be read. */
public interface Picker {
  /**
   * Picks among the people {@code from} (inclusive) to {@code to} (exclusive), in order.
   *
   * @param masks per person, exactly the bits {@code event id mod 64} of all the person's rows
   * @param picked takes the numbers of those picked, from index {@code size} on; has room for all
   * @return {@code size} and as many more as were picked
   */
  int pick(long[] masks, int from, int to, int[] picked, int size);
}
