package io.fullfunnel.store.timelines;

import io.fullfunnel.engine.ArrayBytes;
import io.fullfunnel.engine.Columns;
import io.fullfunnel.store.people.Strands;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One immutable shard as arrays: whole people in order of their oldest strand, each person's rows
 * in order of (time, sequence).
 *
 * @param roots per person, the oldest strand
 * @param persons per person, the public id
 * @param starts rows of person p are {@code starts[p]} to {@code starts[p + 1]}
 * @param masks per person, bits {@code event id mod 64}
 * @param strands per row its strand, or null if every person here has one strand only
 */
@SuppressWarnings("ArrayRecordComponent")
record BaseShard(
    Columns columns,
    int[] roots,
    long[] persons,
    int[] starts,
    long[] masks,
    int @Nullable [] strands) {

  /** A shard in which nobody stands. */
  static final BaseShard NOBODY =
      new BaseShard(
          Columns.of(new long[0], new int[0], new long[0], 0),
          new int[0],
          new long[0],
          new int[1],
          new long[0],
          null);

  /**
   * Packs rows that are in their final order.
   *
   * @param roots per person
   * @param starts rows of person p are {@code starts[p]} to {@code starts[p + 1]}
   */
  static BaseShard of(Rows rows, int[] roots, int[] starts, Strands all) {
    long[] persons = new long[roots.length];
    long[] masks = new long[roots.length];
    boolean several = false;
    for (int p = 0; p < roots.length; p++) {
      persons[p] = all.id(roots[p]);
      for (int row = starts[p]; row < starts[p + 1]; row++) {
        masks[p] |= 1L << rows.events[row];
        several |= rows.strands[row] != roots[p];
      }
    }
    int[] strands = several ? Arrays.copyOf(rows.strands, rows.size) : null;
    Columns columns = Columns.of(rows.times, rows.events, rows.sequences, rows.size);
    return new BaseShard(columns, roots, persons, starts, masks, strands);
  }

  /** The person's index, or a negative number if it is not here. */
  int indexOf(int root) {
    return Arrays.binarySearch(roots, root);
  }

  int rows() {
    return starts[roots.length];
  }

  int strand(int person, int row) {
    return strands == null ? roots[person] : strands[row];
  }

  /** Adds what stands beside the columns. */
  void countBeside(ArrayBytes to) {
    to.add(roots, (long) Integer.BYTES * roots.length);
    if (strands != null) {
      to.add(strands, (long) Integer.BYTES * strands.length);
    }
  }

  /** All rows of one person, as they stand here. */
  Rows rowsOf(int person) {
    Rows rows = new Rows(starts[person + 1] - starts[person] + 4);
    addTo(rows, person);
    return rows;
  }

  /** Adds all rows of one person, as they stand here. */
  void addTo(Rows rows, int person) {
    for (int row = starts[person]; row < starts[person + 1]; row++) {
      rows.add(
          strand(person, row), columns.timeMillis(row), columns.event(row), columns.sequence(row));
    }
  }
}
