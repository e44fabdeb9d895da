package io.fullfunnel.engine.network;

import java.util.List;

/**
 * What was counted.
 *
 * @param groups by people, then by key; behind them {@code (other)} if there are more
 * @param moreGroups groups that are not shown by themselves
 * @param shown names of the nodes that are shown by themselves, in every group the same
 * @param moreNodes nodes that are not; they are counted as {@code (other)}
 */
public record NetworkReport(
    Part total,
    List<Part> groups,
    long moreGroups,
    List<String> shown,
    long moreNodes,
    List<Listed> list) {
  /** A number that is not known before the shown nodes are settled. */
  public static final long UNKNOWN = -1;

  /** The same with a list. */
  public NetworkReport with(List<Listed> other) {
    return new NetworkReport(total, groups, moreGroups, shown, moreNodes, other);
  }

  /** A group's networks, span by span; of everybody the key is empty. */
  public record Part(List<String> key, List<Graph> spans) {}

  /**
   * A network.
   *
   * @param people with a node or a conversion
   * @param baseline share of all arrivals, without the open ones, that were followed by another
   *     node or a conversion; NaN without any
   * @param moreEdges edges that are not shown: those with the fewest steps
   * @param paths by conversions, then journeys; behind them {@code (other)} if there are more
   * @param depth nodes of the longest path shown
   */
  public record Graph(
      long people,
      long conversions,
      Money money,
      double baseline,
      List<Node> nodes,
      List<Edge> edges,
      long moreEdges,
      List<Path> paths,
      long morePaths,
      int depth,
      List<Cycle> cycles,
      long moreCycles,
      Sequences sequences) {}

  /** Exact sums in millionths, and how they came about. */
  public record Money(long micros, long given, long fallbacks, long rounded) {}

  /**
   * A node.
   *
   * @param people who were here
   * @param arrivals each is followed, closing, lost, or open
   * @param converted arrivals in journeys that end in a conversion
   * @param followed by another node
   * @param closing followed by the conversion
   * @param own arrivals that begin with the conversion itself
   * @param continuation NaN if all arrivals are open
   * @param blackHole arrivals that were not followed beyond what is usual
   * @param removalEffect NaN without a conversion
   */
  public record Node(
      String key,
      long people,
      long arrivals,
      long converted,
      long followed,
      long closing,
      long lost,
      long open,
      long own,
      double continuation,
      double blackHole,
      double removalEffect) {
    /** A node that nobody came to. */
    public static Node nobody(String key) {
      return new Node(key, 0, 0, 0, 0, 0, 0, 0, 0, Double.NaN, 0, Double.NaN);
    }
  }

  /** Steps from one node to another, and those in journeys that end in a conversion. */
  public record Edge(String from, String to, long count, long converted) {}

  /** Journeys that went the same way. */
  public record Path(
      List<String> nodes, long people, long journeys, long conversions, long micros) {}

  /** A cycle: people who went round it, and how often. */
  public record Cycle(List<String> nodes, long people, long rounds) {}

  /**
   * Sequences and what they are held against.
   *
   * @param journeys that have ended and have a node
   * @param tested how many sequences had enough people
   */
  public record Sequences(long journeys, long converted, long tested, List<Sequence> shown) {}

  /**
   * Nodes that follow each other directly.
   *
   * @param rate share of the journeys with it that converted, {@code low} to {@code high} its 95 %
   *     interval
   * @param lift that share by the share of all journeys; NaN if none converted
   * @param chance of a difference at least so great without a cause, corrected for all tests
   */
  public record Sequence(
      List<String> nodes,
      long people,
      long journeys,
      long converted,
      double rate,
      double lift,
      double low,
      double high,
      double chance) {}

  /** A person or an arrival behind a number; of people the first event that counts. */
  public record Listed(long person, long timeMillis, long sequence, String event) {}
}
