package io.fullfunnel.engine.network;

import io.fullfunnel.engine.network.NetworkReport.Cycle;
import io.fullfunnel.engine.network.NetworkReport.Edge;
import io.fullfunnel.engine.network.NetworkReport.Graph;
import io.fullfunnel.engine.network.NetworkReport.Money;
import io.fullfunnel.engine.network.NetworkReport.Path;
import io.fullfunnel.engine.stats.Firsts;
import io.fullfunnel.engine.values.Labels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Writes the networks of one group, span by span. What is shown is chosen by the first span; the
 * others show the same.
 */
final class GraphWriter {
  private static final int MOST_EDGES = 10_000;

  private final Network network;
  private final Nodes nodes;
  private final boolean settled;
  private final int[] shown;
  private final int[] placeOf;

  /**
   * A writer.
   *
   * @param shown the nodes shown by themselves, in their order
   */
  GraphWriter(NetworkPlan plan, int[] shown) {
    this.network = plan.network();
    this.nodes = plan.nodes();
    this.settled = plan.shown() != null;
    this.shown = shown;
    this.placeOf = new int[nodes.size()];
    Arrays.fill(placeOf, shown.length);
    for (int place = 0; place < shown.length; place++) {
      placeOf[shown[place]] = place;
    }
  }

  List<Graph> graphs(Cell[] cells) {
    Cell now = cells[0];
    int depth = network.depth();
    int round = Network.LONGEST_CYCLE;
    for (Cell cell : cells) {
      depth = Math.min(depth, cell.paths.longest());
      round = Math.min(round, cell.cycles.longest());
    }
    Ways paths = paths(now.paths.cut(depth));
    Ways cycles = cycles(now.cycles, round);
    List<int[]> edges = new EdgeTable(now).largest();
    var sequences = new SequenceTests(network, nodes, cells);
    List<Graph> graphs = new ArrayList<>();
    for (int span = 0; span < cells.length; span++) {
      Cell cell = cells[span];
      var table = new EdgeTable(cell);
      var nodeTable = new NodeTable(nodes, cell, shown, placeOf, settled);
      graphs.add(
          new Graph(
              cell.people,
              cell.conversions,
              new Money(cell.above + cell.below, cell.given, cell.fallbacks, cell.rounded),
              nodeTable.baseline(),
              nodeTable.rows(table.steps),
              edges.stream().limit(MOST_EDGES).map(table::edge).toList(),
              Math.max(0, edges.size() - MOST_EDGES),
              rows(cell.paths.cut(depth), paths.shown),
              paths.more,
              depth,
              cycles.shown.stream().map(way -> cycle(cell.cycles, way)).toList(),
              cycles.more,
              sequences.of(span)));
    }
    return List.copyOf(graphs);
  }

  /** The steps of a cell between the nodes shown, all others being one. */
  private final class EdgeTable {
    /**
     * By place of the node, that of all others behind them, then the start; to the same, then ends.
     */
    final long[][] steps;

    private final long[][] converted;

    EdgeTable(Cell cell) {
      int size = shown.length + 1;
      steps = new long[size + 1][size + 3];
      converted = new long[size + 1][size + 3];
      for (int place = 1; place < cell.edges.size(); place++) {
        if (cell.edges.length(place) == 2) {
          int from = row(cell.edges.node(cell.edges.parent(place)));
          int to = column(cell.edges.node(place));
          steps[from][to] += cell.edges.count(place, Cell.STEPS);
          converted[from][to] += cell.edges.count(place, Cell.STEPS_CONVERTED);
        }
      }
    }

    private int row(int node) {
      return node == Nodes.START ? shown.length + 1 : placeOf[node];
    }

    private int column(int node) {
      return switch (node) {
        case Nodes.CONVERSION -> shown.length + 1;
        case Nodes.GONE -> shown.length + 2;
        case Nodes.OPEN -> shown.length + 3;
        default -> placeOf[node];
      };
    }

    private int from(int row) {
      return row > shown.length ? Nodes.START : node(row);
    }

    private int to(int column) {
      return column > shown.length ? Nodes.CONVERSION + column - shown.length - 1 : node(column);
    }

    private int node(int place) {
      return place == shown.length ? Nodes.OTHER : shown[place];
    }

    /** Rows and columns, by steps, then by the names of both ends. */
    List<int[]> largest() {
      List<int[]> found = new ArrayList<>();
      for (int row = 0; row < steps.length; row++) {
        for (int column = 0; column < steps[row].length; column++) {
          if (steps[row][column] > 0) {
            found.add(new int[] {row, column});
          }
        }
      }
      found.sort(
          Comparator.<int[]>comparingLong(e -> -steps[e[0]][e[1]])
              .thenComparingInt(e -> nodes.rank(from(e[0])))
              .thenComparingInt(e -> nodes.rank(to(e[1]))));
      return found;
    }

    Edge edge(int[] at) {
      return new Edge(
          nodes.name(from(at[0])),
          nodes.name(to(at[1])),
          steps[at[0]][at[1]],
          converted[at[0]][at[1]]);
    }
  }

  /**
   * Ways in their order.
   *
   * @param more that are not shown
   */
  private record Ways(List<int[]> shown, long more) {}

  private Ways ways(Walks walks, List<Integer> places, Comparator<Integer> order) {
    List<Integer> first = Firsts.of(places, network.limit(), order);
    List<int[]> shown = first.stream().map(walks::way).toList();
    return new Ways(shown, (long) places.size() - shown.size());
  }

  /** Ways of paths: by conversions, then journeys, then names. */
  private Ways paths(Walks paths) {
    List<Integer> places = new ArrayList<>();
    for (int place = 0; place < paths.size(); place++) {
      if (paths.count(place, Cell.JOURNEYS) > 0) {
        places.add(place);
      }
    }
    return ways(
        paths,
        places,
        Comparator.<Integer>comparingLong(p -> -paths.count(p, Cell.CONVERSIONS))
            .thenComparingLong(p -> -paths.count(p, Cell.JOURNEYS))
            .thenComparing(paths::way, this::byName));
  }

  private int byName(int[] one, int[] other) {
    for (int i = 0; i < Math.min(one.length, other.length); i++) {
      int order = Integer.compare(nodes.rank(one[i]), nodes.rank(other[i]));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(one.length, other.length);
  }

  private List<Path> rows(Walks paths, List<int[]> ways) {
    List<Path> rows = new ArrayList<>();
    long[] rest = new long[Cell.OF_WAY];
    for (int place = 0; place < paths.size(); place++) {
      for (int counter = Cell.JOURNEYS; counter < Cell.OF_WAY; counter++) {
        rest[counter] = Walks.exact(rest[counter], paths.count(place, counter));
      }
    }
    for (int[] way : ways) {
      int place = paths.find(way);
      boolean cut = way.length == paths.longest();
      long people = paths.count(place, cut ? Cell.PASSING_PEOPLE : Cell.WAY_PEOPLE);
      long[] counts = new long[Cell.OF_WAY];
      for (int counter = Cell.JOURNEYS; counter < Cell.OF_WAY; counter++) {
        counts[counter] = paths.count(place, counter);
        rest[counter] -= counts[counter];
      }
      rows.add(path(nodes.names(way), people, counts));
    }
    if (rest[Cell.JOURNEYS] > 0) {
      rows.add(path(List.of(Labels.OTHER_SHOWN), NetworkReport.UNKNOWN, rest));
    }
    return List.copyOf(rows);
  }

  private static Path path(List<String> names, long people, long[] counts) {
    return new Path(
        names,
        people,
        counts[Cell.JOURNEYS],
        counts[Cell.CONVERSIONS],
        counts[Cell.ABOVE] + counts[Cell.BELOW]);
  }

  /** Ways of cycles: by people, then rounds, then names. */
  private Ways cycles(Walks cycles, int longest) {
    List<Integer> places = new ArrayList<>();
    for (int place = 1; place < cycles.size(); place++) {
      if (cycles.length(place) <= longest && cycles.count(place, Cell.ROUNDS) > 0) {
        places.add(place);
      }
    }
    return ways(
        cycles,
        places,
        Comparator.<Integer>comparingLong(p -> -cycles.count(p, Cell.ROUND_PEOPLE))
            .thenComparingLong(p -> -cycles.count(p, Cell.ROUNDS))
            .thenComparing(cycles::way, this::byName));
  }

  private Cycle cycle(Walks cycles, int[] way) {
    int place = cycles.find(way);
    return new Cycle(
        nodes.names(way), cycles.count(place, Cell.ROUND_PEOPLE), cycles.count(place, Cell.ROUNDS));
  }
}
