package io.fullfunnel.engine.network;

import io.fullfunnel.engine.filter.EventFilter;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a person's timeline becomes journeys: nodes in time order up to a conversion, then a new
 * journey; also after a pause. An event that is both counts as a node, then as the conversion.
 *
 * @param touches only these events stand at nodes; null for all that have one
 * @param lookbackMillis a longer pause between two nodes, or a node and a conversion, ends the
 *     journey
 * @param repeats whether equal neighbours are several arrivals
 * @param asOf a journey whose last node is more than the lookback before it is gone, else open
 * @param value what a conversion is worth: of these properties, the first that it gives as a
 *     number; none: nothing
 */
public record Journeys(
    NodeOf node,
    @Nullable EventFilter touches,
    EventFilter conversion,
    long lookbackMillis,
    boolean repeats,
    long asOf,
    List<String> value)
    implements Serializable {
  public Journeys {
    value = List.copyOf(value);
    if (lookbackMillis < 0) {
      throw new IllegalArgumentException("a lookback of " + lookbackMillis + " ms");
    }
  }
}
