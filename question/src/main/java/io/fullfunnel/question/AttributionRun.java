package io.fullfunnel.question;

import io.fullfunnel.engine.Engine;
import io.fullfunnel.engine.Progress;
import io.fullfunnel.engine.attribution.Attribution;
import io.fullfunnel.engine.attribution.AttributionReport;

/** Runs attribution on an engine: once, and once more where conversions are listed. */
record AttributionRun(Engine engine, Data data, Progress progress) {
  AttributionReport run(AttributionQuestion question) {
    AttributionReport first = run(question.analysis(null));
    AttributionListing list = question.list();
    if (list == null) {
      return first;
    }
    Attribution listing = question.analysis(list.list(AttributionShown.of(first)));
    return run(
        listing.showing(Rows.shown(first.groups(), AttributionReport.Group::key, first.more())));
  }

  private AttributionReport run(Attribution attribution) {
    return engine.run(attribution, data.dataset(), progress);
  }
}
