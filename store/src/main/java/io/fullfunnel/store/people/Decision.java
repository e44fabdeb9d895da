package io.fullfunnel.store.people;

import java.util.Comparator;

/**
 * What a member of the team said of two strands: that they are one person, or that they are not. Of
 * several about the same two, the last in the journal counts.
 *
 * @param sequence its place in the journal
 * @param at when it was said, epoch milliseconds
 * @param by who said it, as the journal has it
 */
public record Decision(int one, int other, boolean together, long sequence, long at, String by) {
  static final Comparator<Decision> IN_ORDER = Comparator.comparingLong(Decision::sequence);

  public Decision {
    if (one == other) {
      throw new IllegalArgumentException("strand " + one + " is always itself");
    }
  }

  /** The same for every order of the two strands. */
  long pair() {
    return ((long) Math.min(one, other) << 32) | Math.max(one, other);
  }
}
