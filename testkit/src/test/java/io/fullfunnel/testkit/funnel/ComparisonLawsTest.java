package io.fullfunnel.testkit.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.engine.Analysis;
import io.fullfunnel.engine.funnel.Breakdown;
import io.fullfunnel.engine.funnel.Comparison;
import io.fullfunnel.engine.funnel.FunnelReport;
import io.fullfunnel.engine.local.LocalEngine;
import io.fullfunnel.testkit.AnalysisLaws;
import io.fullfunnel.testkit.RandomTimelines;
import io.fullfunnel.testkit.TimelineText;
import io.fullfunnel.testkit.Timelines;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Laws of every analysis for two periods side by side, and that each side is its own question. */
class ComparisonLawsTest extends AnalysisLaws<Comparison.Report> {
  private static final List<String> EVENTS = List.of("A", "B", "C");

  @Override
  protected Analysis<Comparison.Report> question(SplittableRandom random) {
    return comparison(ask(random, random.nextInt(1, 4)));
  }

  @Override
  protected Timelines timelines(SplittableRandom random) {
    return new RandomTimelines(40, 14, TimelineText.millis("100s"), EVENTS).make(random);
  }

  private static Ask ask(SplittableRandom random, int limit) {
    Ask ask =
        Ask.steps("A", "B", "C")
            .window(random.nextLong(50_000))
            .entered(Ask.period("50s", "80s"))
            .trend("50s", "60s", "80s")
            .value("amount");
    var by = new Breakdown(List.of("channel"), Breakdown.At.STEP, random.nextInt(1, 4), limit);
    return random.nextBoolean() ? ask.by(by) : ask.by((Breakdown) null);
  }

  private static Comparison comparison(Ask ask) {
    return new Comparison(
        ask.funnel(), ask.entered(Ask.period("20s", "50s")).trend("20s", "30s", "50s").funnel());
  }

  @Test
  void each_side_is_its_own_question_with_the_groups_of_both() {
    try (var engine = new LocalEngine(1)) {
      for (int seed = 0; seed < 200; seed++) {
        var random = new SplittableRandom(seed);
        Ask ask = ask(random, 100);
        var people = timelines(random).dataset();
        Comparison comparison = comparison(ask);
        Comparison.Report both = engine.run(comparison, people);
        FunnelReport now = engine.run(ask.funnel(), people);
        FunnelReport before = engine.run(comparison.before(), people);
        assertSide(seed, both.now(), now);
        assertSide(seed, both.before(), before);
        assertThat(keys(both.now())).as("seed %d", seed).isEqualTo(keys(both.before()));
        assertThat(keys(both.now())).containsAll(keys(now)).containsAll(keys(before));
        if (now.total().completed() > 0) {
          assertThat(both.now().histogram()).isEqualTo(now.histogram());
          assertThat(both.before().histogram().stream().mapToLong(FunnelReport.Bin::people).sum())
              .isEqualTo(before.total().completed());
        }
      }
    }
  }

  private static void assertSide(int seed, FunnelReport side, FunnelReport alone) {
    assertThat(side.total()).as("seed %d", seed).isEqualTo(alone.total());
    assertThat(side.trend()).isEqualTo(alone.trend());
    for (FunnelReport.Group group : side.groups()) {
      var same = alone.groups().stream().filter(g -> g.key().equals(group.key())).findFirst();
      if (same.isPresent()) {
        assertThat(group).as("seed %d", seed).isEqualTo(same.get());
      } else {
        assertThat(group.counts().steps())
            .allSatisfy(step -> assertThat(step.reached() + step.dropped()).isZero());
      }
    }
  }

  private static List<List<String>> keys(FunnelReport report) {
    List<List<String>> keys = new ArrayList<>();
    report.groups().forEach(group -> keys.add(group.key()));
    return keys;
  }
}
