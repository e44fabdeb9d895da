package io.fullfunnel.store.timelines;

import io.fullfunnel.engine.Codes;
import io.fullfunnel.engine.Column;
import io.fullfunnel.engine.Columns;
import io.fullfunnel.engine.Dictionary;
import io.fullfunnel.engine.Scope;
import io.fullfunnel.engine.Shard;
import io.fullfunnel.engine.columns.ColumnShard;
import io.fullfunnel.store.traffic.ShardFlags;
import io.fullfunnel.store.traffic.Sign;
import io.fullfunnel.store.traffic.TrafficColumns;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The people of a snapshot without flagged events. Who has none stays where they are; who has only
 * such is hidden; who has both is hidden too, and stands with the other events in a shard of their
 * own. Without anything flagged these are the snapshot's own shards. Thread-safe.
 */
final class Sifted {
  private final List<ColumnShard> all;
  private final List<Shard> shards = new ArrayList<>();
  private final Rows rest = new Rows(16);

  /** Where the rest's rows came from; their shard stands in place of the strand. */
  private int[] restRows = new int[16];

  private final List<Long> restPersons = new ArrayList<>();
  private final List<Integer> restStarts = new ArrayList<>();
  private final Columns restColumns;
  private final BitSet gathered = new BitSet();
  private final long[] removed;
  private final int wanted;
  private final TrafficColumns flags;
  private View.@Nullable Nobodys nobodys;
  private long bots;
  private long internal;
  private long seen;
  private long from = Long.MAX_VALUE;
  private long to = Long.MIN_VALUE;

  /**
   * @param all the snapshot's shards
   * @param bots whether bots' events are left out
   * @param internal whether internal ones are
   * @param names how many names of events there are
   */
  Sifted(List<ColumnShard> all, TrafficColumns flags, boolean bots, boolean internal, int names) {
    this.all = all;
    this.flags = flags;
    this.wanted = (bots ? Sign.BOTS : 0) | (internal ? Sign.INTERNAL : 0);
    this.removed = new long[names];
    for (int shard = 0; shard < all.size(); shard++) {
      ShardFlags of = flags.shards().get(shard);
      shards.add(of.isEmpty() ? all.get(shard) : sifted(shard, of));
    }
    this.restColumns = Columns.of(rest.times, rest.events, rest.sequences, rest.size);
    if (!restPersons.isEmpty()) {
      restStarts.add(rest.size);
      shards.add(
          ColumnShard.of(
              restColumns,
              restPersons.stream().mapToLong(Long::longValue).toArray(),
              restStarts.stream().mapToInt(Integer::intValue).toArray()));
    }
    if (events() > 0) {
      span();
    }
  }

  /** A shard without those who have flagged rows; what is left of them goes to the rest. */
  private ColumnShard sifted(int shard, ShardFlags of) {
    Columns columns = all.get(shard).columns();
    BitSet out = new BitSet();
    all.get(shard)
        .forEachIndex((index, person, start, end) -> {
          int flagged = 0;
          int left = 0;
          for (int row = start; row < end; row++) {
            boolean event = columns.event(row) >= Dictionary.FIRST_EVENT;
            if ((of.at(row) & wanted) != 0) {
              flagged++;
              count(columns.event(row), of.at(row), event);
            } else if (event) {
              left++;
            }
          }
          if (flagged > 0) {
            out.set(index);
            if (left > 0) {
              keepRest(shard, of, person, start, end);
            }
          }
        });
    return out.isEmpty() ? all.get(shard) : all.get(shard).alsoWithout(out);
  }

  private void count(int event, int signs, boolean isEvent) {
    if (isEvent) {
      seen++;
      if ((signs & wanted & Sign.BOTS) != 0) {
        bots++;
      } else {
        internal++;
      }
    }
    removed[event]++;
  }

  private void keepRest(int shard, ShardFlags of, long person, int start, int end) {
    Columns columns = all.get(shard).columns();
    restPersons.add(person);
    restStarts.add(rest.size);
    for (int row = start; row < end; row++) {
      if ((of.at(row) & wanted) == 0) {
        rest.add(shard, columns.timeMillis(row), columns.event(row), columns.sequence(row));
        restRows = rest.size > restRows.length ? Arrays.copyOf(restRows, rest.size * 2) : restRows;
        restRows[rest.size - 1] = row;
      }
    }
  }

  private void span() {
    for (Shard shard : shards) {
      shard.forEachPerson(
          Scope.EVERYONE,
          person -> {
            for (int i = 0; i < person.size(); i++) {
              if (person.event(i) >= Dictionary.FIRST_EVENT) {
                from = Math.min(from, person.timeMillis(i));
                break;
              }
            }
            for (int i = person.size() - 1; i >= 0; i--) {
              if (person.event(i) >= Dictionary.FIRST_EVENT) {
                to = Math.max(to, person.timeMillis(i));
                break;
              }
            }
            return true;
          });
    }
  }

  List<Shard> shards() {
    return shards;
  }

  /** Makes the rest know a column of the snapshot. */
  void gather(Column column) {
    if (rest.size == 0 || column.values().isEmpty()) {
      return;
    }
    synchronized (gathered) {
      if (gathered.get(column.id())) {
        return;
      }
      Codes codes = Codes.absent(rest.size, column.values().size());
      for (int i = 0; i < rest.size; i++) {
        codes.set(i, all.get(rest.strands[i]).columns().code(column.id(), restRows[i]));
      }
      restColumns.put(column.id(), codes);
      gathered.set(column.id());
    }
  }

  /** Rows of an event's name that were left out. */
  long removed(int event) {
    return removed[event];
  }

  /** Events of people that were left out. */
  long events() {
    return seen;
  }

  /** Counts those of nobody's events that are left out; they are looked for once. */
  synchronized View.Nobodys leftOut(View.Unowned events) throws IOException {
    View.Nobodys known = nobodys;
    if (known == null) {
      long[] counts = new long[2];
      if (flags.anySigned()) {
        events.each(sequence -> {
          int signs = flags.ofNobody(sequence) & wanted;
          if (signs != 0) {
            counts[(signs & Sign.BOTS) != 0 ? 0 : 1]++;
          }
        });
      }
      known = new View.Nobodys(counts[0], counts[1]);
      nobodys = known;
    }
    return known;
  }

  /** Whether an event that belongs to nobody is left out. */
  boolean leavesOut(long sequence) {
    return (flags.ofNobody(sequence) & wanted) != 0;
  }

  /** Those that were left out as bots'. */
  long bots() {
    return bots;
  }

  /** Those that were left out as internal, and not as bots'. */
  long internal() {
    return internal;
  }

  /** Time of the first event that is left; more than {@link #to} if none is. */
  long from() {
    return from;
  }

  long to() {
    return to;
  }
}
