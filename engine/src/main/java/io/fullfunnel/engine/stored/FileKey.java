package io.fullfunnel.engine.stored;

import java.io.Serializable;
import java.util.Locale;

/**
 * Which file of a snapshot it is; every file says so itself.
 *
 * @param snapshot the snapshot's number, drawn when it was made
 * @param shard from 0, or {@link #NOBODY}
 * @param column from 0, or {@link #ROWS}
 */
public record FileKey(long snapshot, int shard, int column) implements Serializable {
  private static final long serialVersionUID = 1L;

  /** In place of a shard: events that belong to nobody. */
  public static final int NOBODY = -1;

  /** In place of a column: the rows themselves. */
  public static final int ROWS = -1;

  /** The file's name below the snapshot's folder. */
  public String name() {
    return folder(shard) + "/" + (column == ROWS ? "rows" : column + ".column");
  }

  /** The same shard's file of another column. */
  public FileKey of(int other) {
    return new FileKey(snapshot, shard, other);
  }

  /** The name of a shard's folder. */
  public static String folder(int shard) {
    return shard == NOBODY ? "nobody" : String.format(Locale.ROOT, "shard-%05d", shard);
  }
}
