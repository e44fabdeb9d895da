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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * People's events once more, on timelines of the values of one property, of accounts, of devices or
 * of one visit each: who goes through a funnel is then an order or a visit, not a person. Serves
 * one question; not for several threads.
 */
public final class ActorDataset implements Dataset {
  /** Events that have an actor, at most. */
  public static final int MOST_ROWS = 50_000_000;

  /** People between two looks whether to go on. */
  private static final int STRIDE = 4096;

  private final Dataset people;
  private final @Nullable PersonFilter filter;
  private final Progress progress;
  private final Column property;
  private final Owners owners;
  private final Map<Integer, Column> columns = new HashMap<>();
  private long events;
  private long without;

  private ActorDataset(
      Dataset people,
      @Nullable PersonFilter filter,
      Progress progress,
      Column property,
      Owners owners) {
    this.people = people;
    this.filter = filter;
    this.progress = progress;
    this.property = property;
    this.owners = owners;
    if (owners instanceof VisitOwners visits) {
      eachPerson(visits::add);
    }
  }

  /**
   * The values of a property.
   *
   * @param property as {@code Dictionary.column} takes it
   * @param filter only the events of these people, or null
   * @param progress may stop the reading; an engine that runs later tells how far it is
   */
  public static ActorDataset ofProperty(
      Dataset people, String property, @Nullable PersonFilter filter, Progress progress) {
    Column column = people.dictionary().column(property);
    return new ActorDataset(people, filter, progress, column, new ValueOwners(column, false));
  }

  /**
   * Accounts: an event is of the account that it or the latest group call before it names; one from
   * before the first such call, of the first.
   */
  public static ActorDataset ofAccounts(
      Dataset people, @Nullable PersonFilter filter, Progress progress) {
    Column column = people.dictionary().accounts();
    return new ActorDataset(people, filter, progress, column, new ValueOwners(column, true));
  }

  /** Devices: an event is of the one whose id it carries. */
  public static ActorDataset ofDevices(
      Dataset people, @Nullable PersonFilter filter, Progress progress) {
    Column column = people.dictionary().devices();
    return new ActorDataset(people, filter, progress, column, new ValueOwners(column, false));
  }

  /** Every visit by itself. */
  public static ActorDataset ofVisits(
      Dataset people, @Nullable PersonFilter filter, Progress progress) {
    Column column = people.dictionary().visits();
    return new ActorDataset(people, filter, progress, column, new VisitOwners(column));
  }

  /** The person whose visit an actor is. */
  public long person(long actor) {
    return ((VisitOwners) owners).person(actor);
  }

  /** The number of an actor's visit on the person's timeline, from 1. */
  public int visit(long actor) {
    return ((VisitOwners) owners).visit(actor);
  }

  /** The value behind an actor's id; of what is no visit. */
  public String name(long actor) {
    return ((ValueOwners) owners).name(actor);
  }

  /** The actor of a value. */
  public OptionalLong find(String name) {
    return ((ValueOwners) owners).find(name);
  }

  /** The people whose events these actors' timelines have, by their ids. */
  public Map<Long, SortedSet<Long>> people(Set<Long> actors) {
    Map<Long, SortedSet<Long>> people = new HashMap<>();
    everyEvent(event -> {
      long actor = event.actor;
      if (event.actor != Owners.NOBODY && actors.contains(actor)) {
        people.computeIfAbsent(actor, a -> new TreeSet<>()).add(event.person.person());
      }
    });
    return people;
  }

  /** Events of the people that were read. */
  public long events() {
    return events;
  }

  /** Of these, those that are of no actor. */
  public long without() {
    return without;
  }

  @Override
  public Dictionary dictionary() {
    return new Remembering(people.dictionary(), columns);
  }

  @Override
  public List<Shard> shards(Scope scope) {
    int[] starts = starts();
    var rows = new ActorRows(starts, List.copyOf(columns.values()));
    everyEvent(event -> {
      if (event.actor != Owners.NOBODY) {
        rows.add(event.actor, event.person, event.row);
      }
    });
    return rows.shards();
  }

  /** Per actor the number of its first row, then the number of rows. */
  private int[] starts() {
    int[] starts = new int[owners.size() + 1];
    events = 0;
    without = 0;
    everyEvent(event -> {
      events++;
      if (event.actor == Owners.NOBODY) {
        without++;
        return;
      }
      if (events - without > MOST_ROWS) {
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

  /** An event of a person, and whose it is; reused from row to row. */
  private static final class Event {
    private final Timeline person;
    private int row;
    private int actor;

    Event(Timeline person) {
      this.person = person;
    }
  }

  private void everyEvent(Consumer<Event> visitor) {
    owners.restart();
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
    owners.begin(person);
    for (int i = 0; i < person.size(); i++) {
      event.row = i;
      event.actor = owners.actor(person, i);
      if (person.event(i) >= Dictionary.FIRST_EVENT) {
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
