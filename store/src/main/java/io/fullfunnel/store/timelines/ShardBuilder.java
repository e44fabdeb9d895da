package io.fullfunnel.store.timelines;

import io.fullfunnel.store.people.People;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Makes base shards out of rows that come in any order: rows are spread over parts by strand, moved
 * to the part of their person where links join strands of different parts, and sorted part by part.
 * Memory holds one shard's rows at a time.
 */
final class ShardBuilder implements Closeable {
  /** Shards smaller than this are not worth a thread of their own. */
  private static final long ROWS_PER_SHARD = 500_000;

  private final People people;
  private final RowRuns runs;
  private final RowRuns moved;

  /** Takes the finished shards, in order. */
  interface Sink {
    void shard(int number, BaseShard shard) throws IOException;
  }

  ShardBuilder(People people, Path temporary) {
    this.people = people;
    this.runs = new RowRuns(temporary, "runs");
    this.moved = new RowRuns(temporary, "moved");
  }

  void add(int strand, long time, int event, long sequence) throws IOException {
    runs.add(part(strand), strand, time, event, sequence);
  }

  long rows() {
    return runs.rows();
  }

  /** Shards for so many rows: a power of two, at most one a part. */
  static int shardsFor(long rows) {
    int shards = 1;
    while (shards < RowRuns.PARTS && rows / shards > ROWS_PER_SHARD) {
      shards *= 2;
    }
    return shards;
  }

  /** The shard of a person in a base of so many shards. */
  static int shardOf(int root, int shards) {
    return root & (shards - 1);
  }

  /** Builds all shards; the builder is empty afterwards. */
  int build(Sink sink) throws IOException {
    int shards = shardsFor(runs.rows());
    moveToTheirPeople();
    Rows rows = new Rows(1024);
    Rows sorted = new Rows(1024);
    for (int shard = 0; shard < shards; shard++) {
      rows.clear();
      for (int part = shard; part < RowRuns.PARTS; part += shards) {
        runs.take(part, rows);
        moved.take(part, rows);
      }
      sink.shard(shard, sort(rows, sorted, shards, shard));
    }
    return shards;
  }

  private void moveToTheirPeople() throws IOException {
    boolean[] mixed = new boolean[RowRuns.PARTS];
    int strands = people.strands().size();
    for (int strand = 0; strand < strands; strand++) {
      mixed[part(strand)] |= part(people.person(strand)) != part(strand);
    }
    Rows rows = new Rows(1024);
    for (int part = 0; part < RowRuns.PARTS; part++) {
      if (!mixed[part]) {
        continue;
      }
      rows.clear();
      runs.take(part, rows);
      for (int row = 0; row < rows.size; row++) {
        int home = part(people.person(rows.strands[row]));
        moved.add(home, rows.strands[row], rows.times[row], rows.events[row], rows.sequences[row]);
      }
    }
  }

  /** Counting sort by person, then each person's rows by (time, sequence). */
  private BaseShard sort(Rows rows, Rows sorted, int shards, int shard) {
    int shift = Integer.numberOfTrailingZeros(shards);
    int[] place = new int[(people.strands().size() >>> shift) + 2];
    int[] roots = new int[rows.size];
    for (int row = 0; row < rows.size; row++) {
      roots[row] = people.person(rows.strands[row]);
      place[(roots[row] >>> shift) + 1]++;
    }
    int found = 0;
    for (int local = 1; local < place.length; local++) {
      if (place[local] > 0) {
        found++;
      }
      place[local] += place[local - 1];
    }
    int[] persons = new int[found];
    int[] starts = new int[found + 1];
    int person = 0;
    for (int local = 0; local + 1 < place.length; local++) {
      if (place[local + 1] > place[local]) {
        persons[person] = (local << shift) + shard;
        starts[person++] = place[local];
      }
    }
    starts[found] = rows.size;
    scatter(rows, roots, place, shift, sorted);
    for (int p = 0; p < found; p++) {
      PersonSort.sort(sorted, starts[p], starts[p + 1]);
    }
    return BaseShard.of(sorted, persons, starts, people.strands());
  }

  private static void scatter(Rows rows, int[] roots, int[] place, int shift, Rows sorted) {
    sorted.clear();
    sorted.reserve(rows.size);
    for (int row = 0; row < rows.size; row++) {
      int to = place[roots[row] >>> shift]++;
      sorted.strands[to] = rows.strands[row];
      sorted.times[to] = rows.times[row];
      sorted.events[to] = rows.events[row];
      sorted.sequences[to] = rows.sequences[row];
    }
    sorted.size = rows.size;
  }

  private static int part(int strand) {
    return strand & (RowRuns.PARTS - 1);
  }

  @Override
  public void close() throws IOException {
    runs.close();
    moved.close();
  }
}
