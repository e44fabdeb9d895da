package io.fullfunnel.store.person;

import io.fullfunnel.engine.Dictionary;
import io.fullfunnel.engine.Scope;
import io.fullfunnel.engine.Shard;
import io.fullfunnel.engine.Timeline;
import io.fullfunnel.store.timelines.Snapshot;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One person's rows of a snapshot: sequences and times in timeline order. */
@SuppressWarnings("ArrayRecordComponent") // read where it was made, never compared
record Rows(long[] sequences, long[] times, boolean[] identify) {

  /** The rows of a person, or null if the snapshot has no such person. */
  static @Nullable Rows of(Snapshot snapshot, long person) {
    @Nullable Rows[] found = {null};
    visit(snapshot, person, (shard, timeline) -> found[0] = copy(timeline));
    return found[0];
  }

  /** Sees a person's timeline. */
  interface Visitor {
    /**
     * @param shard its number in the snapshot
     */
    void see(int shard, Timeline timeline);
  }

  /** Shows a person's timeline, if the snapshot has it. */
  static void visit(Snapshot snapshot, long person, Visitor visitor) {
    List<Shard> shards = snapshot.shards(Scope.EVERYONE);
    boolean[] seen = {false};
    for (int i = 0; i < shards.size() && !seen[0]; i++) {
      int shard = i;
      shards
          .get(shard)
          .forEachPerson(
              Scope.EVERYONE,
              timeline -> {
                if (timeline.person() == person) {
                  visitor.see(shard, timeline);
                  seen[0] = true;
                }
                return !seen[0];
              });
    }
  }

  private static Rows copy(Timeline timeline) {
    int size = timeline.size();
    Rows rows = new Rows(new long[size], new long[size], new boolean[size]);
    for (int i = 0; i < size; i++) {
      rows.sequences[i] = timeline.sequence(i);
      rows.times[i] = timeline.timeMillis(i);
      rows.identify[i] = timeline.event(i) == Dictionary.IDENTIFY;
    }
    return rows;
  }

  int size() {
    return sequences.length;
  }

  /** The rows of events, or those of identify calls. */
  int[] indexes(boolean ofIdentify) {
    return IntStream.range(0, size()).filter(i -> identify[i] == ofIdentify).toArray();
  }

  /** The row of a sequence; −1 if it is none of this person. */
  int indexOf(long sequence) {
    for (int i = 0; i < size(); i++) {
      if (sequences[i] == sequence) {
        return i;
      }
    }
    return -1;
  }

  long[] sequencesOf(int... rows) {
    return Arrays.stream(rows).mapToLong(row -> sequences[row]).toArray();
  }
}
