package io.fullfunnel.engine.stages;

import io.fullfunnel.engine.groups.Entries;
import io.fullfunnel.engine.stats.LongBag;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was counted of one group in one span. Moves are counted by pairs of places: from a stage,
 * from outside or from the start, to a stage or to outside.
 */
final class StageCell implements Serializable {
  private static final long serialVersionUID = 1L;

  final int stages;
  final int buckets;
  final long[] now;
  final long[] stuck;
  final long[] reentered;
  final long[] high;

  /** By pair. */
  final long[] people;

  final long[] moves;
  final long[] decayed;
  private final @Nullable LongBag[] stays;

  /** Who stood in each stage when the first bucket began; by bucket and place who came and went. */
  final long[] before;

  final long[] came;
  final long[] went;
  private final int[] seen;
  private final HashMap<List<Integer>, LoopCount> loops = new HashMap<>();
  @Nullable Entries<Move> listed;

  /** How many walked a loop and how often, and who was the last of them. */
  static final class LoopCount implements Serializable {
    private static final long serialVersionUID = 1L;
    long people;
    long times;
    private int seen;
  }

  StageCell(int stages, int buckets) {
    this.stages = stages;
    this.buckets = buckets;
    int places = stages + 1;
    int pairs = pairs(stages);
    this.now = new long[places];
    this.stuck = new long[stages];
    this.reentered = new long[stages];
    this.high = new long[stages];
    this.people = new long[pairs];
    this.moves = new long[pairs];
    this.decayed = new long[pairs];
    this.stays = new @Nullable LongBag[pairs];
    this.seen = new int[pairs];
    this.before = new long[places];
    this.came = new long[buckets * places];
    this.went = new long[buckets * places];
  }

  static int pairs(int stages) {
    return (stages + 2) * (stages + 1);
  }

  /** Numbers that a cell keeps. */
  static long size(int stages, int buckets) {
    return 5L * pairs(stages) + 2L * buckets * (stages + 1);
  }

  /**
   * The number of a pair.
   *
   * @param from a place, or {@code stages + 1} for the start
   */
  int pair(int from, int to) {
    return from * (stages + 1) + to;
  }

  /** Whether this person is new to a pair. */
  boolean isNew(int pair, int person) {
    boolean isNew = seen[pair] != person;
    seen[pair] = person;
    people[pair] += isNew ? 1 : 0;
    return isNew;
  }

  /** Whether this person is new to a loop. */
  boolean addLoop(List<Integer> loop, int person) {
    LoopCount count = loops.computeIfAbsent(loop, key -> new LoopCount());
    boolean isNew = count.seen != person;
    count.seen = person;
    count.people += isNew ? 1 : 0;
    count.times++;
    return isNew;
  }

  void stayed(int pair, long millis) {
    LongBag bag = stays[pair];
    if (bag == null) {
      bag = new LongBag();
      stays[pair] = bag;
    }
    bag.add(millis);
  }

  @Nullable LongBag stays(int pair) {
    return stays[pair];
  }

  Map<List<Integer>, LoopCount> loops() {
    return loops;
  }

  /** Adds another cell to this one, which stays as it is. */
  void addAll(StageCell other) {
    add(now, other.now);
    add(stuck, other.stuck);
    add(reentered, other.reentered);
    add(high, other.high);
    add(people, other.people);
    add(moves, other.moves);
    add(decayed, other.decayed);
    add(before, other.before);
    add(came, other.came);
    add(went, other.went);
    for (int pair = 0; pair < stays.length; pair++) {
      LongBag more = other.stays[pair];
      if (more != null) {
        LongBag sum = stays[pair] == null ? new LongBag() : stays[pair];
        sum.addAll(more);
        stays[pair] = sum;
      }
    }
    other.loops.forEach((loop, count) -> {
      LoopCount sum = loops.computeIfAbsent(loop, key -> new LoopCount());
      sum.people += count.people;
      sum.times += count.times;
    });
    listed = Entries.sum(listed, other.listed);
  }

  private static void add(long[] sum, long[] more) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += more[i];
    }
  }
}
