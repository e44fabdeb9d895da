package io.fullfunnel.question;

import io.fullfunnel.engine.network.Network;
import io.fullfunnel.engine.network.NetworkReport;
import io.fullfunnel.engine.network.NetworkReport.Graph;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes a network in the fields of the contract. */
record NetworkAnswer(NetworkQuestion question, NetworkReport report, Data data) {
  ObjectNode json() {
    ObjectNode json = network(report.total());
    if (question.by() != null) {
      Rows.groups(json, report.groups(), NetworkReport.Part::key, this::network);
    }
    if (question.list() != null) {
      Rows.list(json, report.list(), this::listed);
    }
    return json;
  }

  private ObjectNode network(NetworkReport.Part part) {
    List<Graph> graphs = part.spans();
    Graph now = graphs.getFirst();
    ObjectNode json = beside(graphs, this::whole);
    ArrayNode nodes = json.putArray("nodes");
    for (int i = 0; i < now.nodes().size(); i++) {
      int row = i;
      ObjectNode node = nodes.addObject().put("key", now.nodes().get(i).key());
      node.setAll(beside(graphs, graph -> node(graph, now.nodes().get(row).key())));
    }
    ArrayNode edges = json.putArray("edges");
    for (int i = 0; i < now.edges().size(); i++) {
      int row = i;
      NetworkReport.Edge edge = now.edges().get(i);
      ObjectNode line = edges.addObject().put("from", edge.from()).put("to", edge.to());
      line.setAll(beside(graphs, graph -> edge(graph.edges().get(row))));
    }
    ArrayNode paths = json.putArray("paths");
    for (int i = 0; i < now.paths().size(); i++) {
      int row = i;
      ObjectNode line = paths.addObject();
      names(line.putArray("path"), now.paths().get(i).nodes());
      line.setAll(beside(graphs, graph -> path(graph, row)));
    }
    ArrayNode cycles = json.putArray("cycles");
    for (int i = 0; i < now.cycles().size(); i++) {
      int row = i;
      ObjectNode line = cycles.addObject();
      names(line.putArray("nodes"), now.cycles().get(i).nodes());
      line.setAll(beside(graphs, graph -> cycle(graph.cycles().get(row))));
    }
    ArrayNode sequences = json.putArray("sequences");
    for (int i = 0; i < now.sequences().shown().size(); i++) {
      int row = i;
      ObjectNode line = sequences.addObject();
      names(line.putArray("sequence"), now.sequences().shown().get(i).nodes());
      line.setAll(beside(graphs, graph -> sequence(graph.sequences().shown().get(row))));
    }
    return json;
  }

  private ObjectNode beside(List<Graph> graphs, Function<Graph, ObjectNode> figures) {
    ObjectNode now = figures.apply(graphs.getFirst());
    return question.common().before() == null ? now : Beside.put(now, figures.apply(graphs.get(1)));
  }

  private ObjectNode whole(Graph graph) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("people", graph.people()).put("conversions", graph.conversions());
    if (graph.money().given() > 0) {
      json.put("value", Amounts.of(graph.money().micros()));
    } else {
      json.putNull("value");
    }
    return number(json, "baseline", graph.baseline());
  }

  private static ObjectNode node(Graph graph, String key) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    NetworkReport.Node node =
        graph.nodes().stream()
            .filter(one -> one.key().equals(key))
            .findFirst()
            .orElseGet(() -> NetworkReport.Node.nobody(key));
    json.put("people", node.people()).put("arrivals", node.arrivals());
    json.put("converted", node.converted()).put("onward", node.followed());
    json.put("closing", node.closing()).put("lost", node.lost()).put("open", node.open());
    number(json, "continuation", node.continuation());
    json.put("blackHole", node.blackHole());
    return number(json, "removalEffect", node.removalEffect());
  }

  private static ObjectNode edge(NetworkReport.Edge edge) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("count", edge.count()).put("converted", edge.converted());
    return number(json, "rate", share(edge.converted(), edge.count()));
  }

  /** The row of all other paths is missing where there are none. */
  private ObjectNode path(Graph graph, int row) {
    NetworkReport.Path path =
        row < graph.paths().size()
            ? graph.paths().get(row)
            : new NetworkReport.Path(List.of(), NetworkReport.UNKNOWN, 0, 0, 0);
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("people", path.people() == NetworkReport.UNKNOWN ? null : path.people());
    json.put("journeys", path.journeys()).put("conversions", path.conversions());
    number(json, "rate", share(path.conversions(), path.journeys()));
    if (report.total().spans().getFirst().money().given() > 0) {
      return json.put("value", Amounts.of(path.micros()));
    }
    return json.putNull("value");
  }

  private static ObjectNode cycle(NetworkReport.Cycle cycle) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("people", cycle.people())
        .put("rounds", cycle.rounds());
  }

  private static ObjectNode sequence(NetworkReport.Sequence sequence) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("people", sequence.people()).put("journeys", sequence.journeys());
    json.put("converted", sequence.converted());
    number(json, "rate", sequence.rate());
    number(json, "lift", sequence.lift());
    number(json, "low", sequence.low());
    number(json, "high", sequence.high());
    number(json, "chance", sequence.chance());
    return json.put("significant", sequence.chance() <= Network.SIGNIFICANT);
  }

  private static double share(long part, long whole) {
    return whole == 0 ? Double.NaN : (double) part / whole;
  }

  private static ObjectNode number(ObjectNode json, String name, double number) {
    return Double.isNaN(number) ? json.putNull(name) : json.put(name, number);
  }

  private static void names(ArrayNode array, List<String> names) {
    names.forEach(array::add);
  }

  private ObjectNode listed(NetworkReport.Listed listed) {
    return Rows.listed(
        data, listed.person(), listed.sequence(), listed.timeMillis(), listed.event());
  }
}
