package io.fullfunnel.store.table;

import io.fullfunnel.store.event.Event;
import io.fullfunnel.store.table.Sheet.Heading;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Everybody the events know: one row for each userId, else anonymousId, else e-mail, with the
 * latest value of each trait of the person it belongs to. Ids of one person share {@code person}.
 */
final class PeopleNow implements EventVisitor {
  static final List<Heading> HEADINGS =
      List.of(
          Heading.text("person"),
          Heading.text("id"),
          Heading.text("anonymousId"),
          Heading.text("email"),
          Heading.text("firstSeen"),
          Heading.text("lastSeen"),
          Heading.json("events"),
          Heading.json("traits"));

  private final Persons persons;
  private final Map<String, Known> known = new LinkedHashMap<>();
  private final Map<String, Map<String, Trait>> traits = new LinkedHashMap<>();

  PeopleNow(Persons persons) {
    this.persons = persons;
  }

  /** A trait's JSON, and when it was said. */
  private record Trait(long timeMillis, String json) {}

  /** What is known under one id. */
  private static final class Known {
    final Ids ids;
    final @Nullable String person;
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    long events;

    Known(Ids ids, @Nullable String person) {
      this.ids = ids;
      this.person = person;
    }
  }

  @Override
  public void visit(Event event) {
    if (!event.hasPerson()) {
      return;
    }
    Ids ids = new Ids(event.userId(), event.anonymousId(), event.email());
    String id =
        ids.userId() != null
            ? "u" + ids.userId()
            : ids.anonymousId() != null ? "a" + ids.anonymousId() : "e" + ids.email();
    Known one =
        known.computeIfAbsent(id, i -> new Known(ids, persons.person(event.sequence(), ids)));
    one.first = Math.min(one.first, event.timeMillis());
    one.last = Math.max(one.last, event.timeMillis());
    one.events += event.type().isEvent() ? 1 : 0;
    if (event.type() == Event.Type.IDENTIFY) {
      Map<String, Trait> of = traits.computeIfAbsent(person(id, one), p -> new TreeMap<>());
      ExactJson.fields(event.traits())
          .forEach((name, json) ->
              of.merge(
                  name,
                  new Trait(event.timeMillis(), json),
                  (a, b) -> b.timeMillis() >= a.timeMillis() ? b : a));
    }
  }

  private static String person(String id, Known one) {
    return one.person == null ? id : "p" + one.person;
  }

  long writeTo(Sheet sheet) throws IOException {
    for (Map.Entry<String, Known> entry : known.entrySet()) {
      Known one = entry.getValue();
      Map<String, String> latest = new LinkedHashMap<>();
      traits
          .getOrDefault(person(entry.getKey(), one), Map.of())
          .forEach((name, trait) -> latest.put(name, trait.json()));
      List<@Nullable String> cells = new ArrayList<>(HEADINGS.size());
      cells.add(one.person);
      cells.add(one.ids.userId());
      cells.add(one.ids.userId() == null ? one.ids.anonymousId() : null);
      cells.add(one.ids.email() == null ? text(latest.get("email")) : one.ids.email());
      cells.add(Export.iso(one.first));
      cells.add(Export.iso(one.last));
      cells.add(Long.toString(one.events));
      cells.add(latest.isEmpty() ? null : ExactJson.object(latest));
      sheet.write(cells);
    }
    return known.size();
  }

  private static @Nullable String text(@Nullable String json) {
    return json == null || json.equals("null") ? null : ExactJson.scalar(json);
  }
}
