package io.fullfunnel.testkit.figures;

import io.fullfunnel.engine.Analysis;
import io.fullfunnel.engine.figures.FiguresReport;
import io.fullfunnel.testkit.AnalysisLaws;
import io.fullfunnel.testkit.Timelines;
import java.util.SplittableRandom;

/** The laws of every analysis, for figures. */
class FiguresLawsTest extends AnalysisLaws<FiguresReport> {
  @Override
  protected Analysis<FiguresReport> question(SplittableRandom random) {
    return FigureQuestions.figures(random);
  }

  @Override
  protected Timelines timelines(SplittableRandom random) {
    return FigureQuestions.timelines(random);
  }
}
