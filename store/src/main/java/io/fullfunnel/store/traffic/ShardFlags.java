package io.fullfunnel.store.traffic;

import io.fullfunnel.engine.ArrayBytes;
import io.fullfunnel.engine.Dictionary;
import io.fullfunnel.engine.Scope;
import io.fullfunnel.engine.Timeline;
import io.fullfunnel.engine.columns.ColumnShard;
import org.jspecify.annotations.Nullable;

/** The flags of one shard's rows: bits of {@link Sign}. */
public final class ShardFlags {
  private static final long WINDOW_MILLIS = 60_000;

  private final byte @Nullable [] rows;

  private ShardFlags(byte @Nullable [] rows) {
    this.rows = rows;
  }

  /**
   * How people are walked along.
   *
   * @param pages id of page views; {@link Dictionary#ABSENT} if there are none
   * @param most page views within a minute; 0: any number
   */
  record Walked(Signed signed, int pages, int most) {
    /** Whether nobody can be flagged. */
    boolean isNothing() {
      return signed.isEmpty() && (most == 0 || pages == Dictionary.ABSENT);
    }
  }

  /** Walks along everybody. */
  static ShardFlags of(ColumnShard shard, Walked by) {
    if (by.isNothing()) {
      return new ShardFlags(null);
    }
    boolean anySigned = !by.signed().isEmpty();
    Marking marking = new Marking(shard.columns().rows());
    shard.forEachPerson(
        Scope.EVERYONE,
        person -> {
          int whole = isTooFast(person, by) ? Sign.RATE.bit() : 0;
          for (int i = 0; anySigned && i < person.size(); i++) {
            int signs = by.signed().at(person.sequence(i));
            marking.add(person.offset() + i, signs & ~OF_PERSON);
            whole |= signs & OF_PERSON;
          }
          for (int i = 0; whole != 0 && i < person.size(); i++) {
            marking.add(person.offset() + i, whole);
          }
          return true;
        });
    return new ShardFlags(marking.flags);
  }

  /** Flags that are set one after another; where there is none they take no memory. */
  private static final class Marking {
    private final int size;
    private byte @Nullable [] flags;

    Marking(int size) {
      this.size = size;
    }

    void add(int row, int bits) {
      if (bits != 0) {
        byte[] set = flags == null ? new byte[size] : flags;
        set[row] |= (byte) bits;
        flags = set;
      }
    }
  }

  /** Signs that flag all rows of the person who has one of them. */
  private static final int OF_PERSON = ofPerson();

  private static int ofPerson() {
    int bits = 0;
    for (Sign sign : Sign.values()) {
      bits |= sign.isOfPerson() ? sign.bit() : 0;
    }
    return bits;
  }

  /** Whether more page views than anybody reads lie within a minute. */
  private static boolean isTooFast(Timeline person, Walked by) {
    int most = by.most();
    boolean maybe =
        most > 0
            && by.pages() != Dictionary.ABSENT
            && person.size() > most
            && (person.mask() & 1L << by.pages()) != 0;
    if (!maybe) {
      return false;
    }
    long[] last = new long[most];
    int views = 0;
    for (int i = 0; i < person.size(); i++) {
      if (person.event(i) == by.pages()) {
        long time = person.timeMillis(i);
        int place = views % most;
        if (views >= most && time - last[place] <= WINDOW_MILLIS) {
          return true;
        }
        last[place] = time;
        views++;
      }
    }
    return false;
  }

  /** Adds what the flags take in memory. */
  public void count(ArrayBytes to) {
    if (rows != null) {
      to.add(rows, rows.length);
    }
  }

  /** Whether no row is flagged. */
  public boolean isEmpty() {
    return rows == null;
  }

  /** The signs of a row. */
  public int at(int row) {
    return rows == null ? 0 : rows[row];
  }
}
