package io.fullfunnel.engine.network;

import io.fullfunnel.engine.groups.Entries;
import io.fullfunnel.engine.groups.Entry;
import io.fullfunnel.engine.groups.GroupKey;
import io.fullfunnel.engine.groups.Groups;
import io.fullfunnel.engine.groups.Ranking;
import io.fullfunnel.engine.network.NetworkReport.Listed;
import io.fullfunnel.engine.network.NetworkReport.Part;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns the total of a network into its report: which groups and nodes are shown. */
final class ReportWriter {
  private final NetworkPlan plan;
  private final Network network;
  private final NetworkPartial partial;
  private final Groups groups;
  private final int spans;

  ReportWriter(NetworkPlan plan, NetworkPartial partial) {
    this.plan = plan;
    this.network = plan.network();
    this.partial = partial;
    this.groups = plan.groups();
    this.spans = network.spans().size();
  }

  NetworkReport report() {
    Map<GroupKey, Cell[]> byGroup = new HashMap<>();
    partial
        .cells()
        .forEach((key, cell) ->
            byGroup.computeIfAbsent(key.in(0), k -> new Cell[spans])[key.slot()] = cell);
    GroupKey everybody = new GroupKey(groups.properties());
    everybody.labels(GroupKey.ALL);
    Cell @Nullable [] found = byGroup.remove(everybody);
    Cell[] all = found == null ? empty(false) : found;
    int[] nodes = nodes(all);
    int[] shown = Arrays.copyOf(nodes, Math.min(network.limit(), nodes.length));
    var writer = new GraphWriter(plan, shown);
    var ranking =
        new Ranking<>(network.by(), groups, byGroup, spans, (cells, span) -> cells[span].people);
    return new NetworkReport(
        new Part(List.of(), writer.graphs(all)),
        ranking.groups((key, cells) -> new Part(key, writer.graphs(cells)), this::summed),
        ranking.more(),
        plan.nodes().names(shown),
        (long) nodes.length - shown.length,
        listed());
  }

  private Cell[] empty(boolean ofGroup) {
    Cell[] cells = new Cell[spans];
    Arrays.setAll(cells, span -> new Cell(network.depth(), ofGroup));
    return cells;
  }

  private Cell[] summed(List<Cell[]> rest) {
    Cell[] sums = empty(true);
    for (Cell[] cells : rest) {
      Arrays.setAll(sums, span -> sums[span].plus(cells[span]));
    }
    return sums;
  }

  /** All nodes that anybody came to: settled ones first, then by people, then by name. */
  private int[] nodes(Cell[] cells) {
    boolean[] known = new boolean[plan.nodes().size()];
    List<Integer> nodes = new ArrayList<>();
    for (Cell cell : cells) {
      for (int place = 1; place < cell.nodes.size(); place++) {
        int node = cell.nodes.node(place);
        if (!known[node]) {
          known[node] = true;
          nodes.add(node);
        }
      }
    }
    List<String> settled = network.shown();
    int[] place = new int[plan.nodes().size()];
    Arrays.fill(place, Integer.MAX_VALUE);
    for (int i = 0; settled != null && i < settled.size(); i++) {
      int node = plan.nodes().number(settled.get(i));
      if (node > Nodes.OTHER) {
        place[node] = i;
      }
    }
    nodes.sort(
        Comparator.<Integer>comparingInt(node -> place[node])
            .thenComparing((one, other) -> compare(cells, one, other)));
    return nodes.stream().mapToInt(Integer::intValue).toArray();
  }

  private int compare(Cell[] cells, int one, int other) {
    for (Cell cell : cells) {
      int order = Long.compare(people(cell, other), people(cell, one));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(plan.nodes().rank(one), plan.nodes().rank(other));
  }

  private static long people(Cell cell, int node) {
    return cell.nodes.count(cell.nodes.find(Walks.ROOT, node), Cell.PEOPLE);
  }

  private List<Listed> listed() {
    NetworkList list = network.list();
    if (list == null) {
      return List.of();
    }
    var all = new Entries<Entry>(list.limit());
    partial.cells().values().forEach(cell -> all.addAll(cell.listed));
    return all.first().stream()
        .map(e -> new Listed(e.person(), e.timeMillis(), e.sequence(), plan.eventName(e.event())))
        .toList();
  }
}
