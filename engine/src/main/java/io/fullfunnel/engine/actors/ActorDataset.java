package io.fullfunnel.engine.actors;

import io.fullfunnel.engine.AnalysisException;
import io.fullfunnel.engine.Column;
import io.fullfunnel.engine.Dataset;
import io.fullfunnel.engine.Dictionary;
import io.fullfunnel.engine.Progress;
import io.fullfunnel.engine.Scope;
import io.fullfunnel.engine.Shard;
import io.fullfunnel.engine.Timeline;
import io.fullfunnel.engine.filter.PersonFilter;
import io.fullfunnel.engine.filter.PersonMatcher;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * People's events once more, on timelines of the values of one property, or of one visit each: who
 * goes through a funnel is then an order or a visit, not a person. Serves one question; not for
 * several threads.
 */
public final class ActorDataset implements Dataset {
  /** Events that have the property, at most. */
  public static final int MOST_ROWS = 50_000_000;

  private static final int NOBODY = -1;

  /** People between two looks whether to go on. */
  private static final int STRIDE = 4096;

  private final Dataset people;
  private final @Nullable PersonFilter filter;
  private final Progress progress;
  private final Column property;

  /** Empty for visits: a person's visits are actors one after the other. */
  private final int[] actorOfCode;

  private final List<String> names = new ArrayList<>();
  private final List<Owner> owners = new ArrayList<>();
  private final Map<Integer, Column> columns = new HashMap<>();

  /** The actor of the first visit of the person who is read next. */
  private int firstVisit;

  /**
   * @param property as {@code Dictionary.column} takes it
   * @param filter only the events of these people, or null
   * @param progress may stop the reading; an engine that runs later tells how far it is
   */
  public ActorDataset(
      Dataset people, String property, @Nullable PersonFilter filter, Progress progress) {
    this.people = people;
    this.filter = filter;
    this.progress = progress;
    this.property = people.dictionary().column(property);
    this.actorOfCode = new int[this.property.values().size()];
    Map<String, Integer> known = new HashMap<>();
    int code = 0;
    for (var value : this.property.values()) {
      actorOfCode[code++] = actor(known, value.asKey());
    }
  }

  private ActorDataset(
      Dataset people, @Nullable PersonFilter filter, Progress progress, Column visits) {
    this.people = people;
    this.filter = filter;
    this.progress = progress;
    this.property = visits;
    this.actorOfCode = new int[0];
    eachPerson(this::addVisits);
  }

  /** Every visit by itself; see the constructor. */
  public static ActorDataset ofVisits(
      Dataset people, @Nullable PersonFilter filter, Progress progress) {
    return new ActorDataset(people, filter, progress, people.dictionary().visits());
  }

  /** Whose visit, and the how many-th of that person. */
  private record Owner(long person, int visit) {}

  private void addVisits(Timeline person) {
    int visits = 0;
    for (int i = 0; i < person.size(); i++) {
      if (person.event(i) >= Dictionary.FIRST_EVENT) {
        visits = Math.max(visits, person.code(property.id(), i) + 1);
      }
    }
    for (int visit = 0; visit < visits; visit++) {
      owners.add(new Owner(person.person(), visit));
    }
  }

  /** Whether the actors are visits. */
  public boolean visits() {
    return actorOfCode.length == 0 && !owners.isEmpty();
  }

  /** The person whose visit an actor is. */
  public long person(long actor) {
    return owners.get((int) actor).person;
  }

  /** The number of an actor's visit on the person's timeline, from 1. */
  public int visit(long actor) {
    return owners.get((int) actor).visit + 1;
  }

  private int actors() {
    return names.size() + owners.size();
  }

  private int actor(Map<String, Integer> known, String name) {
    if (name.isEmpty()) {
      return NOBODY;
    }
    Integer actor = known.putIfAbsent(name, names.size());
    if (actor == null) {
      names.add(name);
      return names.size() - 1;
    }
    return actor;
  }

  /** The value behind an actor's id. */
  public String name(long actor) {
    return names.get((int) actor);
  }

  @Override
  public Dictionary dictionary() {
    return new Remembering(people.dictionary(), columns);
  }

  @Override
  public List<Shard> shards(Scope scope) {
    int[] starts = starts();
    var rows = new ActorRows(starts, List.copyOf(columns.values()));
    everyEvent(event -> rows.add(event.actor, event.person, event.row));
    return rows.shards();
  }

  /** Per actor the number of its first row, then the number of rows. */
  private int[] starts() {
    int[] starts = new int[actors() + 1];
    long[] rows = new long[1];
    everyEvent(event -> {
      if (++rows[0] > MOST_ROWS) {
        throw new AnalysisException(
            AnalysisException.Code.TOO_LARGE,
            "More than "
                + MOST_ROWS
                + " events have the property "
                + property.name()
                + "; so many cannot be put together by it. Ask for fewer people.");
      }
      starts[event.actor + 1]++;
    });
    for (int a = 1; a < starts.length; a++) {
      starts[a] += starts[a - 1];
    }
    return starts;
  }

  /** A row of a person that belongs to an actor; reused from row to row. */
  private static final class Event {
    private final Timeline person;
    private int row;
    private int actor;

    Event(Timeline person) {
      this.person = person;
    }
  }

  private void everyEvent(Consumer<Event> visitor) {
    firstVisit = 0;
    eachPerson(person -> everyEvent(person, visitor));
  }

  private void eachPerson(Consumer<Timeline> visitor) {
    PersonMatcher wanted = filter == null ? null : filter.bind(people.dictionary()).fork();
    List<Shard> shards = people.shards(Scope.EVERYONE);
    long total = shards.stream().mapToLong(Shard::people).sum();
    long[] seen = new long[1];
    for (Shard shard : shards) {
      shard.forEachPerson(
          Scope.EVERYONE,
          person -> {
            if (seen[0]++ % STRIDE == 0) {
              goOn(total);
            }
            if (wanted == null || wanted.matches(person)) {
              visitor.accept(person);
            }
            return true;
          });
    }
  }

  private void goOn(long total) {
    if (!progress.at(0, total)) {
      throw new AnalysisException(
          AnalysisException.Code.CANCELLED, "The question was stopped before it was answered.");
    }
  }

  private void everyEvent(Timeline person, Consumer<Event> visitor) {
    var event = new Event(person);
    int first = firstVisit;
    for (int i = 0; i < person.size(); i++) {
      int code = person.code(property.id(), i);
      if (code == Dictionary.ABSENT || person.event(i) < Dictionary.FIRST_EVENT) {
        continue;
      }
      event.row = i;
      event.actor = owners.isEmpty() ? actorOfCode[code] : first + code;
      firstVisit = Math.max(firstVisit, first + code + 1);
      if (event.actor != NOBODY) {
        visitor.accept(event);
      }
    }
  }

  /** The people's dictionary; remembers which columns were asked for. */
  private record Remembering(Dictionary of, Map<Integer, Column> columns) implements Dictionary {
    @Override
    public int events() {
      return of.events();
    }

    @Override
    public int event(String name) {
      return of.event(name);
    }

    @Override
    public String eventName(int id) {
      return of.eventName(id);
    }

    @Override
    public long eventCount(int id) {
      return of.eventCount(id);
    }

    @Override
    public Column column(String name) {
      Column column = of.column(name);
      columns.put(column.id(), column);
      return column;
    }
  }
}
