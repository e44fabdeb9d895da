package io.fullfunnel.store.timelines;

import io.fullfunnel.engine.Columns;
import io.fullfunnel.engine.columns.ColumnShard;
import io.fullfunnel.store.people.Strands;
import java.util.Arrays;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The present timelines of promoted people: those whose timeline changed since the base was built.
 * Sorted by their oldest strand. Not thread-safe.
 */
final class Tail {
  private final TreeMap<Integer, Rows> people = new TreeMap<>();
  private long rows;

  boolean has(int root) {
    return people.containsKey(root);
  }

  int size() {
    return people.size();
  }

  long rows() {
    return rows;
  }

  /** Takes a person in with the rows of the base. */
  void promote(int root, Rows base) {
    people.put(root, base);
    rows += base.size;
  }

  void insert(int root, int strand, long time, int event, long sequence) {
    Rows timeline = people.get(root);
    if (timeline == null) {
      throw new IllegalStateException("strand " + root + " is not promoted");
    }
    timeline.insert(strand, time, event, sequence);
    rows++;
  }

  /** Takes a person's rows out. */
  Rows take(int root) {
    Rows gone = people.remove(root);
    if (gone == null) {
      throw new IllegalStateException("strand " + root + " is not promoted");
    }
    rows -= gone.size;
    return gone;
  }

  /** The rows of a promoted person, or null. */
  @Nullable Rows rowsOf(int root) {
    return people.get(root);
  }

  /** Two promoted people become one. */
  void join(int root, int former) {
    @Nullable Rows kept = people.get(root);
    @Nullable Rows gone = people.remove(former);
    if (kept == null || gone == null) {
      throw new IllegalStateException("strands " + root + " and " + former + " are not promoted");
    }
    people.put(root, Rows.merged(kept, gone));
  }

  /** Whom it holds, by the shard of a base of so many; each in order. */
  int[][] roots(int shards) {
    int[] sizes = new int[shards];
    for (int root : people.keySet()) {
      sizes[ShardBuilder.shardOf(root, shards)]++;
    }
    int[][] roots = new int[shards][];
    Arrays.setAll(roots, shard -> new int[sizes[shard]]);
    Arrays.fill(sizes, 0);
    for (int root : people.keySet()) {
      int shard = ShardBuilder.shardOf(root, shards);
      roots[shard][sizes[shard]++] = root;
    }
    return roots;
  }

  /** All rows, person by person. */
  Iterable<Rows> timelines() {
    return people.values();
  }

  /** The tail as a shard; who has no rows (only an alias so far) is no person yet. */
  ColumnShard shard(Strands strands) {
    int count = Math.toIntExact(rows);
    long[] times = new long[count];
    int[] events = new int[count];
    long[] sequences = new long[count];
    int known = (int) people.values().stream().filter(timeline -> timeline.size > 0).count();
    long[] persons = new long[known];
    long[] masks = new long[known];
    int[] starts = new int[known + 1];
    int person = 0;
    int at = 0;
    for (var entry : people.entrySet()) {
      Rows timeline = entry.getValue();
      if (timeline.size == 0) {
        continue;
      }
      System.arraycopy(timeline.times, 0, times, at, timeline.size);
      System.arraycopy(timeline.events, 0, events, at, timeline.size);
      System.arraycopy(timeline.sequences, 0, sequences, at, timeline.size);
      for (int row = 0; row < timeline.size; row++) {
        masks[person] |= 1L << timeline.events[row];
      }
      persons[person] = strands.id(entry.getKey());
      at += timeline.size;
      starts[++person] = at;
    }
    return new ColumnShard(
        Columns.of(times, events, sequences, count), persons, starts, masks, null);
  }
}
