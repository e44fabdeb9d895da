package io.fullfunnel.question;

import io.fullfunnel.engine.Engine;
import io.fullfunnel.engine.Progress;
import io.fullfunnel.engine.network.Network;
import io.fullfunnel.engine.network.NetworkReport;

/**
 * Runs a network on an engine: once, and once more where the nodes that are shown must be known
 * before people at all others can be counted together, or where something is listed.
 */
record NetworkRun(Engine engine, Data data, Progress progress) {
  NetworkReport run(NetworkQuestion question) {
    NetworkReport first = run(question.analysis(question.ways().depth(), null));
    NetworkListing list = question.list();
    NetworkReport whole =
        first.moreNodes() == 0
            ? first
            : run(question.analysis(question.ways().depth(), null).showing(first.shown()));
    if (list == null) {
      return whole;
    }
    var listed = list.list(whole);
    Network lists =
        question
            .analysis(list.graph(whole).depth(), listed)
            .showing(whole.shown())
            .showingGroups(Rows.shown(whole.groups(), NetworkReport.Part::key, whole.moreGroups()));
    return whole.with(run(lists).list());
  }

  private NetworkReport run(Network network) {
    return engine.run(network, data.dataset(), progress);
  }
}
