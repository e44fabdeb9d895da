package io.fullfunnel.question;

import io.fullfunnel.engine.network.NetworkList;
import io.fullfunnel.engine.network.NetworkList.What;
import io.fullfunnel.engine.network.NetworkReport;
import io.fullfunnel.engine.network.NetworkReport.Graph;
import io.fullfunnel.engine.values.Labels;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The people or arrivals behind a figure of a network: the contract's {@code list}.
 *
 * @param group index of the group, or −1 for everybody
 * @param row of the nodes, edges or ways, or −1 for a figure of the whole
 * @param before whether the figure is one of the period that is compared
 */
record NetworkListing(Pointer pointer, int group, int row, boolean before, What what) {
  private static final int NONE = -1;
  private static final Pattern POINTER =
      Pattern.compile(
          "(?:/groups/(?<group>\\d{1,6}))?"
              + "(?:/(?<table>nodes|edges|paths|cycles|sequences)/(?<row>\\d{1,6}))?"
              + "(?<before>/before)?/(?<name>[a-zA-Z]+)");
  private static final Map<String, What> FIGURES =
      Map.ofEntries(
          Map.entry("people", What.PEOPLE),
          Map.entry("conversions", What.CONVERSIONS),
          Map.entry("nodes/people", What.NODE_PEOPLE),
          Map.entry("nodes/arrivals", What.ARRIVALS),
          Map.entry("nodes/converted", What.NODE_CONVERTED),
          Map.entry("nodes/onward", What.FOLLOWED),
          Map.entry("nodes/closing", What.CLOSING),
          Map.entry("nodes/lost", What.LOST),
          Map.entry("nodes/open", What.OPEN),
          Map.entry("edges/count", What.EDGE),
          Map.entry("edges/converted", What.EDGE_CONVERTED),
          Map.entry("paths/people", What.PATH_PEOPLE),
          Map.entry("paths/journeys", What.PATH_JOURNEYS),
          Map.entry("paths/conversions", What.PATH_CONVERSIONS),
          Map.entry("cycles/people", What.CYCLE_PEOPLE),
          Map.entry("sequences/people", What.SEQUENCE_PEOPLE));

  static @Nullable NetworkListing read(Place place, boolean compares, boolean split) {
    Pointer pointer = Pointer.read(place, "/nodes/0/people");
    if (pointer == null) {
      return null;
    }
    Matcher matcher = POINTER.matcher(pointer.of());
    What what = matcher.matches() ? FIGURES.get(figure(matcher)) : null;
    if (what == null) {
      throw pointer.pointsAt(
          "nothing that is counted; such are /nodes/0/people, /edges/0/count,"
              + " /paths/0/conversions and /cycles/0/people");
    }
    int group = Pointer.index(matcher.group("group"), NONE);
    pointer.refuseGroup(group != NONE, split);
    boolean before = matcher.group("before") != null;
    pointer.refuseBefore(before, compares);
    return new NetworkListing(
        pointer, group, Pointer.index(matcher.group("row"), NONE), before, what);
  }

  private static String figure(Matcher matcher) {
    String table = matcher.group("table");
    return (table == null ? "" : table + "/") + matcher.group("name");
  }

  /**
   * For the engine.
   *
   * @param report the answer without a list, with all that is shown settled
   */
  NetworkList list(NetworkReport report) {
    if (group >= report.groups().size()) {
      throw pointsAtNothing();
    }
    List<String> key = group == NONE ? null : report.groups().get(group).key();
    return new NetworkList(what, nodes(graph(report)), before ? 1 : 0, key, pointer.limit());
  }

  /** The network that the pointer points into. */
  Graph graph(NetworkReport report) {
    NetworkReport.Part part = group == NONE ? report.total() : report.groups().get(group);
    return part.spans().getFirst();
  }

  private List<String> nodes(Graph graph) {
    try {
      return switch (what) {
        case PEOPLE, CONVERSIONS -> List.of();
        case NODE_PEOPLE, ARRIVALS, NODE_CONVERTED, FOLLOWED, CLOSING, LOST, OPEN ->
            List.of(graph.nodes().get(row).key());
        case EDGE, EDGE_CONVERTED ->
            List.of(graph.edges().get(row).from(), graph.edges().get(row).to());
        case PATH_PEOPLE, PATH_JOURNEYS, PATH_CONVERSIONS -> path(graph);
        case CYCLE_PEOPLE -> graph.cycles().get(row).nodes();
        case SEQUENCE_PEOPLE -> graph.sequences().shown().get(row).nodes();
      };
    } catch (IndexOutOfBoundsException beyond) {
      throw pointsAtNothing();
    }
  }

  private List<String> path(Graph graph) {
    List<String> path = graph.paths().get(row).nodes();
    if (graph.morePaths() > 0 && path.equals(List.of(Labels.OTHER_SHOWN))) {
      throw pointer.pointsAt(
          "all other paths together, which have no list; ask with a greater \"limit\"");
    }
    return path;
  }

  private QuestionException pointsAtNothing() {
    return pointer.pointsAt("nothing in the answer");
  }
}
