package io.fullfunnel.question;

import io.fullfunnel.engine.Engine;
import io.fullfunnel.engine.Progress;
import io.fullfunnel.engine.pages.Pages;
import io.fullfunnel.engine.pages.PagesReport;
import java.util.List;

/**
 * Runs pages on an engine: once, and once more where the pages that are shown must be known before
 * people on all others can be counted together, or listed.
 */
record PagesRun(Engine engine, Data data, Progress progress) {
  PagesReport run(PagesQuestion question) {
    PagesReport first = run(question.analysis(null));
    PagesListing list = question.list();
    if (list == null) {
      return first.more() == 0 ? first : run(question.analysis(null).showing(shown(first)));
    }
    return run(question.analysis(list.list(keys(first))).showing(shown(first)));
  }

  private PagesReport run(Pages pages) {
    return engine.run(pages, data.dataset(), progress);
  }

  private static List<List<String>> keys(PagesReport report) {
    return report.pages().stream().map(PagesReport.Page::key).toList();
  }

  /** The keys of the pages that are shown by themselves. */
  private static List<List<String>> shown(PagesReport report) {
    return Rows.shown(report.pages(), PagesReport.Page::key, report.more());
  }
}
