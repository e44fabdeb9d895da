package io.fullfunnel.testkit.pages;

import io.fullfunnel.engine.Analysis;
import io.fullfunnel.engine.pages.PagesReport;
import io.fullfunnel.testkit.AnalysisLaws;
import io.fullfunnel.testkit.Timelines;
import java.util.SplittableRandom;

/** The laws of every analysis, for pages. */
class PagesLawsTest extends AnalysisLaws<PagesReport> {
  @Override
  protected Analysis<PagesReport> question(SplittableRandom random) {
    return PageQuestions.pages(random);
  }

  @Override
  protected Timelines timelines(SplittableRandom random) {
    return PageQuestions.timelines(random);
  }
}
