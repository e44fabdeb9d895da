package io.fullfunnel.store.people;

import java.util.Arrays;

/**
 * The order in which evidence is judged: by the time of the event, what one event says in a fixed
 * order, and last by the hashes of the two ids. It does not depend on which arrived first; on a
 * workspace's key only where different events of one moment contradict each other.
 */
final class CanonicalOrder {
  private final Links links;
  private final Strands strands;

  CanonicalOrder(Links links, Strands strands) {
    this.links = links;
    this.strands = strands;
  }

  int compare(int link, int other) {
    int byTime = Long.compare(links.time(link), links.time(other));
    if (byTime != 0 || link == other) {
      return byTime;
    }
    int byRank = Integer.compare(rank(link), rank(other));
    return byRank != 0 ? byRank : byIds(link, other);
  }

  /** The ids that an event carries itself, its address, then an alias: first as anonymousId. */
  private int rank(int link) {
    return switch (links.rule(link)) {
      case IDENTIFY, SAME_MESSAGE -> 0;
      case EMAIL -> 1;
      case ALIAS -> 2 + users(links.one(link)) + users(links.other(link));
    };
  }

  private int users(int strand) {
    return strands.kind(strand) == People.Kind.USER ? 1 : 0;
  }

  private int byIds(int link, int other) {
    int first = byStrand(first(link), first(other));
    return first != 0 ? first : byStrand(second(link), second(other));
  }

  private int first(int link) {
    int one = links.one(link);
    int other = links.other(link);
    return byStrand(one, other) <= 0 ? one : other;
  }

  private int second(int link) {
    int one = links.one(link);
    return first(link) == one ? links.other(link) : one;
  }

  private int byStrand(int one, int other) {
    int high = Long.compareUnsigned(strands.id(one), strands.id(other));
    return high != 0 ? high : Long.compareUnsigned(strands.low(one), strands.low(other));
  }

  /** Sorts links; of a million it makes no million objects. */
  void sort(int[] all) {
    long earliest = Long.MAX_VALUE;
    long latest = Long.MIN_VALUE;
    for (int link : all) {
      earliest = Math.min(earliest, links.time(link));
      latest = Math.max(latest, links.time(link));
    }
    int bits = 32 - Integer.numberOfLeadingZeros(all.length);
    long span = latest - earliest;
    if (all.length > 1 && (span < 0 || span >= 1L << (62 - bits))) {
      sortFarApart(all);
      return;
    }
    int[] unsorted = all.clone();
    long[] keys = new long[all.length];
    for (int i = 0; i < all.length; i++) {
      keys[i] = ((links.time(all[i]) - earliest) << bits) | i;
    }
    Arrays.sort(keys);
    int mask = (1 << bits) - 1;
    for (int i = 0; i < all.length; i++) {
      all[i] = unsorted[(int) keys[i] & mask];
    }
    sortEqualTimes(all);
  }

  private void sortEqualTimes(int[] all) {
    for (int from = 0; from < all.length; ) {
      int to = from + 1;
      while (to < all.length && links.time(all[to]) == links.time(all[from])) {
        to++;
      }
      if (to - from > 1) {
        int[] equal = Arrays.copyOfRange(all, from, to);
        sortFarApart(equal);
        System.arraycopy(equal, 0, all, from, equal.length);
      }
      from = to;
    }
  }

  private void sortFarApart(int[] all) {
    Integer[] boxed = new Integer[all.length];
    Arrays.setAll(boxed, i -> all[i]);
    Arrays.sort(boxed, this::compare);
    for (int i = 0; i < all.length; i++) {
      all[i] = boxed[i];
    }
  }
}
