package io.fullfunnel.engine.columns;

import io.fullfunnel.engine.ArrayBytes;
import io.fullfunnel.engine.Columns;
import io.fullfunnel.engine.Picker;
import io.fullfunnel.engine.Scope;
import io.fullfunnel.engine.Shard;
import io.fullfunnel.engine.Timeline;
import java.util.BitSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A shard in memory: columns, where each person's rows begin, and who is hidden. */
public final class ColumnShard implements Shard {
  /** People whose masks are looked at together: their numbers stay in the near cache. */
  private static final int BLOCK = 1024;

  private final Columns columns;
  private final long[] persons;
  private final int[] starts;
  private final long[] masks;
  private final @Nullable BitSet hidden;

  /**
   * @param persons ids, in row order
   * @param starts {@code persons.length + 1} row numbers
   * @param masks per person, exactly the bits {@code event id mod 64} of all the person's rows
   * @param hidden indexes of people who are left out (promoted: their rows stand elsewhere), or
   *     null
   */
  public ColumnShard(
      Columns columns, long[] persons, int[] starts, long[] masks, @Nullable BitSet hidden) {
    this.columns = columns;
    this.persons = persons;
    this.starts = starts;
    this.masks = masks;
    this.hidden = hidden;
  }

  /** A shard that works out the masks itself and hides nobody. */
  public static ColumnShard of(Columns columns, long[] persons, int[] starts) {
    long[] masks = new long[persons.length];
    for (int p = 0; p < persons.length; p++) {
      masks[p] = columns.mask(starts[p], starts[p + 1]);
    }
    return new ColumnShard(columns, persons, starts, masks, null);
  }

  /** The same rows with these people left out. */
  public ColumnShard without(BitSet promoted) {
    return new ColumnShard(columns, persons, starts, masks, promoted);
  }

  /** The same rows with nobody hidden. */
  public ColumnShard whole() {
    return hidden == null ? this : new ColumnShard(columns, persons, starts, masks, null);
  }

  /** The same rows with these people left out too. */
  public ColumnShard alsoWithout(BitSet people) {
    if (hidden == null) {
      return without(people);
    }
    BitSet both = (BitSet) people.clone();
    both.or(hidden);
    return without(both);
  }

  /** Somebody and where their rows stand. */
  public interface PersonVisitor {
    /**
     * @param index of the person in this shard, as {@link #alsoWithout} takes it
     * @param to behind the last row
     */
    void person(int index, long person, int from, int to);
  }

  /** Hands over everybody who is not hidden. */
  public void forEachIndex(PersonVisitor visitor) {
    for (int p = 0; p < persons.length; p++) {
      if (hidden == null || !hidden.get(p)) {
        visitor.person(p, persons[p], starts[p], starts[p + 1]);
      }
    }
  }

  /** Adds what the arrays take in memory. */
  public void count(ArrayBytes to) {
    columns.count(to);
    to.add(persons, (long) Long.BYTES * persons.length);
    to.add(masks, (long) Long.BYTES * masks.length);
    to.add(starts, (long) Integer.BYTES * starts.length);
  }

  public Columns columns() {
    return columns;
  }

  @Override
  public int people() {
    return persons.length - (hidden == null ? 0 : hidden.cardinality());
  }

  @Override
  public void forEachPerson(Scope scope, Predicate<Timeline> visitor) {
    forEachPicked(scope, visitor);
  }

  /** Block by block: a tight pass over masks, then those that were picked. */
  @Override
  public void forEachPicked(Picker picker, Predicate<Timeline> visitor) {
    Timeline timeline = new Timeline(columns);
    int[] picked = new int[Math.min(BLOCK, persons.length)];
    for (int from = 0; from < persons.length; from += BLOCK) {
      int size = pick(picker, from, Math.min(from + BLOCK, persons.length), picked);
      for (int i = 0; i < size; i++) {
        int p = picked[i];
        if (!visitor.test(timeline.show(persons[p], starts[p], starts[p + 1], masks[p]))) {
          return;
        }
      }
    }
  }

  /** Offers the people who are not hidden, run by run. */
  private int pick(Picker picker, int from, int to, int[] picked) {
    if (hidden == null) {
      return picker.pick(masks, from, to, picked, 0);
    }
    int size = 0;
    for (int shown = hidden.nextClearBit(from); shown < to; ) {
      int next = hidden.nextSetBit(shown);
      int end = next < 0 ? to : Math.min(next, to);
      size = picker.pick(masks, shown, end, picked, size);
      shown = hidden.nextClearBit(end);
    }
    return size;
  }
}
