package io.fullfunnel.store.timelines;

import io.fullfunnel.engine.ArrayBytes;
import io.fullfunnel.engine.columns.ColumnShard;
import io.fullfunnel.store.people.Strands;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The shards that most people stand in, and who is hidden there: those whose present timeline
 * stands in the tail. Shards are read from files on first use. When the tail is long, people of it
 * are taken back in: their shard is made anew in memory, beside the one that snapshots hold. Not
 * thread-safe.
 */
final class Base {
  private final @Nullable Path files;
  private @Nullable BaseShard[] shards;
  private BitSet[] hidden;

  /** The shard that is made anew next. */
  private int next;

  /**
   * @param files where the shards are; null if there are none
   */
  Base(@Nullable Path files, int shards) {
    this.files = files;
    this.shards = new @Nullable BaseShard[shards];
    this.hidden = noneHidden(shards);
  }

  private static BitSet[] noneHidden(int shards) {
    BitSet[] none = new BitSet[shards];
    Arrays.setAll(none, shard -> new BitSet());
    return none;
  }

  int size() {
    return shards.length;
  }

  BaseShard shard(int number) throws IOException {
    BaseShard rows = shards[number];
    if (rows == null) {
      if (files == null) {
        throw new IllegalStateException("shard " + number + " of no base");
      }
      rows = ShardFile.read(Generation.shardFile(files, number));
      shards[number] = rows;
    }
    return rows;
  }

  /** The rows of a person that stands here and is not hidden, or null. */
  @Nullable Rows rowsOf(int root) throws IOException {
    if (shards.length == 0) {
      return null;
    }
    int number = ShardBuilder.shardOf(root, shards.length);
    int person = shard(number).indexOf(root);
    return person < 0 || hidden[number].get(person) ? null : shard(number).rowsOf(person);
  }

  /** Hides a person that stands here. */
  void hide(int root) throws IOException {
    int number = ShardBuilder.shardOf(root, shards.length);
    hidden[number].set(shard(number).indexOf(root));
  }

  /** Hears the rows of a person. */
  interface RowsVisitor {
    void rows(Rows rows) throws IOException;
  }

  /** Hands over everybody who is not hidden, and lets go of each shard. */
  void drain(RowsVisitor visitor) throws IOException {
    for (int number = 0; number < shards.length; number++) {
      BaseShard rows = shard(number);
      for (int person = 0; person < rows.roots().length; person++) {
        if (!hidden[number].get(person)) {
          visitor.rows(rows.rowsOf(person));
        }
      }
      shards[number] = null;
    }
  }

  /** All shards as they stand now, without property columns. */
  List<ColumnShard> columnShards() throws IOException {
    List<ColumnShard> all = new ArrayList<>();
    for (int number = 0; number < shards.length; number++) {
      BaseShard rows = shard(number);
      BitSet promoted = hidden[number].isEmpty() ? null : (BitSet) hidden[number].clone();
      all.add(
          new ColumnShard(
              rows.columns().bare(), rows.persons(), rows.starts(), rows.masks(), promoted));
    }
    return all;
  }

  /**
   * Takes people of the tail in, shard after shard, until so many rows are written.
   *
   * @param wanted shards that there are to be; where there are fewer, all are made anew
   */
  void take(Tail tail, Strands strands, int wanted, long rows) throws IOException {
    if (wanted > shards.length) {
      split(wanted, strands);
    }
    int[][] roots = tail.roots(shards.length);
    long written = 0;
    for (int count = 0; count < shards.length && written < rows; count++) {
      int number = next;
      next = (next + 1) & (shards.length - 1);
      if (roots[number].length > 0 || !hidden[number].isEmpty()) {
        BaseShard made =
            made(
                shard(number), hidden[number], number, shards.length, tail, roots[number], strands);
        shards[number] = made;
        hidden[number] = new BitSet();
        written += made.rows();
      }
    }
  }

  private void split(int wanted, Strands strands) throws IOException {
    @Nullable BaseShard[] parts = new @Nullable BaseShard[wanted];
    Tail nobody = new Tail();
    for (int part = 0; part < wanted; part++) {
      boolean isFirst = shards.length == 0;
      BaseShard of = isFirst ? BaseShard.NOBODY : shard(part & (shards.length - 1));
      BitSet out = isFirst ? new BitSet() : hidden[part & (shards.length - 1)];
      parts[part] = made(of, out, part, wanted, nobody, new int[0], strands);
    }
    shards = parts;
    hidden = noneHidden(wanted);
    next = 0;
  }

  /**
   * A shard with those of another one who are not hidden and belong here, and with people of the
   * tail.
   *
   * @param roots of the tail's people, in order
   */
  private static BaseShard made(
      BaseShard of, BitSet out, int number, int shards, Tail tail, int[] roots, Strands strands) {
    int[] people = of.roots();
    Rows rows = new Rows(of.rows() + 16);
    int[] persons = new int[people.length + roots.length];
    int[] starts = new int[persons.length + 1];
    int size = 0;
    int here = 0;
    int there = 0;
    while (here < people.length || there < roots.length) {
      int root;
      int before = rows.size;
      if (there == roots.length || (here < people.length && people[here] < roots[there])) {
        root = people[here];
        if (!out.get(here) && ShardBuilder.shardOf(root, shards) == number) {
          of.addTo(rows, here);
        }
        here++;
      } else {
        root = roots[there++];
        rows.addAll(tail.take(root));
      }
      if (rows.size > before) {
        persons[size++] = root;
        starts[size] = rows.size;
      }
    }
    return BaseShard.of(
        rows, Arrays.copyOf(persons, size), Arrays.copyOf(starts, size + 1), strands);
  }

  /** Adds what stands beside the columns of the shards that were read. */
  void countBeside(ArrayBytes to) {
    for (BaseShard shard : shards) {
      if (shard != null) {
        shard.countBeside(to);
      }
    }
  }
}
