package io.fullfunnel.testkit.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.engine.local.LocalEngine;
import io.fullfunnel.engine.retention.Cohorts;
import io.fullfunnel.engine.retention.Retention;
import io.fullfunnel.engine.retention.RetentionList;
import io.fullfunnel.engine.retention.RetentionReport;
import io.fullfunnel.engine.retention.RetentionReport.Cohort;
import io.fullfunnel.testkit.Rounds;
import io.fullfunnel.testkit.Timelines;
import io.fullfunnel.testkit.retention.NaiveRetention.Member;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** FEATURE UNDER TEST: retention equals a naive count, on random timelines and questions. */
class RetentionReferenceTest {
  private static final int ROUNDS = Rounds.of(2_000);

  @Test
  void cohorts_are_what_a_plain_count_gives() {
    try (var engine = new LocalEngine(1)) {
      for (int seed = 0; seed < ROUNDS; seed++) {
        var random = new SplittableRandom(seed);
        Retention question = RetentionQuestions.retention(random);
        Timelines people = RetentionQuestions.timelines(random);
        RetentionReport report = engine.run(question, people.dataset());
        var naive = new NaiveRetention(question, people);
        for (int s = 0; s < question.spans().size(); s++) {
          String as = "seed %d, span %d, %s".formatted(seed, s, question);
          assertThat(report.total().get(s)).as(as).isEqualTo(counted(naive, s, null));
          for (RetentionReport.Group group : report.groups()) {
            if (!group.key().contains("(other)")) {
              assertThat(group.spans().get(s)).as(as).isEqualTo(counted(naive, s, group.key()));
            }
          }
        }
        addUp(seed, report);
        listed(seed, question, naive, report);
      }
    }
  }

  private static List<Cohort> counted(
      NaiveRetention naive, int span, @Nullable List<String> group) {
    List<Cohort> cohorts = new ArrayList<>();
    Cohorts of = naive.question().spans().get(span);
    for (int c = 0; c < of.size(); c++) {
      List<Long> returned = new ArrayList<>();
      for (int n = 0; n <= naive.question().periods(); n++) {
        returned.add(count(naive.members(of, c, Optional.of(n)), group));
      }
      cohorts.add(new Cohort(count(naive.members(of, c, Optional.empty()), group), returned));
    }
    return cohorts;
  }

  private static long count(List<Member> members, @Nullable List<String> group) {
    return members.stream().filter(m -> group == null || m.group().equals(group)).count();
  }

  /** Invariant: groups add up to the total. */
  private static void addUp(int seed, RetentionReport report) {
    if (report.groups().isEmpty()) {
      return;
    }
    for (int s = 0; s < report.total().size(); s++) {
      for (int c = 0; c < report.total().get(s).size(); c++) {
        long people = 0;
        for (RetentionReport.Group group : report.groups()) {
          people += group.spans().get(s).get(c).people();
        }
        assertThat(people).as("seed %d", seed).isEqualTo(report.total().get(s).get(c).people());
      }
    }
  }

  /** Invariant: a number equals the count of what it lists. */
  private static void listed(
      int seed, Retention question, NaiveRetention naive, RetentionReport report) {
    RetentionList list = question.list();
    if (list == null) {
      return;
    }
    Cohorts of = question.spans().get(list.span());
    List<Member> members = new ArrayList<>();
    boolean ofMembers = list.interval() == RetentionList.MEMBERS;
    for (int c = 0; c < of.size(); c++) {
      boolean all = list.cohort() == RetentionList.ALL_COHORTS;
      if (all ? ofMembers || of.isOver(c, list.interval()) : list.cohort() == c) {
        members.addAll(
            naive.members(of, c, ofMembers ? Optional.empty() : Optional.of(list.interval())));
      }
    }
    List<String> expected =
        members.stream()
            .sorted(
                Comparator.<Member>comparingLong(m -> m.row().timeMillis())
                    .thenComparingLong(m -> m.row().sequence()))
            .limit(list.limit())
            .map(m -> m.person().id() + " " + m.row().sequence() + " " + m.row().event())
            .toList();
    assertThat(report.list().stream().map(l -> l.person() + " " + l.sequence() + " " + l.event()))
        .as("seed %d, %s", seed, list)
        .isEqualTo(expected);
  }
}
