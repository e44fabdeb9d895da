package io.fullfunnel.store.timelines;

import io.fullfunnel.engine.ArrayBytes;
import io.fullfunnel.engine.Codes;
import io.fullfunnel.engine.Column;
import io.fullfunnel.engine.Columns;
import io.fullfunnel.engine.Dictionary;
import io.fullfunnel.engine.Value;
import io.fullfunnel.engine.visits.OriginField;
import io.fullfunnel.engine.visits.Origins;
import io.fullfunnel.store.channels.Arrival;
import io.fullfunnel.store.channels.Channels;
import io.fullfunnel.store.pages.PageGroups;
import io.fullfunnel.store.table.PropertyCodes;
import io.fullfunnel.store.traffic.TrafficColumns;
import io.fullfunnel.store.traffic.TrafficReader;
import io.fullfunnel.store.traffic.TrafficRules;
import io.fullfunnel.store.visits.VisitColumns;
import io.fullfunnel.store.visits.VisitReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The columns of one snapshot that come from visits: each is a table away from the codes of visits
 * or origins, so that a rule that changes costs nothing per event.
 */
final class DerivedColumns {
  /** Whether a row is a touch. */
  static final String TOUCH = "visit.touch";

  private static final String VISIT = "visit";

  private static final String CHANNEL = OriginField.CHANNEL.label();

  /** Columns that depend on the rules for channels. */
  private static final Set<String> BY_RULES =
      Set.of(CHANNEL, OriginField.SOURCE.label(), OriginField.MEDIUM.label());

  /** Columns that are as the touch brought them. */
  private static final Map<String, OriginField> AS_ARRIVED =
      Map.of(
          OriginField.CAMPAIGN.label(),
          OriginField.CAMPAIGN,
          OriginField.CONTENT.label(),
          OriginField.CONTENT,
          OriginField.TERM.label(),
          OriginField.TERM,
          OriginField.REFERRER.label(),
          OriginField.REFERRER);

  private final Deriving deriving;
  private final VisitReader.People people;
  private final TrafficReader.People flagged;
  private volatile @Nullable VisitColumns read;
  private volatile @Nullable TrafficColumns flags;
  private TrafficRules flaggedBy = TrafficRules.DEFAULT;

  DerivedColumns(Deriving deriving, VisitReader.People people, TrafficReader.People flagged) {
    this.deriving = deriving;
    this.people = people;
    this.flagged = flagged;
  }

  /** A column of all shards, not yet in its place. */
  interface Cells {
    List<Value> values();

    void put(int column, int shard, Columns rows);
  }

  static boolean byRules(String name) {
    return BY_RULES.contains(name);
  }

  static boolean has(String name) {
    return name.equals(VISIT) || name.equals(TOUCH) || AS_ARRIVED.containsKey(name);
  }

  /** Whether the event's own property of that name counts too. */
  static boolean knowsOwn(String name) {
    return AS_ARRIVED.containsKey(name) || byRules(name);
  }

  Channels channels() {
    return deriving.channels();
  }

  PageGroups pageGroups() {
    return deriving.pageGroups();
  }

  /** A property of page groups: a table away from the column of paths. */
  static Cells ofGroups(String name, PageGroups groups, Column paths) {
    PageGroups.Derived derived = groups.derive(name, paths.values());
    return new OfPaths(derived.values(), derived.codes(), paths.id());
  }

  @SuppressWarnings("ArrayRecordComponent") // handed to the columns, never compared
  private record OfPaths(List<Value> values, int[] codes, int paths) implements Cells {
    @Override
    public void put(int column, int shard, Columns rows) {
      rows.put(column, paths, codes);
    }
  }

  synchronized VisitColumns visits() throws IOException {
    VisitColumns known = read;
    if (known == null) {
      known = deriving.visits(people);
      read = known;
    }
    return known;
  }

  private long rows() {
    return people.shards().stream().mapToLong(shard -> shard.columns().rows()).sum();
  }

  Gathered gathered() {
    return deriving.gathered();
  }

  /** Adds what was derived so far. */
  void count(ArrayBytes to) {
    deriving.gathered().count(to);
    VisitColumns visits = read;
    if (visits != null) {
      visits.count(to);
    }
    TrafficColumns traffic = flags;
    if (traffic != null) {
      traffic.shards().forEach(shard -> shard.count(to));
    }
  }

  /** Says that so many bytes more are about to be kept. */
  void keeps(long bytes) {
    deriving.keeps(bytes);
  }

  TrafficRules trafficRules() {
    return deriving.trafficRules();
  }

  /** The flags by these rules; the last ones asked for are kept. */
  synchronized TrafficColumns traffic(TrafficRules rules) throws IOException {
    TrafficColumns known = flags;
    if (known == null || !rules.equals(flaggedBy)) {
      known = deriving.traffic(flagged, rules);
      flags = known;
      flaggedBy = rules;
    }
    return known;
  }

  /** A column that depends on no rule. */
  Cells of(String name) throws IOException {
    VisitColumns visits = visits();
    OriginField field = AS_ARRIVED.get(name);
    if (field != null) {
      int[] table = visits.origins().table(field);
      return new Through(texts(visits.origins().values(field)), table, visits);
    }
    return name.equals(VISIT) ? new Visits(visits) : new Touches(visits);
  }

  /** A column by the rules for channels. */
  Cells byRules(String name, Channels channels) throws IOException {
    VisitColumns visits = visits();
    if (name.equals(CHANNEL)) {
      return table(visits, parts -> channels.verdict(parts).channel());
    }
    boolean source = name.equals(OriginField.SOURCE.label());
    return table(
        visits,
        parts -> {
          Arrival arrival = channels.arrival(parts);
          return arrival.isDirect() ? null : source ? arrival.source() : arrival.medium();
        });
  }

  private static Through table(
      VisitColumns visits, Function<@Nullable String[], @Nullable String> text) {
    Origins origins = visits.origins();
    int size = origins.size();
    int[] table = new int[size + 1];
    table[0] = Dictionary.ABSENT;
    Map<String, Integer> codes = new HashMap<>();
    List<String> values = new ArrayList<>();
    for (int origin = 0; origin < size; origin++) {
      String value = text.apply(origins.texts(origin));
      if (value == null) {
        table[origin + 1] = Dictionary.ABSENT;
        continue;
      }
      Integer known = codes.putIfAbsent(value, values.size());
      table[origin + 1] = known == null ? values.size() : known;
      if (known == null) {
        values.add(value);
      }
    }
    return new Through(texts(values), table, visits);
  }

  private static List<Value> texts(List<String> values) {
    return values.stream().<Value>map(Value.Text::new).toList();
  }

  /** A table away from the origins. */
  @SuppressWarnings("ArrayRecordComponent") // handed to the columns, never compared
  private record Through(List<Value> values, int[] table, VisitColumns visits) implements Cells {
    @Override
    public void put(int column, int shard, Columns rows) {
      rows.put(column, visits.shards().get(shard).origins(), table);
    }
  }

  /** The number of the visit. */
  private record Visits(VisitColumns visits) implements Cells {
    @Override
    public List<Value> values() {
      List<Value> numbers = new ArrayList<>();
      for (int visit = 1; visit <= visits.most(); visit++) {
        numbers.add(new Value.Numeric(BigDecimal.valueOf(visit)));
      }
      return numbers;
    }

    @Override
    public void put(int column, int shard, Columns rows) {
      rows.put(column, visits.shards().get(shard).visits());
    }
  }

  /** Whether it is a touch. */
  private record Touches(VisitColumns visits) implements Cells {
    @Override
    public List<Value> values() {
      return List.of(new Value.Bool(true));
    }

    @Override
    public void put(int column, int shard, Columns rows) {
      rows.put(column, visits.shards().get(shard).touches());
    }
  }

  /**
   * The derived value, else the event's own property; of channels the own one first, for by the
   * rules every visit has one.
   */
  Cells withOwn(String name, Cells derived, PropertyCodes own) {
    if (own.values().isEmpty()) {
      return derived;
    }
    List<Value> values = new ArrayList<>(derived.values());
    Map<Value, Integer> codes = new HashMap<>();
    for (int code = 0; code < values.size(); code++) {
      codes.putIfAbsent(values.get(code), code);
    }
    int[] ofOwn = new int[own.values().size()];
    for (int code = 0; code < ofOwn.length; code++) {
      Value value = own.values().get(code);
      Integer known = codes.putIfAbsent(value, values.size());
      ofOwn[code] = known == null ? values.size() : known;
      if (known == null) {
        values.add(value);
      }
    }
    deriving.keeps(rows() * ValueBytes.width(values.size()));
    return new WithOwn(values, derived, own, ofOwn, name.equals(CHANNEL));
  }

  @SuppressWarnings("ArrayRecordComponent") // read here only, never compared
  private record WithOwn(
      List<Value> values, Cells derived, PropertyCodes own, int[] ofOwn, boolean ownFirst)
      implements Cells {
    @Override
    public void put(int column, int shard, Columns rows) {
      derived.put(column, shard, rows);
      Codes merged = Codes.absent(rows.rows(), values.size());
      for (int row = 0; row < rows.rows(); row++) {
        int code = rows.code(column, row);
        boolean open = ownFirst || code == Dictionary.ABSENT;
        if (open && rows.event(row) >= Dictionary.FIRST_EVENT) {
          int other = own.code(rows.sequence(row));
          code = other == Dictionary.ABSENT ? code : ofOwn[other];
        }
        merged.set(row, code);
      }
      rows.put(column, merged);
    }
  }
}
