package io.fullfunnel.testkit;

import io.fullfunnel.engine.Codes;
import io.fullfunnel.engine.Column;
import io.fullfunnel.engine.Columns;
import io.fullfunnel.engine.Dictionary;
import io.fullfunnel.engine.Value;
import io.fullfunnel.engine.columns.ColumnShard;
import io.fullfunnel.engine.visits.EventKind;
import io.fullfunnel.engine.visits.Origins;
import io.fullfunnel.engine.visits.VisitWalk;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The names that occur in some people's timelines; builds shards whose rows use its ids. */
final class ListDictionary implements Dictionary {
  private static final String OWN = "properties.";
  private static final String TRAITS = "traits.";
  private static final String VISIT = "visit";
  private static final String TOUCH = "visit.touch";

  /** Properties that make a row a touch, besides opening a visit. */
  private static final List<String> BROUGHT = List.of("channel", "source", "medium", "campaign");

  private final List<String> names = new ArrayList<>();
  private final Map<String, Integer> ids = new HashMap<>();
  private final long[] counts;
  private final Map<String, Map<Value, Integer>> codes = new LinkedHashMap<>();
  private final Map<String, Column> columns = new LinkedHashMap<>();

  ListDictionary(List<Person> people) {
    var sorted = new TreeSet<String>();
    for (Person person : people) {
      for (Row row : person.rows()) {
        if (row.isEvent()) {
          sorted.add(row.event());
        }
        row.properties().forEach((name, value) -> addValue(columnOf(row, name), value));
      }
    }
    names.add(Row.IDENTIFY);
    names.addAll(sorted);
    for (int id = FIRST_EVENT; id < names.size(); id++) {
      ids.put(names.get(id), id);
    }
    counts = new long[names.size()];
    for (Person person : people) {
      for (Row row : person.rows()) {
        counts[idOf(row)]++;
      }
    }
    codes.remove(VISIT);
    codes.remove(TOUCH);
    codes.forEach((name, values) ->
        columns.put(name, new Column(columns.size(), name, List.copyOf(values.keySet()))));
    int last = people.stream().flatMapToInt(p -> Arrays.stream(visitsOf(p))).max().orElse(ABSENT);
    List<Value> numbers = new ArrayList<>();
    for (int visit = 1; visit <= last + 1; visit++) {
      numbers.add(new Value.Numeric(BigDecimal.valueOf(visit)));
    }
    columns.put(VISIT, new Column(columns.size(), VISIT, List.copyOf(numbers)));
    columns.put(TOUCH, new Column(columns.size(), TOUCH, List.of(new Value.Bool(true))));
  }

  private void addValue(String column, Value value) {
    Map<Value, Integer> known = codes.computeIfAbsent(column, name -> new LinkedHashMap<>());
    known.putIfAbsent(value, known.size());
  }

  private static String columnOf(Row row, String property) {
    return row.event().equals(Row.IDENTIFY) ? TRAITS + property : property;
  }

  private int idOf(Row row) {
    return row.isEvent() ? event(row.event()) : IDENTIFY;
  }

  ColumnShard shard(List<Person> people) {
    int rows = people.stream().mapToInt(p -> p.rows().size()).sum();
    long[] times = new long[rows];
    int[] events = new int[rows];
    long[] sequences = new long[rows];
    long[] persons = new long[people.size()];
    int[] starts = new int[people.size() + 1];
    List<Row> all = new ArrayList<>();
    for (int p = 0; p < persons.length; p++) {
      persons[p] = people.get(p).id();
      for (Row row : people.get(p).rows()) {
        times[all.size()] = row.timeMillis();
        events[all.size()] = idOf(row);
        sequences[all.size()] = row.sequence();
        all.add(row);
      }
      starts[p + 1] = all.size();
    }
    Columns built = Columns.of(times, events, sequences, rows);
    columns.forEach((name, column) ->
        built.put(
            column.id(),
            switch (name) {
              case VISIT -> visits(people, rows);
              case TOUCH -> touches(people, rows);
              default -> codes(name, all);
            }));
    return ColumnShard.of(built, persons, starts);
  }

  /** By the pause of 30 minutes, and by the property {@code session} where a row has it. */
  private static int[] visitsOf(Person person) {
    var walk = new VisitWalk(new Origins(), VisitWalk.PAUSE_MILLIS);
    walk.person();
    Map<Value, Long> sessions = new HashMap<>();
    int[] visits = new int[person.rows().size()];
    for (int i = 0; i < visits.length; i++) {
      Row row = person.rows().get(i);
      visits[i] = ABSENT;
      if (row.isEvent()) {
        long session = session(row.properties().get("session"), sessions);
        walk.row(row.timeMillis(), EventKind.of(row.event()), session, ABSENT);
        visits[i] = walk.visit();
      }
    }
    return visits;
  }

  private static long session(@Nullable Value named, Map<Value, Long> known) {
    if (named == null) {
      return VisitWalk.NO_SESSION;
    }
    return named.asKey().equals("none")
        ? VisitWalk.NO_VISIT
        : known.computeIfAbsent(named, v -> known.size() + 1L);
  }

  private static Codes visits(List<Person> people, int rows) {
    Codes built = Codes.absent(rows, rows);
    int at = 0;
    for (Person person : people) {
      for (int visit : visitsOf(person)) {
        built.set(at++, visit);
      }
    }
    return built;
  }

  /** What opens a visit or says where somebody came from. */
  private static Codes touches(List<Person> people, int rows) {
    Codes built = Codes.absent(rows, 1);
    int at = 0;
    for (Person person : people) {
      var opened = new HashSet<Integer>();
      int[] visits = visitsOf(person);
      for (int i = 0; i < visits.length; i++) {
        Row row = person.rows().get(i);
        boolean opens = visits[i] != ABSENT && opened.add(visits[i]);
        boolean brings = row.isEvent() && BROUGHT.stream().anyMatch(row.properties()::containsKey);
        built.set(at++, opens || brings ? 0 : ABSENT);
      }
    }
    return built;
  }

  private Codes codes(String column, List<Row> rows) {
    Map<Value, Integer> known = codes.getOrDefault(column, Map.of());
    Codes built = Codes.absent(rows.size(), known.size());
    for (int i = 0; i < rows.size(); i++) {
      for (Map.Entry<String, Value> property : rows.get(i).properties().entrySet()) {
        if (columnOf(rows.get(i), property.getKey()).equals(column)) {
          built.set(i, known.getOrDefault(property.getValue(), ABSENT));
        }
      }
    }
    return built;
  }

  @Override
  public int events() {
    return names.size();
  }

  @Override
  public int event(String name) {
    return ids.getOrDefault(name, ABSENT);
  }

  @Override
  public String eventName(int id) {
    return names.get(id);
  }

  @Override
  public long eventCount(int id) {
    return counts[id];
  }

  @Override
  public synchronized Column column(String name) {
    String own = name.startsWith(OWN) ? name.substring(OWN.length()) : name;
    return columns.computeIfAbsent(own, n -> new Column(columns.size(), n, List.of()));
  }
}
