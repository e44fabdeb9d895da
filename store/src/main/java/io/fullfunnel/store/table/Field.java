package io.fullfunnel.store.table;

import io.fullfunnel.store.event.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A column of the event table. */
final class Field {
  /** All columns, in the order in which they stand in the table. */
  static final List<Field> ALL = all();

  private final String name;
  private final boolean json;
  private final @Nullable ToLongFunction<Event> number;
  private final Function<Event, @Nullable String> text;

  private Field(
      String name,
      boolean json,
      @Nullable ToLongFunction<Event> number,
      Function<Event, @Nullable String> text) {
    this.name = name;
    this.json = json;
    this.number = number;
    this.text = text;
  }

  private static List<Field> all() {
    List<Field> fields = new ArrayList<>();
    fields.add(number("sequence", Event::sequence));
    fields.add(number("import", Event::importNumber));
    fields.add(number("row", Event::row));
    fields.add(number("time", Event::timeMillis));
    fields.add(number("received", Event::receivedMillis));
    fields.add(text("type", e -> ArrivingEvents.label(e.type())));
    fields.add(text("event", Event::name));
    fields.add(text("messageId", Event::messageId));
    fields.add(text("userId", Event::userId));
    fields.add(text("anonymousId", Event::anonymousId));
    fields.add(text("email", Event::email));
    fields.add(text("previousId", Event::previousId));
    for (Event.Given given : Event.Given.values()) {
      fields.add(text(given.label(), e -> e.given(given)));
    }
    fields.add(json("properties", Event::properties));
    fields.add(json("traits", Event::traits));
    return List.copyOf(fields);
  }

  private static Field number(String name, ToLongFunction<Event> number) {
    return new Field(name, false, number, e -> null);
  }

  private static Field text(String name, Function<Event, @Nullable String> text) {
    return new Field(name, false, null, text);
  }

  private static Field json(String name, Function<Event, @Nullable String> text) {
    return new Field(name, true, null, text);
  }

  /** The column's name as SQL writes it. */
  static String quoted(String name) {
    return '"' + name + '"';
  }

  /** All columns as a SELECT lists them. */
  static String list() {
    return ALL.stream().map(f -> quoted(f.name)).collect(Collectors.joining(", "));
  }

  /** All columns as a CREATE TABLE lists them. */
  static String definitions() {
    return ALL.stream()
        .map(f -> quoted(f.name) + (f.isText() ? " VARCHAR" : " BIGINT NOT NULL"))
        .collect(Collectors.joining(", "));
  }

  String name() {
    return name;
  }

  boolean isText() {
    return number == null;
  }

  boolean isJson() {
    return json;
  }

  /** Whether an event has something in this column. */
  boolean isIn(Event event) {
    return number != null || text.apply(event) != null;
  }

  long number(Event event) {
    return number == null ? 0 : number.applyAsLong(event);
  }

  @Nullable String text(Event event) {
    return text.apply(event);
  }
}
