package io.fullfunnel.question;

import io.fullfunnel.engine.Dataset;
import io.fullfunnel.engine.Value;
import io.fullfunnel.testkit.Person;
import io.fullfunnel.testkit.Row;
import io.fullfunnel.testkit.TimelineText;
import io.fullfunnel.testkit.Timelines;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** A workspace made of the testkit's text. */
public record TextData(Timelines timelines, Dataset dataset, ZoneId zone, WeekStart weekStart)
    implements Data {
  public static TextData of(String text) {
    Timelines timelines = TimelineText.of(text);
    return new TextData(timelines, timelines.dataset(), ZoneOffset.UTC, WeekStart.MONDAY);
  }

  TextData in(String zone, WeekStart first) {
    return new TextData(timelines, dataset, ZoneId.of(zone), first);
  }

  /** One person alone. */
  TextData only(String person) {
    Timelines alone =
        new Timelines(timelines.people().stream().filter(p -> p.name().equals(person)).toList());
    return new TextData(alone, alone.dataset(), zone, weekStart);
  }

  private List<Row> rows(boolean events) {
    List<Row> rows = new ArrayList<>();
    for (Person person : timelines.people()) {
      person.rows().stream().filter(row -> row.isEvent() == events).forEach(rows::add);
    }
    return rows;
  }

  private List<String> names(boolean events) {
    var names = new TreeSet<String>();
    rows(events).forEach(row -> names.addAll(row.properties().keySet()));
    return List.copyOf(names);
  }

  @Override
  public long newestMillis() {
    return basis().toMillis();
  }

  @Override
  public List<String> properties() {
    return names(true);
  }

  @Override
  public List<String> traits() {
    return names(false);
  }

  @Override
  public Basis basis() {
    List<Row> rows = rows(true);
    long from = rows.stream().mapToLong(Row::timeMillis).min().orElse(0);
    long to = rows.stream().mapToLong(Row::timeMillis).max().orElse(0);
    return new Basis(rows.size(), timelines.people().size(), 0, 0, 0, from, to);
  }

  @Override
  public Ids idsOf(long sequence) {
    for (Person person : timelines.people()) {
      for (Row row : person.rows()) {
        if (row.sequence() == sequence) {
          Value device = row.properties().get("anonymousId");
          return new Ids(person.name(), device == null ? null : device.asKey());
        }
      }
    }
    throw new IllegalArgumentException("no event " + sequence);
  }
}
