package io.fullfunnel.testkit.pages;

import io.fullfunnel.engine.Period;
import io.fullfunnel.engine.Value;
import io.fullfunnel.engine.filter.Condition;
import io.fullfunnel.engine.filter.EventFilter;
import io.fullfunnel.engine.filter.Operator;
import io.fullfunnel.engine.filter.PersonFilter;
import io.fullfunnel.engine.groups.Split;
import io.fullfunnel.engine.pages.PageColumn;
import io.fullfunnel.engine.pages.PageEvents;
import io.fullfunnel.engine.pages.PageList;
import io.fullfunnel.engine.pages.Pages;
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

/** Questions and timelines by seed: few pages, equal times, sessions that overlap, goals. */
final class PageQuestions {
  static final long SPAN = TimelineText.millis("50h");
  static final List<String> EVENTS =
      List.of(
          "view", "view", "view", "lead", "start", "submit", "cart", "order", "click", "seen",
          "left");

  static final PageEvents WORDS =
      new PageEvents(
          named("view"),
          named("lead"),
          new Bounce(
              new EventFilter.AnyOf(List.of(named("lead"), named("order"))),
              new Bounce.Visible(named("left"), "seconds")),
          List.of(
              new PageEvents.Begun(named("start"), named("submit")),
              new PageEvents.Begun(named("cart"), named("order"))),
          named("click"),
          named("seen"),
          named("click"));

  private PageQuestions() {}

  private static EventFilter named(String event) {
    return new EventFilter.Named(event);
  }

  static Timelines timelines(SplittableRandom random) {
    Timelines plain = new RandomTimelines(random.nextInt(1, 12), 24, SPAN, EVENTS).make(random);
    List<Person> people = new ArrayList<>();
    for (Person person : plain.people()) {
      List<Row> rows = new ArrayList<>();
      for (Row row : person.rows()) {
        Map<String, Value> properties = new HashMap<>(row.properties());
        if (row.isEvent() && random.nextInt(3) > 0) {
          properties.put("page", new Value.Text("/" + random.nextInt(4)));
        }
        if (random.nextInt(2) == 0) {
          properties.put("seconds", Seconds.any(random));
        }
        if (row.isEvent() && random.nextInt(4) == 0) {
          int session = random.nextInt(4);
          properties.put("session", new Value.Text(session == 0 ? "none" : "s" + session));
        }
        rows.add(new Row(row.timeMillis(), row.sequence(), row.event(), properties));
      }
      people.add(new Person(person.name(), person.id(), rows));
    }
    return new Timelines(people);
  }

  static Pages pages(SplittableRandom random) {
    List<Period> spans = new ArrayList<>();
    spans.add(span(random));
    if (random.nextBoolean()) {
      spans.add(span(random));
    }
    EventFilter where =
        random.nextInt(3) == 0
            ? new EventFilter.Property(
                "device", new Condition(Operator.EQUAL, new Value.Text("mobile")))
            : null;
    PersonFilter people =
        random.nextInt(4) == 0
            ? new PersonFilter.Did(named("lead"), 1, Long.MAX_VALUE, Period.ALL)
            : null;
    PageColumn[] columns = PageColumn.values();
    PageList list =
        random.nextBoolean()
            ? new PageList(
                columns[random.nextInt(columns.length)], null, random.nextInt(spans.size()), 3)
            : null;
    long within = TimelineText.millis(random.nextBoolean() ? "1h" : "30h");
    return new Pages(WORDS, within, spans, split(random), where, people, list);
  }

  private static Period span(SplittableRandom random) {
    long from = TimelineText.START + random.nextLong(SPAN / 2);
    return random.nextInt(3) == 0 ? Period.ALL : new Period(from, from + random.nextLong(SPAN));
  }

  private static Split split(SplittableRandom random) {
    List<String> properties =
        switch (random.nextInt(4)) {
          case 0 -> List.of("page", "device");
          case 1 -> List.of("page", "person.plan");
          default -> List.of("page");
        };
    int limit = random.nextInt(4) == 0 ? random.nextInt(1, 4) : 1000;
    return new Split(properties, Split.At.EVENT, limit, 0, true, null);
  }
}
