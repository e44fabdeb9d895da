package io.fullfunnel.engine.network;

import io.fullfunnel.engine.network.NetworkList.What;
import java.io.Serializable;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What is to be listed, with the numbers of nodes instead of their names. */
final class Wanted implements Serializable {
  private static final long serialVersionUID = 1L;

  private final What what;
  private final int[] nodes;
  private final int limit;
  private final int depth;
  private final boolean @Nullable [] shown;

  /**
   * Binds a list.
   *
   * @param depth nodes of a path, at most
   * @param shown which nodes are shown; null if all
   */
  Wanted(NetworkList list, Nodes nodes, int depth, boolean @Nullable [] shown) {
    this.what = list.what();
    this.nodes = list.nodes().stream().mapToInt(nodes::number).toArray();
    this.limit = list.limit();
    this.depth = depth;
    this.shown = shown;
  }

  int limit() {
    return limit;
  }

  boolean is(What one) {
    return what == one;
  }

  /** What a counter of nodes is called here. */
  static What of(int outcome) {
    return switch (outcome) {
      case Cell.FOLLOWED -> What.FOLLOWED;
      case Cell.CLOSING -> What.CLOSING;
      case Cell.LOST -> What.LOST;
      default -> What.OPEN;
    };
  }

  boolean isNode(What one, int node) {
    return what == one && is(0, node);
  }

  boolean isEdge(What one, int from, int to) {
    return what == one && is(0, from) && is(1, to);
  }

  /** Whether this is the node, or one of those not shown where these are wanted. */
  private boolean is(int place, int node) {
    int wanted = nodes[place];
    boolean hidden = node > Nodes.OTHER && shown != null && !shown[node];
    return wanted == Nodes.OTHER ? hidden : wanted == node;
  }

  /** Whether the journey's path is this one: the same nodes up to the depth. */
  boolean isPath(Journey journey) {
    if (Math.min(journey.size(), depth) != nodes.length) {
      return false;
    }
    for (int i = 0; i < nodes.length; i++) {
      if (journey.node(i) != nodes[i]) {
        return false;
      }
    }
    return true;
  }

  boolean isCycle(Loops loops) {
    if (what != What.CYCLE_PEOPLE || loops.length() != nodes.length) {
      return false;
    }
    for (int i = 0; i < nodes.length; i++) {
      if (loops.node(i) != nodes[i]) {
        return false;
      }
    }
    return true;
  }

  boolean isSequence(Journey journey, int from, int to) {
    if (what != What.SEQUENCE_PEOPLE || to - from != nodes.length) {
      return false;
    }
    for (int i = 0; i < nodes.length; i++) {
      if (journey.node(from + i) != nodes[i]) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return what + " " + Arrays.toString(nodes);
  }
}
