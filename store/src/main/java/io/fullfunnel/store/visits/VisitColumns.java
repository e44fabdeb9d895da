package io.fullfunnel.store.visits;

import io.fullfunnel.engine.ArrayBytes;
import io.fullfunnel.engine.visits.Origins;
import java.util.List;
import java.util.Set;

/**
 * Visits, origins and touches of everybody in a snapshot.
 *
 * @param shards in the order of the snapshot's shards
 * @param origins what the codes of origins mean
 * @param ownHosts hosts that counted as the workspace's own
 */
public record VisitColumns(List<ShardVisits> shards, Origins origins, Set<String> ownHosts) {
  public VisitColumns {
    shards = List.copyOf(shards);
    ownHosts = Set.copyOf(ownHosts);
  }

  /** Adds what the codes take in memory. */
  public void count(ArrayBytes to) {
    for (ShardVisits shard : shards) {
      shard.visits().count(to);
      shard.origins().count(to);
      shard.touches().count(to);
    }
  }

  /** Visits of one person, at most. */
  public int most() {
    return shards.stream().mapToInt(ShardVisits::most).max().orElse(0);
  }
}
