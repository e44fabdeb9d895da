package io.fullfunnel.engine.network;

import io.fullfunnel.engine.stats.LinearSystem;
import java.util.Arrays;

/**
 * The absorbing Markov chain of the first order that the counted steps make: from each node on in
 * the shares in which its steps were counted; whoever is gone or still open is not converted.
 *
 * <p>Removing a node leads all who would have come to it away from the conversion (Anderl et al.
 * 2016). What is lost is the chance of those who pass the node: P(pass) × P(conversion from it),
 * both from one split of I − Q.
 */
final class Chain {
  private final int nodes;
  private final double[][] shares;
  private final double[] converting;
  private final double[] starting;
  private double direct;

  /**
   * A chain.
   *
   * @param steps how often, from each node, and from the start behind the last one, to each node,
   *     then to the conversion, then to any other end
   */
  Chain(long[][] steps) {
    this.nodes = steps.length - 1;
    this.shares = new double[nodes][nodes];
    this.converting = new double[nodes];
    this.starting = new double[nodes];
    boolean[] ends = ending(steps);
    for (int from = 0; from <= nodes; from++) {
      long all = Arrays.stream(steps[from]).sum();
      if (all == 0 || (from < nodes && !ends[from])) {
        continue; // nothing is known of what comes next: no conversion
      }
      double[] to = from == nodes ? starting : shares[from];
      for (int node = 0; node < nodes; node++) {
        to[node] = (double) steps[from][node] / all;
      }
      double converts = (double) steps[from][nodes] / all;
      if (from == nodes) {
        direct = converts;
      } else {
        converting[from] = converts;
      }
    }
  }

  /** From which nodes an end was ever reached. */
  private static boolean[] ending(long[][] steps) {
    int nodes = steps.length - 1;
    boolean[] ends = new boolean[nodes];
    int[] queue = new int[nodes];
    int size = 0;
    for (int node = 0; node < nodes; node++) {
      if (steps[node][nodes] + steps[node][nodes + 1] > 0) {
        ends[node] = true;
        queue[size++] = node;
      }
    }
    for (int next = 0; next < size; next++) {
      for (int node = 0; node < nodes; node++) {
        if (!ends[node] && steps[node][queue[next]] > 0) {
          ends[node] = true;
          queue[size++] = node;
        }
      }
    }
    return ends;
  }

  /** Of each node, the share of conversions that would be lost without it; NaN without any. */
  double[] removalEffects() {
    double[] effects = new double[nodes];
    double[][] matrix = new double[nodes][nodes];
    for (int row = 0; row < nodes; row++) {
      for (int column = 0; column < nodes; column++) {
        matrix[row][column] = (row == column ? 1 : 0) - shares[row][column];
      }
    }
    var system = new LinearSystem(matrix);
    double[] converted = system.solve(converting);
    double[] visits = system.solveTransposed(starting);
    double all = direct;
    for (int node = 0; node < nodes; node++) {
      all += starting[node] * converted[node];
    }
    double[] unit = new double[nodes];
    for (int node = 0; node < nodes; node++) {
      unit[node] = 1;
      double returns = system.solve(unit)[node];
      unit[node] = 0;
      double lost = visits[node] / returns * converted[node] / all;
      effects[node] = all > 0 ? Math.max(0, Math.min(1, lost)) : Double.NaN;
    }
    return effects;
  }
}
