package io.fullfunnel.engine.actors;

import io.fullfunnel.engine.Codes;
import io.fullfunnel.engine.Column;
import io.fullfunnel.engine.Columns;
import io.fullfunnel.engine.Shard;
import io.fullfunnel.engine.Timeline;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Rows of people on their way to the timelines of actors. */
final class ActorRows {
  /** Rows of a shard, about. */
  private static final int SHARD = 1 << 18;

  private final int[] starts;
  private final int[] next;
  private final long[] times;
  private final long[] sequences;
  private final int[] events;
  private final List<Column> columns;
  private final List<Codes> codes = new ArrayList<>();

  /**
   * @param starts per actor the number of its first row, then the number of rows
   * @param columns the properties that are kept
   */
  ActorRows(int[] starts, List<Column> columns) {
    this.starts = starts;
    this.next = starts.clone();
    int rows = starts[starts.length - 1];
    this.times = new long[rows];
    this.sequences = new long[rows];
    this.events = new int[rows];
    this.columns = columns;
    for (Column column : columns) {
      codes.add(Codes.absent(rows, Math.max(0, column.values().size() - 1)));
    }
  }

  void add(int actor, Timeline person, int i) {
    int row = next[actor]++;
    times[row] = person.timeMillis(i);
    sequences[row] = person.sequence(i);
    events[row] = person.event(i);
    for (int c = 0; c < codes.size(); c++) {
      codes.get(c).set(row, person.code(columns.get(c).id(), i));
    }
  }

  /** The actors, once all rows are in. */
  List<Shard> shards() {
    for (int actor = 0; actor + 1 < starts.length; actor++) {
      sort(starts[actor], starts[actor + 1]);
    }
    Columns packed = Columns.of(times, events, sequences, times.length);
    for (int c = 0; c < codes.size(); c++) {
      packed.put(columns.get(c).id(), codes.get(c));
    }
    List<Shard> shards = new ArrayList<>();
    int from = 0;
    for (int actor = 1; actor < starts.length; actor++) {
      if (starts[actor] - starts[from] >= SHARD || actor == starts.length - 1) {
        shards.add(new Actors(packed, starts, from, actor));
        from = actor;
      }
    }
    return shards;
  }

  /** The rows of one person are in order; those of several are put in order here. */
  private void sort(int from, int to) {
    boolean sorted = true;
    for (int row = from + 1; row < to && sorted; row++) {
      sorted = compare(row - 1, row) <= 0;
    }
    if (sorted) {
      return;
    }
    int[] order =
        IntStream.range(from, to)
            .boxed()
            .sorted(
                Comparator.comparingLong((Integer r) -> times[r])
                    .thenComparingLong(r -> sequences[r]))
            .mapToInt(Integer::intValue)
            .toArray();
    long[] movedTimes = new long[order.length];
    long[] movedSequences = new long[order.length];
    int[] movedEvents = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      movedTimes[i] = times[order[i]];
      movedSequences[i] = sequences[order[i]];
      movedEvents[i] = events[order[i]];
    }
    System.arraycopy(movedTimes, 0, times, from, order.length);
    System.arraycopy(movedSequences, 0, sequences, from, order.length);
    System.arraycopy(movedEvents, 0, events, from, order.length);
    for (Codes of : codes) {
      int[] moved = new int[order.length];
      for (int i = 0; i < order.length; i++) {
        moved[i] = of.get(order[i]);
      }
      for (int i = 0; i < order.length; i++) {
        of.set(from + i, moved[i]);
      }
    }
  }

  private int compare(int one, int other) {
    int order = Long.compare(times[one], times[other]);
    return order == 0 ? Long.compare(sequences[one], sequences[other]) : order;
  }
}
