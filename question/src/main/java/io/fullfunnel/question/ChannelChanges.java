package io.fullfunnel.question;

import io.fullfunnel.engine.Column;
import io.fullfunnel.engine.Dataset;
import io.fullfunnel.engine.Dictionary;
import io.fullfunnel.engine.Scope;
import io.fullfunnel.engine.Shard;
import io.fullfunnel.engine.Timeline;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What other rules for channels would change: what moves from which channel to which. */
final class ChannelChanges {
  private static final String CHANNEL = "channel";

  private ChannelChanges() {}

  /** From one channel to another. */
  record Move(String from, String to) {}

  /**
   * How much moves.
   *
   * @param events whose channel would be the other
   * @param people with at least one such event
   * @param conversions such events that are sales
   */
  record Moved(Move move, long events, long people, long conversions) {
    Moved plus(Moved other) {
      return new Moved(
          move, events + other.events, people + other.people, conversions + other.conversions);
    }
  }

  /**
   * All moves, the largest first.
   *
   * @param next the same people as {@code now}, their channels by the other rules
   * @param sales names of events that are conversions
   */
  static List<Moved> of(Dataset now, Dataset next, Set<String> sales) {
    Column before = now.dictionary().column(CHANNEL);
    Column after = next.dictionary().column(CHANNEL);
    BitSet conversions = new BitSet();
    for (String sale : sales) {
      int id = now.dictionary().event(sale);
      if (id != Dictionary.ABSENT) {
        conversions.set(id);
      }
    }
    Map<Move, Moved> all = new HashMap<>();
    now.shards(Scope.EVERYONE).parallelStream()
        .map(shard -> new Shown(before, after, conversions).count(shard))
        .toList()
        .forEach(part -> part.forEach((move, moved) -> all.merge(move, moved, Moved::plus)));
    List<Moved> moves = new ArrayList<>(all.values());
    moves.sort(
        Comparator.comparingLong(Moved::events)
            .reversed()
            .thenComparing(moved -> moved.move().from())
            .thenComparing(moved -> moved.move().to()));
    return moves;
  }

  /** Counts the people of one shard. */
  private static final class Shown {
    private final Column before;
    private final Column after;
    private final BitSet conversions;
    private final Map<Long, long[]> counts = new HashMap<>();

    Shown(Column before, Column after, BitSet conversions) {
      this.before = before;
      this.after = after;
      this.conversions = conversions;
    }

    Map<Move, Moved> count(Shard shard) {
      shard.forEachPerson(
          Scope.EVERYONE,
          person -> {
            add(person);
            return true;
          });
      Map<Move, Moved> moved = new HashMap<>();
      counts.forEach((pair, count) -> {
        Move move = new Move(name(before, (int) (pair >> 32)), name(after, pair.intValue()));
        if (!move.from().equals(move.to())) {
          moved.merge(move, new Moved(move, count[0], count[1], count[2]), Moved::plus);
        }
      });
      return moved;
    }

    private static String name(Column column, int code) {
      return code < 0 ? "(none)" : column.values().get(code).asKey();
    }

    /** Per pair of codes: events, people, conversions, and who was counted last. */
    private void add(Timeline person) {
      for (int row = 0; row < person.size(); row++) {
        int from = person.code(before.id(), row);
        int to = person.code(after.id(), row);
        if (person.event(row) < Dictionary.FIRST_EVENT || (from < 0 && to < 0)) {
          continue;
        }
        long[] count =
            Objects.requireNonNull(
                counts.computeIfAbsent(
                    ((long) from << 32) | (to & 0xffff_ffffL), k -> new long[4]));
        count[0]++;
        count[2] += conversions.get(person.event(row)) ? 1 : 0;
        if (count[3] != person.person()) {
          count[3] = person.person();
          count[1]++;
        }
      }
    }
  }
}
