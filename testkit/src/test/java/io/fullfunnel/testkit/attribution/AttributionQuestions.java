package io.fullfunnel.testkit.attribution;

import io.fullfunnel.engine.Period;
import io.fullfunnel.engine.Value;
import io.fullfunnel.engine.attribution.Attribution;
import io.fullfunnel.engine.attribution.AttributionList;
import io.fullfunnel.engine.attribution.Model;
import io.fullfunnel.engine.attribution.Touches;
import io.fullfunnel.engine.filter.Condition;
import io.fullfunnel.engine.filter.EventFilter;
import io.fullfunnel.engine.filter.Operator;
import io.fullfunnel.engine.filter.PersonFilter;
import io.fullfunnel.engine.groups.Split;
import io.fullfunnel.testkit.Person;
import io.fullfunnel.testkit.RandomTimelines;
import io.fullfunnel.testkit.Row;
import io.fullfunnel.testkit.TimelineText;
import io.fullfunnel.testkit.Timelines;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Questions and timelines by seed: few channels, Direct among them, equal times, all models. */
final class AttributionQuestions {
  static final long SPAN = TimelineText.millis("50h");
  static final List<Model> MODELS =
      List.of(
          Model.Positions.FIRST,
          Model.Positions.LAST,
          new Model.LastNonDirect(),
          new Model.Linear(),
          new Model.TimeDecay(TimelineText.millis("7h")),
          Model.Positions.POSITION,
          Model.Positions.J_SHAPE,
          Model.Positions.INVERSE_J,
          new Model.WShape(),
          new Model.Positions(0, 3, 0),
          new Model.Participation(),
          new Model.Shapley(),
          new Model.Markov());

  private AttributionQuestions() {}

  static Timelines timelines(SplittableRandom random) {
    List<String> events = List.of("view", "view", "view", "lead", "order");
    Timelines plain = new RandomTimelines(random.nextInt(1, 12), 20, SPAN, events).make(random);
    List<Person> people = new ArrayList<>();
    for (Person person : plain.people()) {
      List<Row> rows = new ArrayList<>();
      for (Row row : person.rows()) {
        Map<String, Value> properties = new HashMap<>(row.properties());
        if (row.isEvent() && random.nextInt(5) == 0) {
          properties.put("channel", new Value.Text("Direct"));
        }
        if (row.isEvent() && random.nextInt(3) > 0) {
          properties.put("page", new Value.Text("/" + random.nextInt(4)));
        }
        rows.add(new Row(row.timeMillis(), row.sequence(), row.event(), properties));
      }
      people.add(new Person(person.name(), person.id(), rows));
    }
    return new Timelines(people);
  }

  static Attribution attribution(SplittableRandom random) {
    List<Model> models = new ArrayList<>();
    while (models.isEmpty()) {
      MODELS.stream().filter(model -> random.nextInt(3) == 0).forEach(models::add);
    }
    List<Period> spans = new ArrayList<>();
    spans.add(span(random));
    if (random.nextBoolean()) {
      spans.add(span(random));
    }
    EventFilter where =
        random.nextInt(4) == 0
            ? new EventFilter.Property(
                "device", new Condition(Operator.EQUAL, new Value.Text("mobile")))
            : null;
    PersonFilter people =
        random.nextInt(4) == 0
            ? new PersonFilter.Did(named("lead"), 1, Long.MAX_VALUE, Period.ALL)
            : null;
    return new Attribution(
        named("order"),
        touches(random),
        random.nextLong(SPAN),
        models,
        random.nextBoolean(),
        random.nextInt(1, 4),
        random.nextBoolean(),
        random.nextBoolean() ? List.of(named("lead")) : List.of(named("lead"), named("view")),
        List.of("amount"),
        spans,
        TimelineText.START + SPAN,
        split(random),
        where,
        people,
        random.nextBoolean() ? list(random, spans.size(), models.size()) : null);
  }

  private static EventFilter named(String event) {
    return new EventFilter.Named(event);
  }

  private static Touches touches(SplittableRandom random) {
    return switch (random.nextInt(5)) {
      case 0 -> new Touches(named("view"), false, List.of("page"), false, true);
      case 1 -> new Touches(named("view"), true, List.of("page"), false, true);
      case 2 -> new Touches(named("view"), false, List.of("page", "channel"), false, true);
      default -> new Touches(null, false, List.of("channel"), true, true);
    };
  }

  private static Period span(SplittableRandom random) {
    long from = TimelineText.START + random.nextLong(SPAN / 2);
    return random.nextInt(3) == 0 ? Period.ALL : new Period(from, from + random.nextLong(SPAN));
  }

  private static @Nullable Split split(SplittableRandom random) {
    if (random.nextBoolean()) {
      return null;
    }
    List<String> properties =
        random.nextBoolean() ? List.of("device") : List.of("channel", "person.plan");
    int limit = random.nextInt(3) == 0 ? random.nextInt(1, 3) : 1000;
    return new Split(properties, Split.At.EVENT, limit, 0, true, null);
  }

  private static AttributionList list(SplittableRandom random, int spans, int models) {
    String touch = random.nextInt(4) == 0 ? null : random.nextBoolean() ? "mail" : "/1";
    AttributionList.What what = List.of(AttributionList.What.values()).get(random.nextInt(4));
    return new AttributionList(
        null, random.nextInt(spans), what, random.nextInt(models), touch, null, 100_000);
  }
}
