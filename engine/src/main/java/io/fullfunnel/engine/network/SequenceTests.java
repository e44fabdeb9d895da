package io.fullfunnel.engine.network;

import io.fullfunnel.engine.network.NetworkReport.Sequence;
import io.fullfunnel.engine.network.NetworkReport.Sequences;
import io.fullfunnel.engine.stats.Shares;
import io.fullfunnel.engine.stats.Wilson;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Which sequences lead to conversions: each that has enough people is tested against all journeys
 * without it, and the chances are corrected for so many tests. Chosen by the first span.
 */
final class SequenceTests {
  private final Nodes nodes;
  private final Cell[] cells;
  private final int limit;
  private final double[] chances;
  private final List<int[]> ways = new ArrayList<>();
  private final List<Integer> order = new ArrayList<>();

  SequenceTests(Network network, Nodes nodes, Cell[] cells) {
    this.nodes = nodes;
    this.cells = cells;
    this.limit = network.limit();
    Walks walks = cells[0].sequences;
    int longest = walks.longest();
    for (Cell cell : cells) {
      longest = Math.min(longest, cell.sequences.longest());
    }
    boolean[] own = own(cells[0].nodes);
    List<Double> found = new ArrayList<>();
    for (int place = 1; place < walks.size(); place++) {
      int length = walks.length(place);
      if (length < 2 || length > longest || walks.count(place, Cell.PEOPLE_WITH) < least(network)) {
        continue;
      }
      int[] way = walks.way(place);
      if (Arrays.stream(way).noneMatch(node -> own[node])) {
        ways.add(way);
        found.add(chance(walks, place));
      }
    }
    chances = Shares.corrected(found.stream().mapToDouble(Double::doubleValue).toArray());
    order(walks);
  }

  private static long least(Network network) {
    return Math.max(1, network.minimum());
  }

  /** Nodes that are nothing but the conversion: that they lead to it says nothing. */
  private boolean[] own(Walks of) {
    boolean[] own = new boolean[nodes.size()];
    for (int place = 1; place < of.size(); place++) {
      long arrivals = of.count(place, Cell.ARRIVALS);
      own[of.node(place)] = arrivals > 0 && of.count(place, Cell.OWN) == arrivals;
    }
    return own;
  }

  private static double chance(Walks walks, int place) {
    long with = walks.count(place, Cell.JOURNEYS_WITH);
    long converted = walks.count(place, Cell.CONVERTED_WITH);
    return Shares.chance(
        converted,
        with,
        walks.count(Walks.ROOT, Cell.CONVERTED_WITH) - converted,
        walks.count(Walks.ROOT, Cell.JOURNEYS_WITH) - with);
  }

  /** Significant ones first, then by rate, people and names. */
  private void order(Walks walks) {
    for (int i = 0; i < ways.size(); i++) {
      order.add(i);
    }
    order.sort(
        Comparator.<Integer>comparingInt(i -> chances[i] <= Network.SIGNIFICANT ? 0 : 1)
            .thenComparingDouble(i -> -rate(walks, walks.find(ways.get(i))))
            .thenComparingLong(i -> -walks.count(walks.find(ways.get(i)), Cell.PEOPLE_WITH))
            .thenComparing(ways::get, this::byName));
  }

  private int byName(int[] one, int[] other) {
    return Arrays.compare(
        Arrays.stream(one).map(nodes::rank).toArray(),
        Arrays.stream(other).map(nodes::rank).toArray());
  }

  private static double rate(Walks walks, int place) {
    long with = walks.count(place, Cell.JOURNEYS_WITH);
    return with == 0 ? Double.NaN : (double) walks.count(place, Cell.CONVERTED_WITH) / with;
  }

  Sequences of(int span) {
    Walks walks = cells[span].sequences;
    List<Sequence> shown = new ArrayList<>();
    for (int i : order.subList(0, Math.min(limit, order.size()))) {
      shown.add(sequence(walks, ways.get(i), span == 0 ? chances[i] : Double.NaN));
    }
    return new Sequences(
        walks.count(Walks.ROOT, Cell.JOURNEYS_WITH),
        walks.count(Walks.ROOT, Cell.CONVERTED_WITH),
        ways.size(),
        List.copyOf(shown));
  }

  private Sequence sequence(Walks walks, int[] way, double chance) {
    int place = walks.find(way);
    long with = walks.count(place, Cell.JOURNEYS_WITH);
    long converted = walks.count(place, Cell.CONVERTED_WITH);
    double rate = rate(walks, place);
    double usual = rate(walks, Walks.ROOT);
    Wilson interval = Wilson.of(converted, with);
    return new Sequence(
        nodes.names(way),
        walks.count(place, Cell.PEOPLE_WITH),
        with,
        converted,
        rate,
        usual > 0 ? rate / usual : Double.NaN,
        interval.low(),
        interval.high(),
        chance);
  }
}
