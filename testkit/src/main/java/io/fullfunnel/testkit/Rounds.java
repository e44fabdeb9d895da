package io.fullfunnel.testkit;

/**
 * How many random cases a test tries: few enough for every build, and so many times as many in a
 * long run ({@code bench/laws}), whose first cases are those of the build.
 */
public final class Rounds {
  private static final int TIMES = Integer.getInteger("fullfunnel.times", 1);

  private Rounds() {}

  /** The number of cases where a build tries {@code rounds}. */
  public static int of(int rounds) {
    return Math.multiplyExact(rounds, TIMES);
  }
}
