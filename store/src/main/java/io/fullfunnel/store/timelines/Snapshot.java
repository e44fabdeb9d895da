package io.fullfunnel.store.timelines;

import io.fullfunnel.engine.ArrayBytes;
import io.fullfunnel.engine.Codes;
import io.fullfunnel.engine.Column;
import io.fullfunnel.engine.Columns;
import io.fullfunnel.engine.Dataset;
import io.fullfunnel.engine.Dictionary;
import io.fullfunnel.engine.Scope;
import io.fullfunnel.engine.Shard;
import io.fullfunnel.engine.Value;
import io.fullfunnel.engine.columns.ColumnShard;
import io.fullfunnel.store.channels.Channels;
import io.fullfunnel.store.pages.PageGroups;
import io.fullfunnel.store.table.PropertyCodes;
import io.fullfunnel.store.table.Said;
import io.fullfunnel.store.traffic.TrafficColumns;
import io.fullfunnel.store.traffic.TrafficReader;
import io.fullfunnel.store.traffic.TrafficRules;
import io.fullfunnel.store.visits.VisitColumns;
import io.fullfunnel.store.visits.VisitReader;
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
  /** Between the name of a column and the rules by which it is made; in no name of a property. */
  private static final String BY = "\u0000";

  private final long position;
  private final Facts facts;
  private final List<ColumnShard> shards;
  private final List<String> names;
  private final long[] counts;
  private final Map<String, Integer> ids = new HashMap<>();
  private final long bytesBeside;
  private final PropertyReader properties;
  private final DerivedColumns derived;
  private final Map<String, Column> columns = new ConcurrentHashMap<>();
  private final Map<Said, Column> said = new ConcurrentHashMap<>();
  private final Map<Sifting, Sifted> siftings = new HashMap<>();

  /** Of the distinct values of columns. */
  private volatile long valueBytes;

  private Snapshot(Timelines timelines, PropertyReader properties, Deriving deriving)
      throws IOException {
    this.position = timelines.position();
    this.facts = timelines.facts();
    this.shards = timelines.shards();
    this.bytesBeside = timelines.bytesBeside();
    this.names = timelines.eventNames();
    this.counts = timelines.eventCounts();
    this.properties = properties;
    this.derived =
        new DerivedColumns(
            deriving,
            new VisitReader.People(timelines, shards, position, names),
            new TrafficReader.People(
                timelines, shards, position, names, timelines.facts().traces().bits()));
    for (int id = FIRST_EVENT; id < names.size(); id++) {
      ids.put(names.get(id), id);
    }
  }

  /** The people as they stand in {@code timelines} now. */
  public static Snapshot of(Timelines timelines, PropertyReader properties, Deriving deriving)
      throws IOException {
    return new Snapshot(timelines, properties, deriving);
  }

  /** The people as these rules see them. */
  public View by(Channels channels, Sifting sifting) throws IOException {
    Sifted left = sifting.isNothing() ? null : sifted(sifting);
    return new ByRules(this, channels, sifting.rules(), derived.pageGroups(), left);
  }

  /** What is left of the people; the last ones asked for are kept. */
  private synchronized Sifted sifted(Sifting sifting) throws IOException {
    Sifted known = siftings.get(sifting);
    if (known == null) {
      known =
          new Sifted(
              shards,
              derived.traffic(sifting.rules()),
              sifting.bots(),
              sifting.internal(),
              names.size());
      siftings.keySet().removeIf(other -> !other.rules().equals(sifting.rules()));
      siftings.put(sifting, known);
    }
    return known;
  }

  /** Flags of the people by these rules. */
  public TrafficColumns traffic(TrafficRules rules) throws IOException {
    return derived.traffic(rules);
  }

  /** The shards in the order of {@link #traffic}. */
  public List<ColumnShard> columnShards() {
    return shards;
  }

  /** Visits, origins and touches of the people. */
  public VisitColumns visitColumns() throws IOException {
    return derived.visits();
  }

  /** Bytes of memory that the people and all their columns so far take, about. */
  public long bytes() {
    ArrayBytes all = new ArrayBytes();
    shards.forEach(shard -> shard.count(all));
    derived.count(all);
    return all.bytes() + valueBytes + bytesBeside;
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
  public Column accounts() {
    return said(Said.ACCOUNT);
  }

  @Override
  public Column devices() {
    return said(Said.DEVICE);
  }

  private Column said(Said what) {
    return column(
        said,
        what,
        what.name(),
        () -> gathered("said " + what, properties.ask(table -> table.read(what))));
  }

  @Override
  public Column column(String name) {
    return column(name, derived.channels(), derived.trafficRules(), derived.pageGroups());
  }

  /** Whether a name is one of those that come from visits or rules, whatever the events bring. */
  public boolean derives(String name) {
    return DerivedColumns.byRules(name)
        || DerivedColumns.has(name)
        || FlagCells.has(name)
        || (PageGroups.derives(name) && !derived.pageGroups().isEmpty());
  }

  /** A column, by these rules if it depends on them. */
  Column column(String name, Channels channels, TrafficRules traffic, PageGroups groups) {
    if (PageGroups.derives(name) && !groups.isEmpty()) {
      return column(
          name,
          name + BY + groups.id(),
          () -> DerivedColumns.ofGroups(name, groups, plain(PageGroups.PATH)));
    }
    if (FlagCells.has(name)) {
      return column(
          name, name + BY + traffic.json(), () -> FlagCells.of(name, derived.traffic(traffic)));
    }
    return DerivedColumns.byRules(name)
        ? column(name, name + BY + channels.id(), () -> derived.byRules(name, channels))
        : plain(name);
  }

  private Column plain(String name) {
    return DerivedColumns.has(name)
        ? column(name, name, () -> derived.of(name))
        : column(
            name, name, () -> gathered("name " + name, properties.ask(table -> table.read(name))));
  }

  /** How a column is made. */
  private interface Making {
    DerivedColumns.Cells make() throws IOException;
  }

  private Column column(String name, String key, Making making) {
    return column(columns, key, name, making);
  }

  private <K> Column column(Map<K, Column> all, K key, String name, Making making) {
    Column known = all.get(key);
    return known == null ? made(all, key, name, making) : known;
  }

  /** One is made at a time; questions whose columns are known do not wait. */
  private synchronized <K> Column made(Map<K, Column> all, K key, String name, Making making) {
    Column known = all.get(key);
    if (known != null) {
      return known;
    }
    try {
      DerivedColumns.Cells cells = making.make();
      if (DerivedColumns.knowsOwn(name)) {
        PropertyCodes own = properties.ask(table -> table.read("properties." + name));
        cells = derived.withOwn(name, cells, own);
      }
      Column column = new Column(columns.size() + said.size(), name, cells.values());
      long bytes = ValueBytes.of(column.values());
      derived.keeps(bytes);
      valueBytes += bytes;
      for (int shard = 0; shard < shards.size(); shard++) {
        cells.put(column.id(), shard, shards.get(shard).columns());
      }
      all.put(key, column);
      return column;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private DerivedColumns.Cells gathered(String key, PropertyCodes property) {
    List<Codes> codes =
        property.values().isEmpty() ? List.of() : derived.gathered().of(key, property, shards);
    return new DerivedColumns.Cells() {
      @Override
      public List<Value> values() {
        return property.values();
      }

      @Override
      public void put(int column, int shard, Columns rows) {
        if (!codes.isEmpty()) {
          rows.put(column, codes.get(shard));
        }
      }
    };
  }
}
