package io.fullfunnel.testkit.census;

import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.engine.Analysis;
import io.fullfunnel.engine.Value;
import io.fullfunnel.engine.census.Census;
import io.fullfunnel.engine.filter.Condition;
import io.fullfunnel.engine.filter.EventFilter;
import io.fullfunnel.engine.filter.Operator;
import io.fullfunnel.engine.filter.PersonFilter;
import io.fullfunnel.engine.local.LocalEngine;
import io.fullfunnel.testkit.AnalysisLaws;
import io.fullfunnel.testkit.RandomTimelines;
import io.fullfunnel.testkit.TimelineText;
import io.fullfunnel.testkit.Timelines;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Laws of the census, and one case counted by hand. */
class CensusTest extends AnalysisLaws<Census.Report> {
  @Override
  protected Analysis<Census.Report> question(SplittableRandom random) {
    EventFilter where = random.nextBoolean() ? null : new EventFilter.Named("A");
    PersonFilter people = random.nextBoolean() ? null : is("plan", "pro");
    return new Census(where, people);
  }

  @Override
  protected Timelines timelines(SplittableRandom random) {
    return new RandomTimelines(20, 8, TimelineText.millis("100s"), List.of("A", "B")).make(random);
  }

  @Test
  void events_and_people_that_pass_both_filters_are_counted() {
    Timelines people =
        TimelineText.of(
            """
            ann  identify@0s{plan=pro}  A@1s  B@2s  A@9s
            ben  A@3s
            cid  identify@0s{plan=pro}  B@4s
            """);
    long start = TimelineText.START;
    assertThat(ask(people, new Census(null, null)))
        .isEqualTo(new Census.Report(5, 3, start + 1_000, start + 9_000));
    assertThat(ask(people, new Census(new EventFilter.Named("A"), is("plan", "pro"))))
        .isEqualTo(new Census.Report(2, 1, start + 1_000, start + 9_000));
    assertThat(ask(people, new Census(new EventFilter.Named("C"), null)))
        .isEqualTo(new Census.Report(0, 0, Long.MAX_VALUE, Long.MIN_VALUE));
  }

  private static PersonFilter is(String trait, String value) {
    return new PersonFilter.Trait(
        trait, new Condition(Operator.EQUAL, List.of(new Value.Text(value)), false));
  }

  private static Census.Report ask(Timelines people, Census census) {
    try (LocalEngine engine = new LocalEngine(2)) {
      return engine.run(census, people.dataset());
    }
  }
}
