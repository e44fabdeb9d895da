package io.fullfunnel.testkit.figures;

import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.engine.figures.Figures;
import io.fullfunnel.engine.figures.FiguresReport;
import io.fullfunnel.engine.figures.Measure;
import io.fullfunnel.engine.figures.Span;
import io.fullfunnel.engine.local.LocalEngine;
import io.fullfunnel.testkit.Rounds;
import io.fullfunnel.testkit.Timelines;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** FEATURE UNDER TEST: figures equal a naive count, on random timelines and questions. */
class FiguresReferenceTest {
  private static final int ROUNDS = Rounds.of(400);

  @Test
  void figures_are_what_a_plain_count_gives() {
    try (var engine = new LocalEngine(1)) {
      for (int seed = 0; seed < ROUNDS; seed++) {
        var random = new SplittableRandom(seed);
        Figures question = FigureQuestions.figures(random);
        Timelines people = FigureQuestions.timelines(random);
        check(seed, question, people, engine);
      }
    }
  }

  private static void check(int seed, Figures question, Timelines people, LocalEngine engine) {
    FiguresReport report = engine.run(question, people.dataset());
    var naive = new NaiveFigures(question, people);
    for (int s = 0; s < question.spans().size(); s++) {
      Span span = question.spans().get(s);
      for (int b = -1; b < span.buckets(); b++) {
        assertThat(numbers(report.total(), s, b))
            .as("seed %d, total, span %d, bucket %d, %s", seed, s, b, question)
            .isEqualTo(naive.numbers(null, span, b));
      }
    }
    if (question.by() == null) {
      assertThat(report.groups()).isEmpty();
      return;
    }
    FiguresReport exact = report;
    if (report.more() > 0) {
      List<List<String>> shown =
          report.groups().subList(0, report.groups().size() - 1).stream()
              .map(FiguresReport.Group::key)
              .toList();
      exact = engine.run(question.showing(shown), people.dataset());
      assertThat(exact.groups().stream().map(FiguresReport.Group::key).toList())
          .as("seed %d, settled groups", seed)
          .isEqualTo(report.groups().stream().map(FiguresReport.Group::key).toList());
    }
    groups(seed, question, exact, naive);
    addsUp(seed, question, exact);
  }

  private static void groups(int seed, Figures question, FiguresReport report, NaiveFigures naive) {
    Map<List<String>, FiguresReport.Group> found = new HashMap<>();
    report.groups().forEach(group -> found.put(group.key(), group));
    for (List<String> key : naive.keys()) {
      FiguresReport.Group group = found.get(key);
      for (int s = 0; s < question.spans().size(); s++) {
        Span span = question.spans().get(s);
        for (int b = -1; b < span.buckets(); b++) {
          List<Long> expected = naive.numbers(key, span, b);
          if (group == null) {
            boolean hidden = found.containsKey(Collections.nCopies(key.size(), "(other)"));
            assertThat(hidden || expected.stream().allMatch(n -> n == 0))
                .as("seed %d, %s is left out, %s", seed, key, question)
                .isTrue();
          } else {
            assertThat(numbers(group, s, b))
                .as("seed %d, %s, span %d, bucket %d, %s", seed, key, s, b, question)
                .isEqualTo(expected);
          }
        }
      }
    }
  }

  /** The groups, with (other), give the total wherever numbers add. */
  private static void addsUp(int seed, Figures question, FiguresReport report) {
    for (int m = 0; m < FigureQuestions.MEASURES.size(); m++) {
      Measure measure = FigureQuestions.MEASURES.get(m);
      for (int s = 0; s < question.spans().size(); s++) {
        long sum = 0;
        long most = 0;
        for (FiguresReport.Group group : report.groups()) {
          sum += numbers(group, s, -1).get(m);
          most = Math.max(most, numbers(group, s, -1).get(m));
        }
        long total = numbers(report.total(), s, -1).get(m);
        if (measure.adds()) {
          assertThat(sum).as("seed %d, %s adds up, %s", seed, measure, question).isEqualTo(total);
        } else {
          assertThat(total).as("seed %d, %s, %s", seed, measure, question).isBetween(most, sum);
        }
      }
    }
  }

  private static List<Long> numbers(FiguresReport.Group group, int span, int bucket) {
    FiguresReport.Numbers numbers = group.spans().get(span);
    return new ArrayList<>(bucket < 0 ? numbers.ever() : numbers.buckets().get(bucket));
  }
}
