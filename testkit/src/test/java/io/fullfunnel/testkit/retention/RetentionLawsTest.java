package io.fullfunnel.testkit.retention;

import io.fullfunnel.engine.Analysis;
import io.fullfunnel.engine.retention.RetentionReport;
import io.fullfunnel.testkit.AnalysisLaws;
import io.fullfunnel.testkit.Timelines;
import java.util.SplittableRandom;

/** The laws of every analysis, for retention. */
class RetentionLawsTest extends AnalysisLaws<RetentionReport> {
  @Override
  protected Analysis<RetentionReport> question(SplittableRandom random) {
    return RetentionQuestions.retention(random);
  }

  @Override
  protected Timelines timelines(SplittableRandom random) {
    return RetentionQuestions.timelines(random);
  }
}
