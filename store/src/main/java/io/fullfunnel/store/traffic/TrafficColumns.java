package io.fullfunnel.store.traffic;

import java.util.List;

/** The flags of everybody in a snapshot, by one version of the rules. */
public final class TrafficColumns {
  private final List<ShardFlags> shards;
  private final Signed signed;

  TrafficColumns(List<ShardFlags> shards, Signed signed) {
    this.shards = List.copyOf(shards);
    this.signed = signed;
  }

  /** In the order of the snapshot's shards. */
  public List<ShardFlags> shards() {
    return shards;
  }

  /** Whether nothing is flagged at all. */
  public boolean isEmpty() {
    return signed.isEmpty() && shards.stream().allMatch(ShardFlags::isEmpty);
  }

  /** Whether any event carries a sign itself. */
  public boolean anySigned() {
    return !signed.isEmpty();
  }

  /** The signs of an event that belongs to nobody: those that it carries itself. */
  public int ofNobody(long sequence) {
    return signed.at(sequence);
  }
}
