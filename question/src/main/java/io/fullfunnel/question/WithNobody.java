package io.fullfunnel.question;

import io.fullfunnel.engine.Codes;
import io.fullfunnel.engine.Column;
import io.fullfunnel.engine.Columns;
import io.fullfunnel.engine.Dataset;
import io.fullfunnel.engine.Dictionary;
import io.fullfunnel.engine.Scope;
import io.fullfunnel.engine.Shard;
import io.fullfunnel.engine.Value;
import io.fullfunnel.engine.columns.ColumnShard;
import io.fullfunnel.engine.figures.Figures;
import io.fullfunnel.store.table.PropertyCodes;
import io.fullfunnel.store.table.WithoutPerson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * People's timelines, and one more of the events that belong to nobody, for figures that count
 * them. Serves one question; not for several threads.
 */
final class WithNobody implements Dataset {
  private final Dataset people;
  private final List<WithoutPerson.Row> rows;
  private final Reading properties;
  private final Names names;

  /** Where a property of all events comes from. */
  interface Reading {
    PropertyCodes read(String name) throws IOException;
  }

  WithNobody(Dataset people, WithoutPerson nobody, Reading properties) {
    this.people = people;
    this.rows = nobody.rows();
    this.properties = properties;
    this.names = new Names(people.dictionary());
    rows.forEach(row -> names.add(row.event()));
  }

  @Override
  public Dictionary dictionary() {
    return names;
  }

  @Override
  public List<Shard> shards(Scope scope) {
    List<Shard> shards = new ArrayList<>(people.shards(scope));
    shards.add(nobody());
    return shards;
  }

  private ColumnShard nobody() {
    int size = rows.size();
    long[] times = new long[size];
    int[] events = new int[size];
    long[] sequences = new long[size];
    for (int i = 0; i < size; i++) {
      times[i] = rows.get(i).timeMillis();
      events[i] = names.event(rows.get(i).event());
      sequences[i] = rows.get(i).sequence();
    }
    Columns built = Columns.of(times, events, sequences, size);
    for (Column column : names.asked.values()) {
      if (!column.values().isEmpty() && !column.name().equals("visit")) {
        built.put(column.id(), codes(column));
      }
    }
    return ColumnShard.of(built, new long[] {Figures.NOBODY}, new int[] {0, size});
  }

  /** The codes of a column of people; what only a visit gives, these events do not have. */
  private Codes codes(Column column) {
    Map<Value, Integer> known = new HashMap<>();
    for (Value value : column.values()) {
      known.put(value, known.size());
    }
    Codes codes = Codes.absent(rows.size(), known.size());
    PropertyCodes read = read(column.name());
    for (int i = 0; i < rows.size(); i++) {
      int code = read.code(rows.get(i).sequence());
      if (code != Dictionary.ABSENT) {
        codes.set(i, known.getOrDefault(read.values().get(code), Dictionary.ABSENT));
      }
    }
    return codes;
  }

  private PropertyCodes read(String name) {
    try {
      return properties.read(name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The people's dictionary with the names that only nobody's events have. */
  private static final class Names implements Dictionary {
    private final Dictionary of;
    private final List<String> more = new ArrayList<>();
    private final Map<String, Integer> ids = new HashMap<>();
    private final Map<String, Long> counts = new HashMap<>();
    private final Map<String, Column> asked = new LinkedHashMap<>();

    Names(Dictionary of) {
      this.of = of;
    }

    void add(String event) {
      counts.merge(event, 1L, Long::sum);
      if (of.event(event) == ABSENT && ids.putIfAbsent(event, events()) == null) {
        more.add(event);
      }
    }

    @Override
    public int events() {
      return of.events() + more.size();
    }

    @Override
    public int event(String name) {
      int id = of.event(name);
      return id == ABSENT ? ids.getOrDefault(name, ABSENT) : id;
    }

    @Override
    public String eventName(int id) {
      return id < of.events() ? of.eventName(id) : more.get(id - of.events());
    }

    @Override
    public long eventCount(int id) {
      long ofPeople = id < of.events() ? of.eventCount(id) : 0;
      return ofPeople + counts.getOrDefault(eventName(id), 0L);
    }

    @Override
    public Column column(String name) {
      Column column = of.column(name);
      asked.put(name, column);
      return column;
    }

    @Override
    public Column visits() {
      return of.visits();
    }
  }
}
