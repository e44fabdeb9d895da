package io.fullfunnel.engine;

/** The names of one dataset and their ids. */
public interface Dictionary {
  /** "No such name", and "no such value here". */
  int ABSENT = -1;

  /**
   * Rows that are not events but belong on the timeline: traits of an identify call, and the
   * account that a group call names.
   */
  int IDENTIFY = 0;

  /** Ids below this one are rows that no matcher sees, not even {@code "*"}. */
  int FIRST_EVENT = 1;

  /** Number of ids, {@link #IDENTIFY} included. */
  int events();

  /** The id of an event's name, or {@link #ABSENT}. */
  int event(String name);

  String eventName(int id);

  /** How many events of this name the dataset holds. */
  long eventCount(int id);

  /**
   * The column of a property, made on first use: a derived name ({@code channel}, {@code source}
   * …), a property of that name, {@code properties.X} (always the event's own property) or {@code
   * traits.X} (given on {@link #IDENTIFY} rows only). A name that never occurs gives a column
   * without values.
   */
  Column column(String name);

  /**
   * The column of visits, made on first use. A row's code is the number of its visit on the
   * person's timeline, from 0; {@link #ABSENT} if it belongs to none. As a value it is that number
   * from 1.
   */
  default Column visits() {
    return column("visit");
  }

  /**
   * The column of touches, made on first use: a row is a touch, by the rules of {@code
   * engine.visits}, if it has any value there.
   */
  default Column touches() {
    return column("visit.touch");
  }

  /**
   * The column of the accounts that messages name, made on first use; group calls among them, which
   * are rows of {@link #IDENTIFY}.
   */
  default Column accounts() {
    return column("account");
  }

  /** The column of the ids of devices (browsers, apps), made on first use. */
  default Column devices() {
    return column("anonymousId");
  }
}
