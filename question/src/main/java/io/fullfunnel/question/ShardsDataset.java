package io.fullfunnel.question;

import io.fullfunnel.engine.Column;
import io.fullfunnel.engine.Dataset;
import io.fullfunnel.engine.Dictionary;
import io.fullfunnel.engine.Scope;
import io.fullfunnel.engine.Shard;
import io.fullfunnel.engine.stored.FileKey;
import io.fullfunnel.engine.stored.StoredShard;
import io.fullfunnel.store.table.KeyNames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot's people as the engine reads them. Shards know the columns that were asked for before
 * them, so that only these are read. A property that occurs and is not held is refused by name.
 */
final class ShardsDataset implements Dataset, Dictionary {
  private final ShardsSnapshot snapshot;
  private final String rules;
  private final int leftOut;
  private final long[] counts;
  private final List<Integer> people;
  private final Map<String, Integer> ids = new HashMap<>();
  private final Set<Integer> asked = new TreeSet<>();
  private @Nullable List<Shard> shards;

  /**
   * @param rules for channels
   * @param leftOut flags of events that are left out
   */
  ShardsDataset(ShardsSnapshot snapshot, String rules, int leftOut) {
    this.snapshot = snapshot;
    this.rules = rules;
    this.leftOut = leftOut;
    this.counts = snapshot.manifest().counts(leftOut);
    this.people = snapshot.manifest().shards();
    for (int id = FIRST_EVENT; id < counts.length; id++) {
      ids.put(snapshot.events().get(id), id);
    }
  }

  @Override
  public Dictionary dictionary() {
    return this;
  }

  @Override
  public synchronized List<Shard> shards(Scope scope) {
    List<Shard> known = shards;
    if (known == null) {
      known = new ArrayList<>();
      int[] columns = asked.stream().mapToInt(Integer::intValue).toArray();
      long id = snapshot.manifest().id();
      for (int shard = 0; shard < people.size(); shard++) {
        FileKey key = new FileKey(id, shard, FileKey.ROWS);
        known.add(new StoredShard(snapshot.place(), key, people.get(shard), leftOut, columns));
      }
      shards = known;
    }
    return known;
  }

  @Override
  public int events() {
    return counts.length;
  }

  @Override
  public int event(String name) {
    return ids.getOrDefault(name, ABSENT);
  }

  @Override
  public String eventName(int id) {
    return snapshot.events().get(id);
  }

  @Override
  public long eventCount(int id) {
    return counts[id];
  }

  @Override
  public Column column(String name) {
    return column(name, ShardColumns.key(name, rules));
  }

  @Override
  public Column accounts() {
    return column("account", ShardColumns.ACCOUNT);
  }

  @Override
  public Column devices() {
    return column("anonymousId", ShardColumns.DEVICE);
  }

  private synchronized Column column(String name, String key) {
    int column = snapshot.column(key);
    if (column < 0) {
      refuseUnheld(key);
      return new Column(snapshot.manifest().columns().size(), name, List.of());
    }
    Column held = new Column(column, name, snapshot.values(column));
    if (!held.values().isEmpty() && asked.add(column)) {
      shards = null;
    }
    return held;
  }

  /** What nobody ever sent is absent; what was sent and is not here must not pass for it. */
  private void refuseUnheld(String key) {
    boolean trait = key.startsWith(ShardColumns.TRAIT);
    String name = key.substring(trait ? ShardColumns.TRAIT.length() : ShardColumns.OWN.length());
    KeyNames known = snapshot.manifest().known();
    List<String> names = trait ? known.traits() : known.properties();
    int dot = name.indexOf('.');
    if (names.contains(name) || (dot >= 0 && names.contains(name.substring(0, dot)))) {
      String said = (trait ? Condition.PERSON : "") + name;
      throw new QuestionException(
          "",
          "This snapshot does not hold "
              + Words.quote(said)
              + ". Export it again with --property "
              + said
              + ", or ask the workspace.");
    }
  }
}
