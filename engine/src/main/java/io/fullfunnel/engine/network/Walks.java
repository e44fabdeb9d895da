package io.fullfunnel.engine.network;

import io.fullfunnel.engine.AnalysisException;
import java.io.Serializable;
import java.util.Arrays;

/**
 * Numbers of ways over nodes, each way continuing a shorter one: a tree with a place for every way
 * that was gone, and counters at each place.
 *
 * <p>There are at most {@code most} places: where more come, ways are cut to the greatest length at
 * which all fit. That length depends on the ways alone, not on their order or how they were split,
 * so partials add to the same bits.
 */
final class Walks implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The way over no node. */
  static final int ROOT = 0;

  static final int NONE = -1;
  private static final int FIRST_ROOM = 16;

  private final int counters;
  private final int first;
  private final int summed;
  private final int most;
  private int longest;
  private int size = 1;
  private int[] parent = new int[FIRST_ROOM];
  private int[] node = new int[FIRST_ROOM];
  private int[] length = new int[FIRST_ROOM];
  private long[] counts;
  private long[] keys = new long[2 * FIRST_ROOM];
  private int[] places = new int[2 * FIRST_ROOM];
  private int[] seen = new int[0];

  /**
   * An empty tree.
   *
   * @param counters at each place
   * @param first so many of them; of these and of the others one each may count {@link #once}
   * @param summed where ways are cut, the counters from this one on are added to what is left of
   *     the way
   * @param longest length of a way
   */
  Walks(int counters, int first, int summed, int longest, int most) {
    this.counters = counters;
    this.first = first;
    this.summed = summed;
    this.longest = longest;
    this.most = most;
    this.counts = new long[FIRST_ROOM * counters];
  }

  int size() {
    return size;
  }

  int longest() {
    return longest;
  }

  int length(int place) {
    return length[place];
  }

  int node(int place) {
    return node[place];
  }

  int parent(int place) {
    return parent[place];
  }

  /** The nodes of the way to a place. */
  int[] way(int place) {
    int[] way = new int[length[place]];
    for (int at = place; at != ROOT; at = parent[at]) {
      way[length[at] - 1] = node[at];
    }
    return way;
  }

  long count(int place, int counter) {
    return place == NONE ? 0 : counts[place * counters + counter];
  }

  void add(int place, int counter, long number) {
    int at = place * counters + counter;
    counts[at] = exact(counts[at], number);
  }

  static long exact(long a, long b) {
    long sum = a + b;
    if (((a ^ sum) & (b ^ sum)) < 0) {
      throw new AnalysisException(
          AnalysisException.Code.TOO_LARGE,
          "The sum of the value is beyond 9,223,372,036,854 and cannot be given exactly. Ask for"
              + " fewer people or a shorter period.");
    }
    return sum;
  }

  void addOne(int place, int counter) {
    counts[place * counters + counter]++;
  }

  /** Adds one to a counter for each person once; {@code person} numbers those that are read. */
  boolean once(int place, int counter, int person) {
    int at = 2 * place + (counter < first ? 0 : 1);
    if (at >= seen.length) {
      seen = Arrays.copyOf(seen, 2 * parent.length);
    }
    if (seen[at] == person) {
      return false;
    }
    seen[at] = person;
    counts[place * counters + counter]++;
    return true;
  }

  /** The place one node further, or {@link #NONE} if nobody went there. */
  int find(int place, int next) {
    long key = key(place, next);
    for (int slot = slot(key); ; slot = (slot + 1) & (keys.length - 1)) {
      if (places[slot] == 0) {
        return NONE;
      }
      if (keys[slot] == key) {
        return places[slot];
      }
    }
  }

  /** The place of a way, or {@link #NONE}. */
  int find(int[] way) {
    int place = ROOT;
    for (int i = 0; i < way.length && place != NONE; i++) {
      place = find(place, way[i]);
    }
    return place;
  }

  /** The place one node further, made if it is new; {@link #NONE} beyond the longest way. */
  int step(int place, int next) {
    if (length[place] == longest) {
      return NONE;
    }
    long key = key(place, next);
    int slot = slot(key);
    while (places[slot] != 0) {
      if (keys[slot] == key) {
        return places[slot];
      }
      slot = (slot + 1) & (keys.length - 1);
    }
    return make(place, next, slot, key);
  }

  private int make(int place, int next, int slot, long key) {
    if (size == parent.length) {
      int room = size * 2;
      parent = Arrays.copyOf(parent, room);
      node = Arrays.copyOf(node, room);
      length = Arrays.copyOf(length, room);
      counts = Arrays.copyOf(counts, room * counters);
    }
    int made = size++;
    parent[made] = place;
    node[made] = next;
    length[made] = length[place] + 1;
    keys[slot] = key;
    places[slot] = made;
    if (2 * size > places.length) {
      rehash();
    }
    return made;
  }

  private void rehash() {
    keys = new long[places.length * 2];
    places = new int[keys.length];
    for (int place = 1; place < size; place++) {
      long key = key(parent[place], node[place]);
      int slot = slot(key);
      while (places[slot] != 0) {
        slot = (slot + 1) & (keys.length - 1);
      }
      keys[slot] = key;
      places[slot] = place;
    }
  }

  private static long key(int place, int next) {
    return (long) place << 32 | (next & 0xffffffffL);
  }

  private int slot(long key) {
    long mixed = key * 0x9e3779b97f4a7c15L;
    return (int) (mixed ^ mixed >>> 32) & (keys.length - 1);
  }

  /** Whether there are more places than there may be. */
  boolean isFull() {
    return size - 1 > most;
  }

  /** Cuts ways until they fit; places that were known before mean nothing then. */
  void settle() {
    if (!isFull()) {
      return;
    }
    int[] ofLength = new int[longest + 1];
    for (int place = 1; place < size; place++) {
      ofLength[length[place]]++;
    }
    int kept = size - 1;
    int cut = longest;
    while (kept > most) {
      kept -= ofLength[cut--];
    }
    Walks shorter = cut(cut);
    longest = cut;
    size = shorter.size;
    parent = shorter.parent;
    node = shorter.node;
    length = shorter.length;
    counts = shorter.counts;
    keys = shorter.keys;
    places = shorter.places;
    seen = new int[0];
  }

  /** These ways cut to a length; this tree stays as it is. */
  Walks cut(int length) {
    if (length == longest) {
      return this;
    }
    Walks shorter = new Walks(counters, first, summed, length, most);
    shorter.addAll(this);
    return shorter;
  }

  /**
   * Refuses what does not fit, where cutting would leave nothing.
   *
   * @param what there are too many of
   */
  void refuseTooMany(String what) {
    if (isFull()) {
      throw new AnalysisException(
          AnalysisException.Code.TOO_LARGE,
          "There are more than "
              + most
              + " "
              + what
              + ". Ask for fewer by a condition in \"where\", or of a property with fewer values.");
    }
  }

  /** Adds another tree to this one, which stays as it is. */
  void addAll(Walks other) {
    longest = Math.min(longest, other.longest);
    int[] here = new int[other.size];
    for (int place = 0; place < other.size; place++) {
      boolean cut = other.length[place] > longest;
      int before = here[other.parent[place]];
      here[place] = cut || place == ROOT ? before : step(before, other.node[place]);
      for (int counter = cut ? summed : 0; counter < counters; counter++) {
        add(here[place], counter, other.counts[place * counters + counter]);
      }
    }
  }

  /** The sum of two trees; both stay as they are. */
  static Walks sum(Walks one, Walks other) {
    int longest = Math.min(one.longest, other.longest);
    Walks sum = new Walks(one.counters, one.first, one.summed, longest, one.most);
    sum.addAll(one);
    sum.addAll(other);
    return sum;
  }
}
