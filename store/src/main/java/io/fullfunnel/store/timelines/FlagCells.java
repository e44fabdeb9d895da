package io.fullfunnel.store.timelines;

import io.fullfunnel.engine.Codes;
import io.fullfunnel.engine.Columns;
import io.fullfunnel.engine.Dictionary;
import io.fullfunnel.engine.Value;
import io.fullfunnel.store.traffic.ShardFlags;
import io.fullfunnel.store.traffic.Sign;
import io.fullfunnel.store.traffic.TrafficColumns;
import java.util.List;
import java.util.Map;

/** The columns {@code bot} and {@code internal}: false or true of every event. */
record FlagCells(TrafficColumns flags, int signs) implements DerivedColumns.Cells {
  private static final Map<String, Integer> SIGNS =
      Map.of("bot", Sign.BOTS, "internal", Sign.INTERNAL);

  static boolean has(String name) {
    return SIGNS.containsKey(name);
  }

  static FlagCells of(String name, TrafficColumns flags) {
    return new FlagCells(flags, SIGNS.getOrDefault(name, 0));
  }

  @Override
  public List<Value> values() {
    return List.of(new Value.Bool(false), new Value.Bool(true));
  }

  @Override
  public void put(int column, int shard, Columns rows) {
    ShardFlags of = flags.shards().get(shard);
    Codes codes = Codes.absent(rows.rows(), 1);
    for (int row = 0; row < rows.rows(); row++) {
      if (rows.event(row) >= Dictionary.FIRST_EVENT) {
        codes.set(row, (of.at(row) & signs) == 0 ? 0 : 1);
      }
    }
    rows.put(column, codes);
  }
}
