package io.fullfunnel.store.person;

import io.fullfunnel.engine.Dictionary;
import io.fullfunnel.engine.Scope;
import io.fullfunnel.engine.Shard;
import io.fullfunnel.engine.Timeline;
import io.fullfunnel.store.timelines.Snapshot;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One person's rows of a snapshot: sequences and times in timeline order. */
@SuppressWarnings("ArrayRecordComponent") // read where it was made, never compared
record Rows(long[] sequences, long[] times, boolean[] identify) {

  /** The rows of a person, or null if the snapshot has no such person. */
  static @Nullable Rows of(Snapshot snapshot, long person) {
    @Nullable Rows[] found = {null};
    for (Shard shard : snapshot.shards(Scope.EVERYONE)) {
      shard.forEachPerson(
          Scope.EVERYONE,
          timeline -> {
            if (timeline.person() == person) {
              found[0] = copy(timeline);
            }
            return found[0] == null;
          });
      if (found[0] != null) {
        return found[0];
      }
    }
    return null;
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
