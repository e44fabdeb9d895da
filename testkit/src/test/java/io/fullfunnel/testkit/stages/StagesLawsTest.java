package io.fullfunnel.testkit.stages;

import io.fullfunnel.engine.Analysis;
import io.fullfunnel.engine.stages.StagesReport;
import io.fullfunnel.testkit.AnalysisLaws;
import io.fullfunnel.testkit.Timelines;
import java.util.SplittableRandom;

/** The laws of every analysis, for stages. */
class StagesLawsTest extends AnalysisLaws<StagesReport> {
  @Override
  protected Analysis<StagesReport> question(SplittableRandom random) {
    return StageQuestions.stages(random);
  }

  @Override
  protected Timelines timelines(SplittableRandom random) {
    return StageQuestions.timelines(random);
  }
}
