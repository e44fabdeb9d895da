package io.fullfunnel.store.timelines;

import io.fullfunnel.engine.ArrayBytes;
import io.fullfunnel.engine.Codes;
import io.fullfunnel.engine.Columns;
import io.fullfunnel.engine.Value;
import io.fullfunnel.engine.columns.ColumnShard;
import io.fullfunnel.store.table.PropertyCodes;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Properties by the rows of people, from one snapshot to the next: shards of a base that stands are
 * gathered once, and then only those who changed since. Thread-safe.
 */
public final class Gathered {
  /** Columns that are kept; the one that was not asked for longest goes first. */
  private static final int MOST = 64;

  private final Map<String, Known> known = new LinkedHashMap<>(16, 0.75f, true);
  private final LongConsumer keeps;

  /** The same, for whoever counts while a column is being gathered. */
  private volatile List<Known> counted = List.of();

  /**
   * A column as it was gathered last.
   *
   * @param shards codes by the shard's event column, which a base hands to every snapshot
   */
  private record Known(List<Value> values, IdentityHashMap<Codes, Codes> shards) {
    /** Without shards that no longer stand. */
    Known of(IdentityHashMap<Codes, Codes> stand) {
      if (stand.keySet().containsAll(shards.keySet())) {
        return this;
      }
      IdentityHashMap<Codes, Codes> left = new IdentityHashMap<>(shards);
      left.keySet().retainAll(stand.keySet());
      return new Known(values, left);
    }
  }

  /**
   * @param keeps hears of bytes that are about to be taken
   */
  public Gathered(LongConsumer keeps) {
    this.keeps = keeps;
  }

  /** The codes of each shard's rows, in the order of the shards. */
  public synchronized List<Codes> of(String key, PropertyCodes property, List<ColumnShard> shards) {
    Known before = known.get(key);
    IdentityHashMap<Codes, Codes> stands =
        before != null && property.goesOnFrom(before.values())
            ? before.shards()
            : new IdentityHashMap<>();
    List<@Nullable Codes> found = new ArrayList<>();
    long rows = 0;
    for (ColumnShard shard : shards) {
      Codes codes = stands.get(shard.columns().events());
      found.add(codes);
      rows += codes == null ? shard.columns().rows() : 0;
    }
    keeps.accept(rows * ValueBytes.width(property.values().size()));
    List<Codes> all =
        IntStream.range(0, shards.size())
            .parallel()
            .mapToObj(shard -> {
              Codes codes = found.get(shard);
              return codes == null ? gathered(shards.get(shard).columns(), property) : codes;
            })
            .toList();
    IdentityHashMap<Codes, Codes> now = new IdentityHashMap<>();
    for (int shard = 0; shard < shards.size(); shard++) {
      now.put(shards.get(shard).columns().events(), all.get(shard));
    }
    known.replaceAll((name, column) -> column.of(now));
    known.put(key, new Known(property.values(), now));
    if (known.size() > MOST) {
      known.remove(known.keySet().iterator().next());
    }
    counted = List.copyOf(known.values());
    return all;
  }

  private static Codes gathered(Columns rows, PropertyCodes property) {
    Codes codes = Codes.absent(rows.rows(), property.values().size() - 1);
    for (int row = 0; row < rows.rows(); row++) {
      codes.set(row, property.code(rows.sequence(row)));
    }
    return codes;
  }

  /** Adds what is kept. */
  void count(ArrayBytes to) {
    counted.forEach(column -> column.shards().values().forEach(codes -> codes.count(to)));
  }
}
