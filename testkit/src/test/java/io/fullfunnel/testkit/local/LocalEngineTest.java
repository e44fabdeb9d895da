package io.fullfunnel.testkit.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fullfunnel.engine.Analysis;
import io.fullfunnel.engine.AnalysisException;
import io.fullfunnel.engine.Dataset;
import io.fullfunnel.engine.Dictionary;
import io.fullfunnel.engine.Fold;
import io.fullfunnel.engine.Partial;
import io.fullfunnel.engine.Plan;
import io.fullfunnel.engine.Scope;
import io.fullfunnel.engine.Timeline;
import io.fullfunnel.engine.local.LocalEngine;
import io.fullfunnel.testkit.RandomTimelines;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LocalEngineTest {
  private static final Dataset PEOPLE =
      new RandomTimelines(20_000, 2, 1000, List.of("A"))
          .make(new SplittableRandom(1))
          .dataset(3, person -> (int) (person.id() % 3));

  /** Counts people; fails at the person whose number it is told. */
  private record HeadCount(long failAt) implements Analysis<Long> {
    @Override
    public Plan<?, Long> plan(Dictionary dictionary) {
      return new CountPlan(failAt);
    }
  }

  private record CountPlan(long failAt) implements Plan<Count, Long> {
    @Override
    public Scope scope() {
      return Scope.EVERYONE;
    }

    @Override
    public Count empty() {
      return new Count(0);
    }

    @Override
    public Fold<Count> newFold() {
      return new CountFold(failAt);
    }

    @Override
    public Long finish(Count total) {
      return total.people;
    }
  }

  private record Count(long people) implements Partial<Count> {
    @Override
    public Count plus(Count other) {
      return new Count(people + other.people);
    }
  }

  private static final class CountFold implements Fold<Count> {
    private final long failAt;
    private long people;

    CountFold(long failAt) {
      this.failAt = failAt;
    }

    @Override
    public void add(Timeline person) {
      if (++people == failAt) {
        throw new IllegalStateException("person " + failAt);
      }
    }

    @Override
    public Count partial() {
      return new Count(people);
    }
  }

  @Test
  void reads_everybody_and_tells_how_far_it_is() {
    var most = new AtomicLong();
    try (var engine = new LocalEngine(2)) {
      long people =
          engine.run(
              new HeadCount(-1),
              PEOPLE,
              (done, total) -> {
                most.accumulateAndGet(done, Math::max);
                return done <= total;
              });
      assertThat(List.of(people, most.get())).isEqualTo(List.of(20_000L, 20_000L));
    }
  }

  @Test
  void a_progress_that_says_no_cancels() {
    try (var engine = new LocalEngine(2)) {
      assertThatThrownBy(() -> engine.run(new HeadCount(-1), PEOPLE, (done, total) -> false))
          .isInstanceOfSatisfying(
              AnalysisException.class,
              e -> assertThat(e.code()).isEqualTo(AnalysisException.Code.CANCELLED));
    }
  }

  @Test
  void a_fold_that_fails_fails_the_run_and_leaves_the_engine_usable() {
    try (var engine = new LocalEngine(2)) {
      assertThatThrownBy(() -> engine.run(new HeadCount(7), PEOPLE)).hasMessage("person 7");
      assertThat(engine.run(new HeadCount(-1), PEOPLE)).isEqualTo(20_000L);
    }
  }

  @Test
  void a_closed_engine_says_so() {
    var engine = new LocalEngine(1);
    engine.close();
    assertThatThrownBy(() -> engine.run(new HeadCount(-1), PEOPLE))
        .hasMessage("the engine is closed");
  }
}
