package io.fullfunnel.engine.network;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The people or arrivals behind one number.
 *
 * @param nodes names of the node, of the edge's two ends, or of the way
 * @param span its number in {@link Network#spans}
 * @param group its key, or null for everybody
 * @param limit listed: the earliest
 */
public record NetworkList(
    What what, List<String> nodes, int span, @Nullable List<String> group, int limit)
    implements Serializable {
  public NetworkList {
    nodes = List.copyOf(nodes);
    group = group == null ? null : List.copyOf(group);
    if (limit < 0) {
      throw new IllegalArgumentException("a list of " + limit);
    }
  }

  /** What is listed. */
  public enum What {
    /** People with a node or a conversion. */
    PEOPLE,
    CONVERSIONS,
    /** People at a node. */
    NODE_PEOPLE,
    ARRIVALS,
    /** Arrivals at a node in journeys that end in a conversion. */
    NODE_CONVERTED,
    FOLLOWED,
    CLOSING,
    LOST,
    OPEN,
    /** Steps from one node to another. */
    EDGE,
    EDGE_CONVERTED,
    /** People whose journey went this way. */
    PATH_PEOPLE,
    PATH_JOURNEYS,
    PATH_CONVERSIONS,
    CYCLE_PEOPLE,
    SEQUENCE_PEOPLE
  }
}
