package io.fullfunnel.question;

import io.fullfunnel.engine.Engine;
import io.fullfunnel.engine.Progress;
import io.fullfunnel.engine.attribution.Attribution;
import io.fullfunnel.engine.attribution.AttributionReport;
import java.util.List;

/** Runs attribution on an engine: once, and once more where conversions are listed. */
record AttributionRun(Engine engine, Data data, Progress progress) {
  AttributionReport run(AttributionQuestion question) {
    AttributionReport first = run(question.analysis(null));
    AttributionListing list = question.list();
    if (list == null) {
      return first;
    }
    Attribution listing = question.analysis(list.list(AttributionShown.of(first)));
    return run(listing.showing(shown(first)));
  }

  private AttributionReport run(Attribution attribution) {
    return engine.run(attribution, data.dataset(), progress);
  }

  /** The keys of the groups that are shown by themselves. */
  private static List<List<String>> shown(AttributionReport report) {
    List<List<String>> keys = report.groups().stream().map(AttributionReport.Group::key).toList();
    return report.more() == 0 ? keys : keys.subList(0, keys.size() - 1);
  }
}
