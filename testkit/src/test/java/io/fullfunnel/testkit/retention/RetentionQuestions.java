package io.fullfunnel.testkit.retention;

import io.fullfunnel.engine.Period;
import io.fullfunnel.engine.Value;
import io.fullfunnel.engine.filter.Condition;
import io.fullfunnel.engine.filter.EventFilter;
import io.fullfunnel.engine.filter.Operator;
import io.fullfunnel.engine.filter.PersonFilter;
import io.fullfunnel.engine.groups.Split;
import io.fullfunnel.engine.retention.Cohorts;
import io.fullfunnel.engine.retention.Retention;
import io.fullfunnel.engine.retention.Retention.Returned;
import io.fullfunnel.engine.retention.RetentionList;
import io.fullfunnel.testkit.RandomTimelines;
import io.fullfunnel.testkit.TimelineText;
import io.fullfunnel.testkit.Timelines;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Questions and timelines by seed: few events, intervals of different lengths, periods inside. */
final class RetentionQuestions {
  static final long SPAN = TimelineText.millis("50h");

  private static final long QUARTER = TimelineText.millis("15m");

  private RetentionQuestions() {}

  static Timelines timelines(SplittableRandom random) {
    List<String> events = List.of("sign", "buy", "view", "view");
    return new RandomTimelines(random.nextInt(1, 12), 20, SPAN, events).make(random);
  }

  static Retention retention(SplittableRandom random) {
    int periods = random.nextInt(0, 6);
    List<Cohorts> spans = new ArrayList<>();
    spans.add(cohorts(random, periods));
    if (random.nextBoolean()) {
      spans.add(cohorts(random, periods));
    }
    EventFilter start =
        random.nextInt(4) == 0
            ? new EventFilter.Any()
            : new EventFilter.Named(random.nextBoolean() ? "sign" : "view");
    EventFilter back =
        switch (random.nextInt(3)) {
          case 0 -> start;
          case 1 -> new EventFilter.Named("buy");
          default -> new EventFilter.Any();
        };
    EventFilter where =
        random.nextInt(3) == 0
            ? new EventFilter.Property(
                "device", new Condition(Operator.EQUAL, new Value.Text("mobile")))
            : null;
    PersonFilter people =
        random.nextInt(4) == 0
            ? new PersonFilter.Did(new EventFilter.Named("buy"), 1, Long.MAX_VALUE, Period.ALL)
            : null;
    return new Retention(
        start,
        back,
        spans,
        periods,
        random.nextBoolean(),
        random.nextBoolean() ? Returned.IN : Returned.BY,
        split(random),
        where,
        people,
        random.nextBoolean() ? list(random, spans, periods) : null);
  }

  private static Cohorts cohorts(SplittableRandom random, int periods) {
    List<Long> bounds = new ArrayList<>();
    long grain = random.nextInt(3) == 0 ? 1 : QUARTER; // calendars know no other bounds
    long at = TimelineText.START - random.nextLong(SPAN / 10);
    at -= Math.floorMod(at, grain);
    int size = random.nextInt(0, 6);
    while (bounds.size() <= size + periods) {
      bounds.add(at);
      at += grain + grain * random.nextLong(SPAN / 8 / grain);
    }
    long from = bounds.getFirst();
    Period period =
        random.nextBoolean()
            ? new Period(from, bounds.get(size))
            : new Period(from + random.nextLong(SPAN / 8), from + random.nextLong(SPAN));
    return new Cohorts(period, bounds, size, TimelineText.START + random.nextLong(SPAN));
  }

  private static @Nullable Split split(SplittableRandom random) {
    if (random.nextBoolean()) {
      return null;
    }
    List<String> properties =
        random.nextBoolean() ? List.of("device") : List.of("channel", "person.plan");
    Split.At at = random.nextInt(3) == 0 ? Split.At.FIRST_EVENT : Split.At.EVENT;
    int limit = random.nextInt(3) == 0 ? random.nextInt(1, 3) : 1000;
    return new Split(properties, at, limit, 0, true, null);
  }

  static RetentionList list(SplittableRandom random, List<Cohorts> spans, int periods) {
    int span = random.nextInt(spans.size());
    int cohort = random.nextInt(-1, Math.max(1, spans.get(span).size()));
    return new RetentionList(null, span, cohort, random.nextInt(-1, periods + 1), 3);
  }
}
