package io.fullfunnel.testkit.attribution;

import io.fullfunnel.engine.Analysis;
import io.fullfunnel.engine.attribution.AttributionReport;
import io.fullfunnel.testkit.AnalysisLaws;
import io.fullfunnel.testkit.Timelines;
import java.util.SplittableRandom;

/** The laws of every analysis, for attribution. */
class AttributionLawsTest extends AnalysisLaws<AttributionReport> {
  @Override
  protected Analysis<AttributionReport> question(SplittableRandom random) {
    return AttributionQuestions.attribution(random);
  }

  @Override
  protected Timelines timelines(SplittableRandom random) {
    return AttributionQuestions.timelines(random);
  }
}
