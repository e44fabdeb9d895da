package io.fullfunnel.question;

import io.fullfunnel.engine.network.NetworkReport;
import io.fullfunnel.engine.network.NetworkReport.Graph;
import io.fullfunnel.engine.network.NetworkReport.Node;
import java.util.ArrayList;
import java.util.List;

/** The remarks that come with a network. */
final class NetworkNotes {
  private final NetworkQuestion question;
  private final NetworkReport report;
  private final Graph graph;
  private final List<Note> notes = new ArrayList<>();

  private NetworkNotes(NetworkQuestion question, NetworkReport report) {
    this.question = question;
    this.report = report;
    this.graph = report.total().spans().getFirst();
  }

  static List<Note> of(NetworkQuestion question, NetworkReport report, Data data) {
    var all = new NetworkNotes(question, report);
    all.notes.addAll(question.unknown());
    FunnelNotes.data(question.common().period(), data.basis(), all.notes);
    if (question.common().before() != null) {
      FunnelNotes.before(question.common().before(), data.basis(), all.notes);
    }
    all.cut();
    all.conversions();
    all.tests();
    NetworkReport.Money money = all.graph.money();
    if (money.given() > 0) {
      Amounts value = question.ways().value();
      all.notes.addAll(
          Amounts.notes(
              money.fallbacks(), money.rounded(), value.isMoney(), data.dataset().dictionary()));
    }
    return all.notes;
  }

  private void note(String code, String text) {
    notes.add(new Note(code, text));
  }

  /** What is not shown by itself. */
  private void cut() {
    if (report.moreNodes() > 0) {
      long all = report.moreNodes() + report.shown().size();
      note(
          "nodes-together",
          "There are "
              + Words.count(all)
              + " different nodes. The "
              + Words.count(report.shown().size())
              + " with the most people stand by themselves, all others together are (other); ask"
              + " for more with \"limit\", or for fewer with \"where\".");
    }
    if (graph.moreEdges() > 0) {
      note(
          "edges-cut",
          Words.count(graph.moreEdges())
              + " more steps from node to node were taken too rarely to be shown; ask for fewer"
              + " nodes with \"limit\".");
    }
    if (graph.depth() < question.ways().depth()) {
      note(
          "paths-shortened",
          "There are too many different paths to keep them whole; they are told by their first "
              + graph.depth()
              + (graph.depth() == 1 ? " node." : " nodes."));
    }
  }

  /** Where the conversion's own event is a node. */
  private void conversions() {
    List<String> own =
        graph.nodes().stream()
            .filter(node -> node.arrivals() > 0 && node.own() == node.arrivals())
            .map(Node::key)
            .toList();
    if (!own.isEmpty()) {
      note(
          "node-is-conversion",
          "Every arrival at "
              + Words.join(own.stream().map(Words::quote).toList(), "and")
              + " is itself the conversion. Such a node stands in no sequence, and its removal"
              + " effect says nothing.");
    }
  }

  private void tests() {
    long tested = graph.sequences().tested();
    if (tested > 1) {
      note(
          "many-tests",
          Words.count(tested)
              + " sequences were held against chance at once; \"chance\" is corrected for that"
              + " (Benjamini and Hochberg), and \"significant\" means at most 5 %.");
    }
  }
}
