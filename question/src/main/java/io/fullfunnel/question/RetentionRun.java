package io.fullfunnel.question;

import io.fullfunnel.engine.Engine;
import io.fullfunnel.engine.Progress;
import io.fullfunnel.engine.retention.Retention;
import io.fullfunnel.engine.retention.RetentionReport;

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
    Retention listing = question.analysis(list.list(question, first));
    return run(
        listing.showing(Rows.shown(first.groups(), RetentionReport.Group::key, first.more())));
  }

  private RetentionReport run(Retention retention) {
    return engine.run(retention, data.dataset(), progress);
  }
}
