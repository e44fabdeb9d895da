package io.fullfunnel.testkit.network;

import io.fullfunnel.engine.Analysis;
import io.fullfunnel.engine.network.NetworkReport;
import io.fullfunnel.testkit.AnalysisLaws;
import io.fullfunnel.testkit.Timelines;
import java.util.SplittableRandom;

/** The laws of every analysis, for networks. */
class NetworkLawsTest extends AnalysisLaws<NetworkReport> {
  @Override
  protected Analysis<NetworkReport> question(SplittableRandom random) {
    return NetworkQuestions.network(random);
  }

  @Override
  protected Timelines timelines(SplittableRandom random) {
    return NetworkQuestions.timelines(random);
  }
}
