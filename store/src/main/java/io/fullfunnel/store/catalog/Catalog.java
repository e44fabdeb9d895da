package io.fullfunnel.store.catalog;

import io.fullfunnel.engine.Column;
import io.fullfunnel.engine.Dictionary;
import io.fullfunnel.engine.Scope;
import io.fullfunnel.engine.Shard;
import io.fullfunnel.engine.Timeline;
import io.fullfunnel.engine.Value;
import io.fullfunnel.store.table.PropertySample;
import io.fullfunnel.store.table.ValueCounts;
import io.fullfunnel.store.timelines.Snapshot;
import io.fullfunnel.store.workspace.Workspace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What there is to ask about in a workspace. What was found is kept until the journal moves on.
 * Thread-safe.
 */
public final class Catalog {
  /** Lists of values that are kept, at most. */
  private static final int KEPT = 200;

  /** A column with more distinct values is counted by the event table. */
  private static final int MANY = 100_000;

  private static final String TRAIT = "person.";
  private static final String TRAITS = "traits.";

  private final Workspace workspace;
  private Kept kept = new Kept(-1);

  public Catalog(Workspace workspace) {
    this.workspace = workspace;
  }

  /** What was found at one position of the journal. */
  private static final class Kept {
    final long position;
    @Nullable List<EventCount> events;
    final Map<String, List<PropertyCount>> properties = new HashMap<>();
    final Map<ValueCounts.Asked, ValueCounts> values =
        new LinkedHashMap<>() {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<ValueCounts.Asked, ValueCounts> eldest) {
            return size() > KEPT;
          }
        };

    Kept(long position) {
      this.position = position;
    }
  }

  private synchronized Kept kept(Snapshot snapshot) {
    if (kept.position != snapshot.position()) {
      kept = new Kept(snapshot.position());
    }
    return kept;
  }

  /** All event names, most frequent first. */
  public List<EventCount> events() throws IOException {
    return events(workspace.snapshot());
  }

  private List<EventCount> events(Snapshot snapshot) {
    Kept found = kept(snapshot);
    synchronized (found) {
      List<EventCount> known = found.events;
      if (known == null) {
        known = EventCounting.of(snapshot);
        found.events = known;
      }
      return known;
    }
  }

  /**
   * The properties of events, most frequent first.
   *
   * @param event of events of this name; null for all events, and then also people's traits
   */
  public List<PropertyCount> properties(@Nullable String event) throws IOException {
    Snapshot snapshot = workspace.snapshot();
    Kept found = kept(snapshot);
    synchronized (found) {
      String key = event == null ? "" : "=" + event;
      List<PropertyCount> known = found.properties.get(key);
      if (known == null) {
        known = sampled(snapshot, event);
        found.properties.put(key, known);
      }
      return known;
    }
  }

  private List<PropertyCount> sampled(Snapshot snapshot, @Nullable String event)
      throws IOException {
    List<PropertyCount> all = new ArrayList<>();
    if (event == null) {
      long withoutPerson = snapshot.facts().withoutPerson();
      add(snapshot, false, null, snapshot.facts().events() + withoutPerson, all);
      add(snapshot, true, null, snapshot.eventCount(Dictionary.IDENTIFY), all);
    } else {
      int id = snapshot.event(event);
      add(snapshot, false, event, id == Dictionary.ABSENT ? 0 : snapshot.eventCount(id), all);
    }
    all.sort(
        Comparator.comparingLong(PropertyCount::count)
            .reversed()
            .thenComparing(PropertyCount::name));
    return List.copyOf(all);
  }

  private void add(
      Snapshot snapshot, boolean traits, @Nullable String event, long of, List<PropertyCount> all)
      throws IOException {
    PropertySample sample =
        workspace.ask(snapshot, table -> table.sample(new PropertySample.Asked(traits, event, of)));
    boolean whole = of <= PropertySample.MOST;
    double scale = whole || sample.rows() == 0 ? 1 : (double) of / sample.rows();
    sample
        .names()
        .forEach((name, seen) ->
            all.add(
                new PropertyCount(
                    traits ? TRAIT + name : written(name, seen.derived()),
                    seen.kind(),
                    Math.round(seen.count() * scale),
                    seen.derived())));
  }

  /** A property's name as conditions use it: a bare one where that means the property. */
  private static String written(String name, boolean derived) {
    boolean prefixed =
        name.startsWith(TRAIT) || name.startsWith(TRAITS) || name.startsWith("properties.");
    return prefixed && !derived ? "properties." + name : name;
  }

  /**
   * The most frequent values of a property.
   *
   * @param property as conditions use it
   * @param event of events of this name, or null for all
   * @param prefix how the values begin, in any case; empty for all
   */
  public ValueCounts values(String property, @Nullable String event, String prefix, int limit)
      throws IOException {
    boolean trait = property.startsWith(TRAIT);
    String name = trait ? TRAITS + property.substring(TRAIT.length()) : property;
    ValueCounts.Asked asked =
        new ValueCounts.Asked(name, trait ? null : event, prefix.toLowerCase(Locale.ROOT), limit);
    Snapshot snapshot = workspace.snapshot();
    if (snapshot.derives(name)) {
      return counted(snapshot, snapshot.column(name), asked); // not kept: rules may change
    }
    Kept found = kept(snapshot);
    synchronized (found) {
      ValueCounts known = found.values.get(asked);
      if (known == null) {
        known = count(snapshot, asked);
        found.values.put(asked, known);
      }
      return known;
    }
  }

  private ValueCounts count(Snapshot snapshot, ValueCounts.Asked asked) throws IOException {
    Column column = snapshot.known(asked.property());
    boolean table =
        column == null
            || column.values().size() > MANY
            || snapshot.facts().withoutPerson() > 0; // whose events are in no column
    return table
        ? workspace.ask(snapshot, t -> t.values(asked))
        : counted(snapshot, Objects.requireNonNull(column), asked);
  }

  /** Counts the codes of a column that is there already. */
  private static ValueCounts counted(Snapshot snapshot, Column column, ValueCounts.Asked asked) {
    boolean traits = asked.property().startsWith(TRAITS);
    int wanted =
        traits
            ? Dictionary.IDENTIFY
            : asked.event() == null ? Integer.MIN_VALUE : snapshot.event(asked.event());
    long[] counts = new long[column.values().size()];
    for (Shard shard : snapshot.shards(Scope.EVERYONE)) {
      shard.forEachPerson(
          Scope.EVERYONE,
          person -> {
            count(person, column.id(), wanted, counts);
            return true;
          });
    }
    Map<Value, Long> byValue = new HashMap<>();
    for (int code = 0; code < counts.length; code++) {
      if (counts[code] == 0) {
        continue;
      }
      Value value = column.values().get(code);
      List<Value> elements =
          value instanceof Value.Many many
              ? many.elements().stream().distinct().toList()
              : List.of(value);
      for (Value element : elements) {
        if (element.asKey().toLowerCase(Locale.ROOT).startsWith(asked.prefix())) {
          byValue.merge(element, counts[code], Long::sum);
        }
      }
    }
    List<ValueCounts.Count> all = ValueCounts.ordered(byValue);
    return new ValueCounts(all.subList(0, Math.min(asked.limit(), all.size())), all.size());
  }

  private static void count(Timeline person, int column, int wanted, long[] counts) {
    for (int i = 0; i < person.size(); i++) {
      int event = person.event(i);
      boolean isWanted =
          wanted == Integer.MIN_VALUE ? event >= Dictionary.FIRST_EVENT : event == wanted;
      int code = isWanted ? person.code(column, i) : Dictionary.ABSENT;
      if (code != Dictionary.ABSENT) {
        counts[code]++;
      }
    }
  }
}
