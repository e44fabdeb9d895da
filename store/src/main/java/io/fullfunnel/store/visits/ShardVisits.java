package io.fullfunnel.store.visits;

import io.fullfunnel.engine.Codes;
import io.fullfunnel.engine.Dictionary;
import io.fullfunnel.engine.Scope;
import io.fullfunnel.engine.columns.ColumnShard;
import io.fullfunnel.engine.visits.EventKind;
import io.fullfunnel.engine.visits.Origins;
import io.fullfunnel.engine.visits.VisitWalk;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Visits, origins and touches of the rows of one shard.
 *
 * @param visits per row the visit's number on the person's timeline
 * @param origins per row the code of the origin of the touch that it goes back to
 * @param touches per row whether it is a touch: code 0, or absent
 * @param most visits of one person, at most
 */
public record ShardVisits(Codes visits, Codes origins, Codes touches, int most) {

  /** What the walk needs beside the shard. */
  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  record Walked(Arrived arrived, int[] counting, EventKind[] kinds, Origins origins, long pause) {
    /** The origin that an event brings, as far as it counts. */
    int origin(long sequence) {
      int code = arrived.origin(sequence);
      return code == Dictionary.ABSENT ? code : counting[code];
    }
  }

  /** Walks along everybody. */
  static ShardVisits of(ColumnShard shard, Walked by) {
    int rows = shard.columns().rows();
    int[] visits = new int[rows];
    int[] origins = new int[rows];
    Arrays.fill(visits, Dictionary.ABSENT);
    Arrays.fill(origins, Dictionary.ABSENT);
    BitSet touches = new BitSet(rows);
    VisitWalk walk = new VisitWalk(by.origins(), by.pause());
    shard.forEachPerson(
        Scope.EVERYONE,
        person -> {
          walk.person();
          int offset = person.offset();
          for (int i = 0; i < person.size(); i++) {
            int event = person.event(i);
            if (event < Dictionary.FIRST_EVENT) {
              continue;
            }
            long sequence = person.sequence(i);
            walk.row(
                person.timeMillis(i),
                by.kinds()[event],
                by.arrived().session(sequence),
                by.origin(sequence));
            visits[offset + i] = walk.visit();
            origins[offset + i] = walk.origin();
            touches.set(offset + i, walk.touch());
          }
          return true;
        });
    Codes touched = Codes.absent(rows, 0);
    touches.stream().forEach(row -> touched.set(row, 0));
    return new ShardVisits(packed(visits), packed(origins), touched, most(visits) + 1);
  }

  private static Codes packed(int[] codes) {
    Codes packed = Codes.absent(codes.length, most(codes));
    for (int row = 0; row < codes.length; row++) {
      packed.set(row, codes[row]);
    }
    return packed;
  }

  private static int most(int[] codes) {
    int most = Dictionary.ABSENT;
    for (int code : codes) {
      most = Math.max(most, code);
    }
    return most;
  }
}
