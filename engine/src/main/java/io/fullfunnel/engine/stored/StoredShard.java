package io.fullfunnel.engine.stored;

import io.fullfunnel.engine.Codes;
import io.fullfunnel.engine.Columns;
import io.fullfunnel.engine.Picker;
import io.fullfunnel.engine.Scope;
import io.fullfunnel.engine.Shard;
import io.fullfunnel.engine.Timeline;
import io.fullfunnel.engine.columns.ColumnShard;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.lang.ref.SoftReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A shard in files, with the columns that a question needs: read where it is folded, and kept there
 * as long as there is room. Crosses the wire as names only.
 */
public final class StoredShard implements Shard, Serializable {
  private static final long serialVersionUID = 1L;

  private final Place place;
  private final FileKey key;
  private final int people;
  private final int leftOut;
  private final int[] columns;
  private transient @Nullable SoftReference<ColumnShard> read;

  /**
   * @param key of the shard's rows
   * @param people in these rows, whatever is left out
   * @param leftOut bits of {@link StoredRows#flags}: rows that have one are not seen
   * @param columns that a question needs
   */
  public StoredShard(Place place, FileKey key, int people, int leftOut, int[] columns) {
    this.place = place;
    this.key = key;
    this.people = people;
    this.leftOut = leftOut;
    this.columns = columns.clone();
  }

  /** The same shard where another machine finds it. */
  public StoredShard at(Place other) {
    return new StoredShard(other, key, people, leftOut, columns);
  }

  @Override
  public int people() {
    return people;
  }

  @Override
  public void forEachPerson(Scope scope, Predicate<Timeline> visitor) {
    shard().forEachPerson(scope, visitor);
  }

  @Override
  public void forEachPicked(Picker picker, Predicate<Timeline> visitor) {
    shard().forEachPicked(picker, visitor);
  }

  private synchronized ColumnShard shard() {
    SoftReference<ColumnShard> kept = read;
    ColumnShard known = kept == null ? null : kept.get();
    if (known == null) {
      try {
        known = read();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      read = new SoftReference<>(known);
    }
    return known;
  }

  private ColumnShard read() throws IOException {
    StoredRows rows = StoredRows.read(place, key);
    boolean sifts = leftOut != 0 && rows.flags().length > 0;
    Sifted sifted = sifts ? new Sifted(rows, leftOut) : null;
    if (sifted == null || sifted.isWhole()) {
      put(rows.columns(), rows.columns().rows(), null);
      return ColumnShard.of(rows.columns(), rows.persons(), rows.starts());
    }
    Columns left = sifted.columns();
    put(left, rows.columns().rows(), sifted);
    return ColumnShard.of(left, sifted.persons(), sifted.starts());
  }

  private void put(Columns into, int rows, @Nullable Sifted sifted) throws IOException {
    for (int column : columns) {
      Codes codes = StoredColumn.read(place, key.of(column), rows);
      into.put(column, sifted == null ? codes : sifted.pick(codes));
    }
  }
}
