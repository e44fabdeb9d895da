package io.fullfunnel.engine.network;

import io.fullfunnel.engine.network.NetworkReport.Node;
import io.fullfunnel.engine.values.Labels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The nodes of one cell, those that are not shown summed up, and what each means to the whole. */
final class NodeTable {
  private static final int COUNTERS = Cell.OWN + 1;

  private final Nodes nodes;
  private final int[] shown;
  private final long[][] counts;
  private final boolean others;
  private final double baseline;

  NodeTable(Nodes nodes, Cell cell, int[] shown, int[] placeOf, boolean settled) {
    this.nodes = nodes;
    this.shown = shown;
    this.counts = new long[shown.length + 1][COUNTERS];
    long on = 0;
    long over = 0;
    boolean more = false;
    for (int place = 1; place < cell.nodes.size(); place++) {
      int at = placeOf[cell.nodes.node(place)];
      more |= at == shown.length;
      for (int counter = 0; counter < COUNTERS; counter++) {
        counts[at][counter] += cell.nodes.count(place, counter);
      }
      on += cell.nodes.count(place, Cell.FOLLOWED) + cell.nodes.count(place, Cell.CLOSING);
      over += cell.nodes.count(place, Cell.ARRIVALS) - cell.nodes.count(place, Cell.OPEN);
    }
    this.others = more;
    // a person may come to several of the others: only once they are settled each counts once
    counts[shown.length][Cell.PEOPLE] = settled ? cell.othersPeople : NetworkReport.UNKNOWN;
    this.baseline = over == 0 ? Double.NaN : (double) on / over;
  }

  double baseline() {
    return baseline;
  }

  /**
   * The rows.
   *
   * @param steps as a {@link Chain} takes them, with a column more for the open ones
   */
  List<Node> rows(long[][] steps) {
    double[] effects = new Chain(ends(steps)).removalEffects();
    List<Node> rows = new ArrayList<>();
    for (int place = 0; place < shown.length; place++) {
      rows.add(node(nodes.name(shown[place]), counts[place], effects[place]));
    }
    if (others) {
      rows.add(node(Labels.OTHER_SHOWN, counts[shown.length], effects[shown.length]));
    }
    return List.copyOf(rows);
  }

  /** Gone and open are one end. */
  private long[][] ends(long[][] steps) {
    int places = shown.length + 1;
    long[][] ends = new long[places + 1][];
    for (int row = 0; row <= places; row++) {
      ends[row] = Arrays.copyOf(steps[row], places + 2);
      ends[row][places + 1] += steps[row][places + 2];
    }
    return ends;
  }

  private Node node(String name, long[] of, double effect) {
    long over = of[Cell.ARRIVALS] - of[Cell.OPEN];
    long on = of[Cell.FOLLOWED] + of[Cell.CLOSING];
    double continuation = over == 0 ? Double.NaN : (double) on / over;
    double hole = over == 0 ? 0 : Math.max(0, of[Cell.ARRIVALS] * (baseline - continuation));
    return new Node(
        name,
        of[Cell.PEOPLE],
        of[Cell.ARRIVALS],
        of[Cell.CONVERTED],
        of[Cell.FOLLOWED],
        of[Cell.CLOSING],
        of[Cell.LOST],
        of[Cell.OPEN],
        of[Cell.OWN],
        continuation,
        hole,
        effect);
  }
}
