package io.fullfunnel.store.timelines;

import io.fullfunnel.engine.Codes;
import io.fullfunnel.engine.Column;
import io.fullfunnel.engine.Columns;
import io.fullfunnel.engine.Dataset;
import io.fullfunnel.engine.Dictionary;
import io.fullfunnel.engine.Scope;
import io.fullfunnel.engine.Shard;
import io.fullfunnel.engine.columns.ColumnShard;
import io.fullfunnel.store.table.PropertyCodes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A workspace's people at one position of the journal, as the engine reads them. Immutable, but for
 * property columns that appear when they are first asked for. Thread-safe.
 */
public final class Snapshot implements Dataset, Dictionary {
  private final long position;
  private final Facts facts;
  private final List<ColumnShard> shards;
  private final List<String> names;
  private final long[] counts;
  private final Map<String, Integer> ids = new HashMap<>();
  private final PropertyReader properties;
  private final Map<String, Column> columns = new ConcurrentHashMap<>();

  private Snapshot(Timelines timelines, PropertyReader properties) throws IOException {
    this.position = timelines.position();
    this.facts = timelines.facts();
    this.shards = timelines.shards();
    this.names = timelines.eventNames();
    this.counts = timelines.eventCounts();
    this.properties = properties;
    for (int id = FIRST_EVENT; id < names.size(); id++) {
      ids.put(names.get(id), id);
    }
  }

  /** The people as they stand in {@code timelines} now. */
  public static Snapshot of(Timelines timelines, PropertyReader properties) throws IOException {
    return new Snapshot(timelines, properties);
  }

  /** The journal sequence up to which everything is in. */
  public long position() {
    return position;
  }

  public Facts facts() {
    return facts;
  }

  /** People with at least one row. */
  public long people() {
    long people = 0;
    for (ColumnShard shard : shards) {
      people += shard.people();
    }
    return people;
  }

  @Override
  public Dictionary dictionary() {
    return this;
  }

  @Override
  public List<Shard> shards(Scope scope) {
    return List.copyOf(shards);
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

  /** The column of a property if some question asked for it, else null. */
  public @Nullable Column known(String name) {
    return columns.get(name);
  }

  @Override
  public Column column(String name) {
    Column known = columns.get(name);
    return known == null ? read(name) : known;
  }

  /** One reads at a time; questions whose columns are known do not wait. */
  private synchronized Column read(String name) {
    Column known = columns.get(name);
    if (known != null) {
      return known;
    }
    try {
      PropertyCodes property = properties.read(name);
      Column column = new Column(columns.size(), name, property.values());
      for (ColumnShard shard : shards) {
        gather(shard.columns(), column.id(), property);
      }
      columns.put(name, column);
      return column;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void gather(Columns rows, int column, PropertyCodes property) {
    int largest = property.values().size() - 1;
    if (largest < 0) {
      return;
    }
    Codes codes = Codes.absent(rows.rows(), largest);
    for (int row = 0; row < rows.rows(); row++) {
      codes.set(row, property.code(rows.sequence(row)));
    }
    rows.put(column, codes);
  }
}
