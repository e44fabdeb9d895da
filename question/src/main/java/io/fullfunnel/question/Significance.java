package io.fullfunnel.question;

import io.fullfunnel.engine.funnel.Breakdown;
import io.fullfunnel.engine.funnel.FunnelReport;
import io.fullfunnel.engine.funnel.FunnelReport.Counts;
import io.fullfunnel.engine.stats.RateTest;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whether the groups of a funnel complete at another rate than everybody else, by more than chance:
 * two proportions, corrected for the number of groups shown. Fewer than {@link #FEWEST} on either
 * side say nothing.
 */
final class Significance {
  static final long FEWEST = 30;
  private static final double LEVEL = 0.05;

  private final FunnelReport report;
  private final double[] probability;
  private final double[] corrected;

  Significance(FunnelReport report) {
    this.report = report;
    this.probability = new double[report.groups().size()];
    for (int g = 0; g < probability.length; g++) {
      probability[g] = probability(report.groups().get(g));
    }
    this.corrected = RateTest.corrected(probability);
  }

  private double probability(FunnelReport.Group group) {
    boolean rest = group.key().equals(Collections.nCopies(group.key().size(), Breakdown.OTHER));
    return rest || !enough(group.counts())
        ? Double.NaN
        : RateTest.probability(
            group.counts().completed(), group.counts().entered(), completed(group), entered(group));
  }

  /** Those of all others who entered. */
  private long entered(FunnelReport.Group group) {
    return report.total().entered() - group.counts().entered();
  }

  private long completed(FunnelReport.Group group) {
    return report.total().completed() - group.counts().completed();
  }

  private boolean enough(Counts counts) {
    return counts.entered() >= FEWEST && report.total().entered() - counts.entered() >= FEWEST;
  }

  ObjectNode json(int g) {
    FunnelReport.Group group = report.groups().get(g);
    double others = (double) completed(group) / entered(group);
    double difference = group.counts().rate() - others;
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("difference", finite(difference));
    json.put("p", finite(probability[g])).put("corrected", finite(corrected[g]));
    return json.put("verdict", verdict(group.counts(), difference, corrected[g]));
  }

  private String verdict(Counts counts, double difference, double likely) {
    if (!enough(counts)) {
      return "insufficient";
    }
    if (Double.isNaN(likely) || likely > LEVEL) {
      return "none";
    }
    return difference > 0 ? "higher" : "lower";
  }

  private static @Nullable Double finite(double number) {
    return Double.isFinite(number) ? number : null;
  }

  /** Whether groups hold each person once and something is completed. */
  static boolean applies(FunnelQuestion question, List<FunnelReport.Group> groups) {
    return !groups.isEmpty()
        && question.steps().size() > 1
        && question.by() != null
        && question.by().at() != Breakdown.At.EACH;
  }
}
