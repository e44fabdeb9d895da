package io.fullfunnel.testkit.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.engine.Period;
import io.fullfunnel.engine.filter.EventFilter;
import io.fullfunnel.engine.filter.Operator;
import io.fullfunnel.engine.funnel.AttemptChoice;
import io.fullfunnel.engine.funnel.Breakdown;
import io.fullfunnel.engine.local.LocalEngine;
import io.fullfunnel.testkit.RandomTimelines;
import io.fullfunnel.testkit.Rounds;
import io.fullfunnel.testkit.Row;
import io.fullfunnel.testkit.TimelineText;
import io.fullfunnel.testkit.Timelines;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The engine equals a naive answer on timelines made by chance. */
class FunnelReferenceTest {
  private static final LocalEngine ENGINE = new LocalEngine(2);
  private static final List<String> EVENTS = List.of("A", "B", "C", "D");
  private static final long[] WINDOWS = {0, 10_000, 100_000, 400_000, 900_000};

  @AfterAll
  static void close() {
    ENGINE.close();
  }

  @Test
  void equals_the_naive_answer_on_short_timelines() {
    for (int seed = 0; seed < Rounds.of(700); seed++) {
      compare(seed, new RandomTimelines(6, 9, 1_000_000, EVENTS));
    }
  }

  @Test
  void equals_the_naive_answer_with_many_ties() {
    for (int seed = 1000; seed < 1000 + Rounds.of(700); seed++) {
      // a grid of a hundred instants in a tenth of a second: equal times everywhere
      compare(seed, new RandomTimelines(4, 12, 300, EVENTS));
    }
  }

  @Test
  void equals_the_naive_answer_over_years() {
    for (int seed = 2000; seed < 2000 + Rounds.of(600); seed++) {
      compare(seed, new RandomTimelines(5, 12, TimelineText.millis("400d"), EVENTS));
    }
  }

  private static void compare(int seed, RandomTimelines shape) {
    var random = new SplittableRandom(seed);
    Timelines people = shape.make(random);
    List<EventFilter> steps = new ArrayList<>();
    List<Predicate<Row>> naive = new ArrayList<>();
    int size = random.nextInt(1, 6);
    for (int s = 0; s < size; s++) {
      step(random, steps, naive);
    }
    long span = shape.spanMillis();
    long window = random.nextInt(4) == 0 ? random.nextLong(span) : windowOf(random, span);
    AttemptChoice choice = List.of(AttemptChoice.values()).get(random.nextInt(3));
    boolean all = random.nextBoolean();
    long from = TimelineText.START + span / 100 * random.nextInt(50);
    long to = from + span / 100 * random.nextInt(60);
    boolean by = random.nextBoolean();
    Ask ask = Ask.filters(steps.toArray(EventFilter[]::new)).window(window).attempt(choice);
    if (!all) {
      ask = ask.entered(new Period(from, to));
    }
    if (by) {
      ask = ask.by(Breakdown.At.STEP, "channel");
    }
    boolean young = random.nextBoolean();
    ask = young ? ask.asOf(span * 2 / 3 + "ms") : ask;
    var reference =
        new NaiveFunnel(
            naive,
            window,
            choice.name().toLowerCase(Locale.ROOT),
            all ? Long.MIN_VALUE : from,
            all ? Long.MAX_VALUE : to,
            by ? "channel" : null,
            young ? TimelineText.START + span * 2 / 3 : Ask.LATER);
    assertThat(ReportText.of(ENGINE.run(ask.funnel(), people.dataset())))
        .as("seed %d: %s of %s", seed, ask, people)
        .isEqualTo(reference.answer(people));
  }

  private static long windowOf(SplittableRandom random, long span) {
    return WINDOWS[random.nextInt(WINDOWS.length)] * span / 1_000_000;
  }

  private static void step(
      SplittableRandom random, List<EventFilter> steps, List<Predicate<Row>> naive) {
    String event = EVENTS.get(random.nextInt(EVENTS.size()));
    switch (random.nextInt(8)) {
      case 0 -> {
        steps.add(new EventFilter.Any());
        naive.add(row -> true);
      }
      case 1 -> {
        steps.add(
            new EventFilter.AllOf(
                List.of(Ask.named(event), Ask.property("device", Operator.EQUAL, "mobile"))));
        naive.add(row ->
            row.event().equals(event)
                && row.properties().containsKey("device")
                && row.properties().get("device").asKey().equals("mobile"));
      }
      case 2 -> {
        steps.add(new EventFilter.AnyOf(List.of(Ask.named(event), Ask.named("A"))));
        naive.add(row -> row.event().equals(event) || row.event().equals("A"));
      }
      default -> {
        steps.add(Ask.named(event));
        naive.add(row -> row.event().equals(event));
      }
    }
  }
}
