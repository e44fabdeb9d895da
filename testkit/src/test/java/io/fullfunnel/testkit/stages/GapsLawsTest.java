package io.fullfunnel.testkit.stages;

import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.engine.Analysis;
import io.fullfunnel.engine.local.LocalEngine;
import io.fullfunnel.engine.stages.Gaps;
import io.fullfunnel.testkit.AnalysisLaws;
import io.fullfunnel.testkit.Person;
import io.fullfunnel.testkit.Row;
import io.fullfunnel.testkit.Timelines;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** FEATURE UNDER TEST: the pauses from which decay is proposed keep the laws, and are all there. */
class GapsLawsTest extends AnalysisLaws<Gaps.Report> {
  @Override
  protected Analysis<Gaps.Report> question(SplittableRandom random) {
    return new Gaps(random.nextLong(20 * StageQuestions.HOUR));
  }

  @Override
  protected Timelines timelines(SplittableRandom random) {
    return StageQuestions.timelines(random);
  }

  @Test
  void pauses_are_those_between_neighbours() {
    try (var engine = new LocalEngine(1)) {
      for (int seed = 0; seed < 2_000; seed++) {
        var random = new SplittableRandom(seed);
        Gaps question = (Gaps) question(random);
        Timelines people = timelines(random);
        List<Long> gaps = new ArrayList<>();
        for (Person person : people.people()) {
          List<Row> events = person.rows().stream().filter(Row::isEvent).toList();
          for (int i = 1; i < events.size(); i++) {
            long gap = events.get(i).timeMillis() - events.get(i - 1).timeMillis();
            if (gap > question.longerMillis()) {
              gaps.add(gap);
            }
          }
        }
        Collections.sort(gaps);
        assertThat(engine.run(question, people.dataset()))
            .as("seed %d: %s of %s", seed, question, people)
            .isEqualTo(new Gaps.Report(gaps.size(), at(gaps, 0.75), at(gaps, 0.9)));
      }
    }
  }

  /** Type 7: linearly between the two that lie around it. */
  private static double at(List<Long> sorted, double share) {
    if (sorted.isEmpty()) {
      return Double.NaN;
    }
    double place = share * (sorted.size() - 1);
    int below = (int) Math.floor(place);
    int above = Math.min(below + 1, sorted.size() - 1);
    return sorted.get(below) + (place - below) * (sorted.get(above) - sorted.get(below));
  }
}
