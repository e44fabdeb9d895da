package io.fullfunnel.testkit.figures;

import io.fullfunnel.engine.Period;
import io.fullfunnel.engine.Value;
import io.fullfunnel.engine.figures.FigureList;
import io.fullfunnel.engine.figures.Figures;
import io.fullfunnel.engine.figures.Measure;
import io.fullfunnel.engine.figures.Span;
import io.fullfunnel.engine.filter.Condition;
import io.fullfunnel.engine.filter.EventFilter;
import io.fullfunnel.engine.filter.Operator;
import io.fullfunnel.engine.filter.PersonFilter;
import io.fullfunnel.engine.groups.Split;
import io.fullfunnel.engine.visits.Bounce;
import io.fullfunnel.testkit.Person;
import io.fullfunnel.testkit.RandomTimelines;
import io.fullfunnel.testkit.Row;
import io.fullfunnel.testkit.Seconds;
import io.fullfunnel.testkit.TimelineText;
import io.fullfunnel.testkit.Timelines;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Questions and timelines by seed: few names, equal times, visits that break, refunds. */
final class FigureQuestions {
  static final long SPAN = TimelineText.millis("10h");
  static final List<String> EVENTS = List.of("view", "buy", "back", "other");

  static final EventFilter BUY = new EventFilter.Named("buy");
  static final EventFilter VIEW = new EventFilter.Named("view");
  private static final EventFilter OTHER = new EventFilter.Named("other");
  static final Measure.Trade TRADE =
      new Measure.Trade(BUY, new EventFilter.Named("back"), List.of("amount"), "order");

  static final List<Measure> MEASURES =
      List.of(
          new Measure.Events(new EventFilter.Any()),
          new Measure.People(new EventFilter.Any()),
          new Measure.People(BUY),
          new Measure.Visits(new EventFilter.Any()),
          new Measure.Visits(BUY),
          new Measure.VisitMillis(),
          new Measure.TimedVisits(),
          new Measure.Bounces(VIEW, new Bounce(BUY, new Bounce.Visible(OTHER, "seconds"))),
          new Measure.Sum(BUY, List.of("amount")),
          new Measure.Refunds(TRADE),
          new Measure.Customers(TRADE),
          new Measure.NewCustomers(TRADE));

  private FigureQuestions() {}

  static Timelines timelines(SplittableRandom random) {
    Timelines plain = new RandomTimelines(random.nextInt(1, 12), 14, SPAN, EVENTS).make(random);
    List<Person> people = new ArrayList<>();
    for (Person person : plain.people()) {
      List<Row> rows = new ArrayList<>();
      for (Row row : person.rows()) {
        Map<String, Value> properties = new HashMap<>(row.properties());
        if (row.isEvent() && random.nextInt(3) > 0) {
          properties.put("order", new Value.Text("o" + random.nextInt(3)));
        }
        if (random.nextInt(3) == 0) {
          properties.put("seconds", Seconds.any(random));
        }
        rows.add(new Row(row.timeMillis(), row.sequence(), row.event(), properties));
      }
      boolean nobody = random.nextInt(12) == 0 && people.stream().noneMatch(p -> p.id() == 0);
      people.add(new Person(person.name(), nobody ? Figures.NOBODY : person.id(), rows));
    }
    return new Timelines(people);
  }

  static Figures figures(SplittableRandom random) {
    List<Span> spans = new ArrayList<>();
    spans.add(span(random));
    if (random.nextBoolean()) {
      spans.add(span(random));
    }
    Split by = random.nextInt(3) == 0 ? null : split(random);
    EventFilter where =
        random.nextInt(3) == 0
            ? new EventFilter.Property(
                "device", new Condition(Operator.EQUAL, new Value.Text("mobile")))
            : null;
    PersonFilter people =
        random.nextInt(4) == 0 ? new PersonFilter.Did(VIEW, 1, Long.MAX_VALUE, Period.ALL) : null;
    FigureList list = random.nextBoolean() ? list(random, spans) : null;
    return new Figures(MEASURES, spans, by, where, people, list);
  }

  private static @Nullable FigureList list(SplittableRandom random, List<Span> spans) {
    int span = random.nextInt(spans.size());
    int bucket = random.nextInt(-1, spans.get(span).buckets());
    return new FigureList(random.nextInt(MEASURES.size()), null, span, bucket, 3);
  }

  private static Span span(SplittableRandom random) {
    long from = TimelineText.START + random.nextLong(SPAN / 2);
    var period =
        random.nextInt(3) == 0 ? Period.ALL : new Period(from, from + random.nextLong(SPAN));
    if (random.nextBoolean()) {
      return new Span(period, List.of());
    }
    List<Long> bounds = new ArrayList<>();
    for (long at = TimelineText.START - 1; at < TimelineText.START + SPAN; at += SPAN / 4) {
      bounds.add(at);
    }
    return new Span(period, bounds);
  }

  private static Split split(SplittableRandom random) {
    List<String> properties =
        switch (random.nextInt(4)) {
          case 0 -> List.of("channel");
          case 1 -> List.of("person.plan");
          case 2 -> List.of("channel", "device");
          default -> List.of("device", "person.plan");
        };
    Split.At at = random.nextInt(3) == 0 ? Split.At.FIRST_EVENT : Split.At.EVENT;
    int limit = random.nextInt(4) == 0 ? random.nextInt(1, 4) : 100;
    return new Split(properties, at, limit, random.nextInt(MEASURES.size()), true, null);
  }
}
