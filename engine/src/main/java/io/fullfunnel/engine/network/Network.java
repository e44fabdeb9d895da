package io.fullfunnel.engine.network;

import io.fullfunnel.engine.Analysis;
import io.fullfunnel.engine.Dictionary;
import io.fullfunnel.engine.Period;
import io.fullfunnel.engine.Plan;
import io.fullfunnel.engine.filter.EventFilter;
import io.fullfunnel.engine.filter.PersonFilter;
import io.fullfunnel.engine.groups.Split;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How people go from touchpoint to touchpoint until they convert, go, or are still on their way; in
 * one period or in several side by side.
 *
 * <p>The period is that of the arrival: a node's people and arrivals, steps by the arrival that
 * they lead to, conversions by their own time; ways (paths, cycles, sequences) by the first arrival
 * of their journey. Journeys are made of whole timelines.
 *
 * @param parts what is counted besides the nodes
 * @param depth nodes of a path, at most; what follows is left out
 * @param minimum people of a sequence, at least
 * @param limit nodes, paths, cycles and sequences that are shown by themselves
 * @param shown the names of the nodes that are shown, if that was settled before
 * @param by splits people, each into one group; its {@code order} means nothing here
 * @param where only these events exist, or null
 * @param people only these people, or null
 * @param list what is listed, or null
 */
public record Network(
    Journeys journeys,
    Set<Part> parts,
    int depth,
    int minimum,
    List<Period> spans,
    int limit,
    @Nullable List<String> shown,
    @Nullable Split by,
    @Nullable EventFilter where,
    @Nullable PersonFilter people,
    @Nullable NetworkList list)
    implements Analysis<NetworkReport> {
  /** Nodes of a cycle, at most; longer ones are not counted. */
  public static final int LONGEST_CYCLE = 12;

  /** Nodes of a sequence, at most. */
  public static final int LONGEST_SEQUENCE = 3;

  /** Corrected chances up to this one are called significant. */
  public static final double SIGNIFICANT = 0.05;

  /** What a network may leave out; without edges no removal effect is known. */
  public enum Part {
    EDGES,
    PATHS,
    CYCLES,
    SEQUENCES;

    /** All of them. */
    public static final Set<Part> ALL = Set.of(values());
  }

  public Network {
    parts = Set.copyOf(parts);
    spans = List.copyOf(spans);
    shown = shown == null ? null : List.copyOf(shown);
    if (spans.isEmpty()) {
      throw new IllegalArgumentException("a network needs a period");
    }
    if (depth < 1) {
      throw new IllegalArgumentException("paths of " + depth + " nodes");
    }
    if (limit < 1) {
      throw new IllegalArgumentException("a network shows at least 1 node, not " + limit);
    }
    if (list != null && list.span() >= spans.size()) {
      throw new IllegalArgumentException("nothing to list: " + list);
    }
  }

  /** The same with the nodes that are shown. */
  public Network showing(List<String> names) {
    return new Network(
        journeys, parts, depth, minimum, spans, limit, names, by, where, people, list);
  }

  /** The same with the groups that are shown. */
  public Network showingGroups(List<List<String>> keys) {
    Split split = by == null ? null : by.showing(keys);
    return new Network(
        journeys, parts, depth, minimum, spans, limit, shown, split, where, people, list);
  }

  @Override
  public Plan<?, NetworkReport> plan(Dictionary dictionary) {
    return new NetworkPlan(this, dictionary);
  }
}
