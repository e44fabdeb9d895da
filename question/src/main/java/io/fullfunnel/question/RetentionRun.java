package io.fullfunnel.question;

import io.fullfunnel.engine.Engine;
import io.fullfunnel.engine.Progress;
import io.fullfunnel.engine.retention.Retention;
import io.fullfunnel.engine.retention.RetentionReport;
import java.util.List;

/**
 * Runs retention on an engine: once, and once more where people are listed, whose group must be
 * known.
 */
record RetentionRun(Engine engine, Data data, Progress progress) {
  RetentionReport run(RetentionQuestion question) {
    RetentionReport first = run(question.analysis(null));
    RetentionListing list = question.list();
    if (list == null) {
      return first;
    }
    return run(question.analysis(list.list(question, first)).showing(shown(first)));
  }

  private RetentionReport run(Retention retention) {
    return engine.run(retention, data.dataset(), progress);
  }

  /** The keys of the groups that are shown by themselves. */
  private static List<List<String>> shown(RetentionReport report) {
    List<List<String>> keys = report.groups().stream().map(RetentionReport.Group::key).toList();
    return report.more() == 0 ? keys : keys.subList(0, keys.size() - 1);
  }
}
