package io.fullfunnel.testkit.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.engine.funnel.FunnelReport;
import io.fullfunnel.engine.local.LocalEngine;
import io.fullfunnel.testkit.Person;
import io.fullfunnel.testkit.RandomTimelines;
import io.fullfunnel.testkit.Rounds;
import io.fullfunnel.testkit.Row;
import io.fullfunnel.testkit.Timelines;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Counting attempts equals a plain walk that takes one event after the other. */
class AttemptsReferenceTest {
  private static final List<String> EVENTS = List.of("A", "B", "C");

  @Test
  void equals_the_naive_answer() {
    try (var engine = new LocalEngine(1)) {
      for (int seed = 0; seed < Rounds.of(600); seed++) {
        var random = new SplittableRandom(seed);
        Timelines people = new RandomTimelines(6, 14, 100_000, EVENTS).make(random);
        String[] steps = new String[random.nextInt(1, 4)];
        for (int s = 0; s < steps.length; s++) {
          steps[s] = EVENTS.get(random.nextInt(EVENTS.size()));
        }
        long window = random.nextInt(5) * 10_000L;
        FunnelReport report =
            engine.run(Ask.steps(steps).window(window).attempts().funnel(), people.dataset());
        assertThat(report.total().steps().stream().map(FunnelReport.Step::reached).toList())
            .as("seed %d: %s within %d of %s", seed, List.of(steps), window, people)
            .isEqualTo(naive(people, steps, window));
      }
    }
  }

  private static List<Long> naive(Timelines people, String[] steps, long window) {
    long[] reached = new long[steps.length];
    for (Person person : people.people()) {
      List<Row> rows = new ArrayList<>(person.rows().stream().filter(Row::isEvent).toList());
      while (!rows.isEmpty()) {
        Row row = rows.removeFirst();
        if (row.event().equals(steps[0])) {
          reached[0]++;
          walk(rows, steps, row.timeMillis() + window, reached);
        }
      }
    }
    List<Long> all = new ArrayList<>();
    for (long count : reached) {
      all.add(count);
    }
    return all;
  }

  /** Takes the rows of one attempt that has begun off the list. */
  private static void walk(List<Row> rows, String[] steps, long end, long[] reached) {
    int depth = 1;
    while (depth < steps.length && !rows.isEmpty() && rows.getFirst().timeMillis() <= end) {
      if (rows.removeFirst().event().equals(steps[depth])) {
        reached[depth++]++;
      }
    }
  }
}
