package io.fullfunnel.question;

import io.fullfunnel.engine.Engine;
import io.fullfunnel.engine.Progress;
import io.fullfunnel.engine.stages.StageList;
import io.fullfunnel.engine.stages.StageSpan;
import io.fullfunnel.engine.stages.Stages;
import io.fullfunnel.engine.stages.StagesReport;
import java.util.List;

/**
 * Runs stages on an engine: once, and once before where what is to be listed is only known from the
 * answer.
 */
record StagesRun(Engine engine, Data data, Progress progress) {
  StagesReport run(StagesQuestion question) {
    StagesListing list = question.list();
    if (list == null || !list.needsAnswer()) {
      return run(question.analysis(list == null ? null : list.list(null)));
    }
    StagesReport first = run(question.analysis(null));
    StageList listed = list.list(first);
    StageSpan bucket = list.span(question);
    Stages analysis =
        bucket == null ? question.analysis(listed) : question.analysis(listed, List.of(bucket));
    StagesReport second = run(question.by() == null ? analysis : analysis.showing(shown(first)));
    return new StagesReport(first.groups(), first.total(), first.more(), second.list());
  }

  private StagesReport run(Stages stages) {
    return engine.run(stages, data.dataset(), progress);
  }

  /** The keys of the groups that are shown by themselves. */
  private static List<List<String>> shown(StagesReport report) {
    return Rows.shown(report.groups(), StagesReport.Group::key, report.more());
  }
}
