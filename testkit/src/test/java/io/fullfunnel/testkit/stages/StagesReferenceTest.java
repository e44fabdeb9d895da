package io.fullfunnel.testkit.stages;

import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.engine.local.LocalEngine;
import io.fullfunnel.engine.stages.StageList;
import io.fullfunnel.engine.stages.StageModel;
import io.fullfunnel.engine.stages.StageSpan;
import io.fullfunnel.engine.stages.Stages;
import io.fullfunnel.engine.stages.StagesReport;
import io.fullfunnel.engine.stages.StagesReport.Bucket;
import io.fullfunnel.engine.stages.StagesReport.Flow;
import io.fullfunnel.engine.stages.StagesReport.Numbers;
import io.fullfunnel.testkit.Rounds;
import io.fullfunnel.testkit.Timelines;
import io.fullfunnel.testkit.stages.NaiveStages.Moved;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** FEATURE UNDER TEST: stages equal a naive count, and stock balances, on random walks. */
class StagesReferenceTest {
  private static final int ROUNDS = Rounds.of(2_000);

  private interface Check {
    void of(String as, Stages question, StagesReport report, Timelines people);
  }

  private static void check(Check check) {
    try (var engine = new LocalEngine(1)) {
      for (int seed = 0; seed < ROUNDS; seed++) {
        var random = new SplittableRandom(seed);
        Stages question = StageQuestions.stages(random);
        Timelines people = StageQuestions.timelines(random);
        StagesReport report = engine.run(question, people.dataset());
        check.of("seed %d, %s".formatted(seed, question), question, report, people);
      }
    }
  }

  @Test
  void stages_are_what_a_plain_count_gives() {
    check((as, question, report, people) -> {
      List<List<Moved>> walks = new NaiveStages(question).walks(people);
      for (int s = 0; s < question.spans().size(); s++) {
        compare(as, question, question.spans().get(s), report.total().spans().get(s), walks);
      }
    });
  }

  /** Invariant 6. */
  @Test
  void stock_of_every_stage_and_bucket_is_the_one_before_and_what_came_less_what_left() {
    check((as, question, report, people) -> {
      for (StagesReport.Group group : all(report)) {
        for (Numbers numbers : group.spans()) {
          for (int b = 1; b < numbers.stock().size(); b++) {
            Bucket bucket = numbers.stock().get(b);
            for (int stage = 0; stage < bucket.stock().size(); stage++) {
              assertThat(bucket.stock().get(stage))
                  .as(as)
                  .isEqualTo(
                      numbers.stock().get(b - 1).stock().get(stage)
                          + bucket.entered().get(stage)
                          - bucket.left().get(stage));
            }
          }
        }
      }
    });
  }

  @Test
  void flows_add_up_to_who_entered_and_left_and_groups_to_the_total() {
    check((as, question, report, people) -> {
      for (StagesReport.Group group : all(report)) {
        for (Numbers numbers : group.spans()) {
          for (int stage = 0; stage < numbers.stages().size(); stage++) {
            int of = stage;
            List<Flow> flows = numbers.flows();
            assertThat(moves(flows.stream().filter(flow -> flow.to() == of).toList()))
                .as(as)
                .isEqualTo(numbers.stages().get(stage).entered());
            assertThat(moves(flows.stream().filter(flow -> flow.from() == of).toList()))
                .as(as)
                .isEqualTo(numbers.stages().get(stage).left());
          }
        }
      }
      if (!report.groups().isEmpty()) {
        for (int stage = 0; stage < question.model().stages().size(); stage++) {
          int of = stage;
          assertThat(report.groups().stream().mapToLong(group -> now(group, of)).sum())
              .as(as)
              .isEqualTo(now(report.total(), of));
        }
      }
    });
  }

  private static List<StagesReport.Group> all(StagesReport report) {
    List<StagesReport.Group> all = new ArrayList<>(report.groups());
    all.add(report.total());
    return all;
  }

  private static long now(StagesReport.Group group, int stage) {
    return group.spans().getFirst().stages().get(stage).now();
  }

  private static long moves(List<Flow> flows) {
    return flows.stream().mapToLong(Flow::moves).sum();
  }

  /** Invariant 2: a number equals the count of what it lists. */
  @Test
  void what_is_listed_is_what_is_counted() {
    try (var engine = new LocalEngine(1)) {
      for (int seed = 0; seed < ROUNDS / 4; seed++) {
        var random = new SplittableRandom(seed);
        Stages any = StageQuestions.stages(random);
        Timelines people = StageQuestions.timelines(random);
        StageList list = StageQuestions.list(random, any.model(), any.spans().size(), 100_000);
        boolean loops = List.of(StageList.What.LOOP, StageList.What.LOOPS).contains(list.what());
        if (!loops) { // a loop must be one of the answer's, below
          checkList(seed, any, list, people, engine);
        }
        StagesReport report = engine.run(any, people.dataset());
        for (StagesReport.Loop loop : report.total().spans().getFirst().loops()) {
          var of = new StageList(StageList.What.LOOP, null, 0, loop.stages(), 100_000);
          assertThat(engine.run(listing(any, of), people.dataset()).list())
              .as("seed %d, %s", seed, of)
              .hasSize((int) loop.people());
          var times = new StageList(StageList.What.LOOPS, null, 0, loop.stages(), 100_000);
          assertThat(engine.run(listing(any, times), people.dataset()).list())
              .as("seed %d, %s", seed, times)
              .hasSize((int) loop.times());
        }
      }
    }
  }

  private static void checkList(
      int seed, Stages any, StageList list, Timelines people, LocalEngine engine) {
    StagesReport report = engine.run(listing(any, list), people.dataset());
    Numbers numbers = report.total().spans().get(list.span());
    StagesReport.OfStage stage = numbers.stages().get(Math.max(0, list.stages().getFirst()));
    List<Flow> flow =
        numbers.flows().stream()
            .filter(f -> list.stages().equals(List.of(f.from(), f.to())))
            .toList();
    long expected =
        switch (list.what()) {
          case NOW -> list.stages().getFirst() < 0 ? numbers.out() : stage.now();
          case STUCK -> stage.stuck();
          case ENTERED -> stage.entered();
          case REENTERED -> stage.reentered();
          case LEFT -> stage.left();
          case HIGH_WATER -> stage.highWater();
          case FLOW -> flow.stream().mapToLong(Flow::people).sum();
          case MOVES -> moves(flow);
          case DECAYED -> flow.stream().mapToLong(Flow::decayed).sum();
          case LOOP, LOOPS -> throw new AssertionError("a loop must be one of the answer's");
        };
    assertThat(report.list()).as("seed %d, %s", seed, list).hasSize((int) expected);
  }

  private static Stages listing(Stages any, StageList list) {
    return new Stages(
        any.model(), any.spans(), any.stuckMillis(), any.by(), any.where(), any.people(), list);
  }

  private static void compare(
      String as, Stages question, StageSpan span, Numbers numbers, List<List<Moved>> walks) {
    List<Moved> counted =
        walks.stream().flatMap(List::stream).filter(m -> span.period().holds(m.time())).toList();
    for (int stage = 0; stage < question.model().stages().size(); stage++) {
      int of = stage;
      StagesReport.OfStage found = numbers.stages().get(stage);
      assertThat(found.now())
          .as("now of %d, %s", stage, as)
          .isEqualTo(walks.stream().filter(walk -> stands(walk, span.at()) == of).count());
      assertThat(found.entered())
          .as("entered %d, %s", stage, as)
          .isEqualTo(counted.stream().filter(move -> move.to() == of).count());
      assertThat(found.left())
          .as("left %d, %s", stage, as)
          .isEqualTo(counted.stream().filter(move -> move.from() == of).count());
      assertThat(found.reentered())
          .as("reentered %d, %s", stage, as)
          .isEqualTo(walks.stream().mapToLong(walk -> again(walk, of, span)).sum());
      assertThat(found.highWater())
          .as("high water of %d, %s", stage, as)
          .isEqualTo(walks.stream().filter(walk -> high(walk, span.at()) == of).count());
      assertThat(found.stuck())
          .as("stuck in %d, %s", stage, as)
          .isEqualTo(
              walks.stream()
                  .filter(walk -> stands(walk, span.at()) == of)
                  .filter(walk -> span.at() - last(walk, span.at()).time() > question.stuckMillis())
                  .count());
      median(as, counted.stream().filter(m -> m.from() == of).toList(), found.medianMillis());
    }
    for (Flow flow : numbers.flows()) {
      List<Moved> moves =
          counted.stream().filter(m -> m.from() == flow.from() && m.to() == flow.to()).toList();
      assertThat(flow.moves()).as(as).isEqualTo(moves.size());
      assertThat(flow.people())
          .as(as)
          .isEqualTo(moves.stream().map(move -> move.person().id()).distinct().count());
      assertThat(flow.decayed()).as(as).isEqualTo(moves.stream().filter(Moved::decay).count());
      if (flow.from() != StageModel.START) {
        median(as, moves, flow.medianMillis());
      }
    }
    assertThat(numbers.flows().stream().mapToLong(Flow::moves).sum()).isEqualTo(counted.size());
    for (int b = 0; b < span.buckets(); b++) {
      long end = Math.min(span.bounds().get(b + 1) - 1, lastAt(question));
      for (int stage = 0; stage < question.model().stages().size(); stage++) {
        int of = stage;
        assertThat(numbers.stock().get(b).stock().get(stage))
            .as("stock of %d in bucket %d, %s", stage, b, as)
            .isEqualTo(walks.stream().filter(walk -> stands(walk, end) == of).count());
      }
    }
  }

  private static long lastAt(Stages question) {
    return question.spans().stream().mapToLong(StageSpan::at).max().orElseThrow();
  }

  private static void median(String as, List<Moved> moves, double found) {
    List<Long> stays = moves.stream().map(m -> m.time() - m.since()).sorted().toList();
    int half = stays.size() / 2;
    double median =
        stays.isEmpty()
            ? Double.NaN
            : stays.size() % 2 == 1
                ? stays.get(half)
                : (stays.get(half - 1) + stays.get(half)) / 2.0;
    assertThat(found).as(as).isEqualTo(Double.valueOf(median));
  }

  private static Moved last(List<Moved> walk, long at) {
    return walk.stream().filter(move -> move.time() <= at).toList().getLast();
  }

  private static int stands(List<Moved> walk, long at) {
    return walk.stream()
        .filter(move -> move.time() <= at)
        .map(Moved::to)
        .reduce(StageModel.START, (one, next) -> next);
  }

  private static int high(List<Moved> walk, long at) {
    int high = walk.stream().filter(m -> m.time() <= at).mapToInt(Moved::to).max().orElse(-1);
    return high;
  }

  private static long again(List<Moved> walk, int stage, StageSpan span) {
    long before = 0;
    long again = 0;
    for (Moved move : walk) {
      if (move.to() == stage) {
        again += before > 0 && span.period().holds(move.time()) ? 1 : 0;
        before++;
      }
    }
    return again;
  }
}
