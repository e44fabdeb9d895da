package io.fullfunnel.store.people;

import java.util.Arrays;

/**
 * The log of links between strands in order of arrival, each pair once, with its earliest evidence;
 * about 60 bytes a link. The links of one strand are found without reading the others.
 */
public final class Links {
  private final LongIndex pairs = new LongIndex();
  private int[] ones = new int[64];
  private int[] others = new int[64];
  private byte[] rules = new byte[64];
  private long[] sequences = new long[64];
  private long[] times = new long[64];

  /** The strand's newest link plus one; 0 without any. */
  private int[] newest = new int[64];

  /** Before this link, the link of the same strand plus one: for its one end, for its other. */
  private int[] beforeOfOne = new int[64];

  private int[] beforeOfOther = new int[64];
  private int size;

  /** What a link was to the log. */
  enum Added {
    /** The first evidence of its pair. */
    NEW,
    /** Evidence from an earlier time than what was known of its pair. */
    EARLIER,
    /** Nothing new. */
    KNOWN
  }

  public int size() {
    return size;
  }

  public Link get(int index) {
    return new Link(
        ones[index], others[index], Link.Rule.of(rules[index]), sequences[index], times[index]);
  }

  int one(int index) {
    return ones[index];
  }

  int other(int index) {
    return others[index];
  }

  Link.Rule rule(int index) {
    return Link.Rule.of(rules[index]);
  }

  long time(int index) {
    return times[index];
  }

  Added add(Link link) {
    if (link.one() == link.other()) {
      return Added.KNOWN;
    }
    long low = Math.min(link.one(), link.other());
    long high = Math.max(link.one(), link.other());
    long pair = (low << 32) | high;
    int known = pairs.get(pair);
    if (known >= 0) {
      return better(known, link);
    }
    if (size == ones.length) {
      grow();
    }
    cover(Math.max(link.one(), link.other()));
    pairs.put(pair, size);
    ones[size] = link.one();
    others[size] = link.other();
    rules[size] = (byte) link.rule().code();
    sequences[size] = link.sequence();
    times[size] = link.time();
    beforeOfOne[size] = newest[link.one()];
    beforeOfOther[size] = newest[link.other()];
    size++;
    newest[link.one()] = size;
    newest[link.other()] = size;
    return Added.NEW;
  }

  private Added better(int known, Link link) {
    boolean earlier = link.time() < times[known];
    if (earlier || (link.time() == times[known] && link.rule().code() < rules[known])) {
      rules[known] = (byte) link.rule().code();
      sequences[known] = link.sequence();
      times[known] = link.time();
    }
    return earlier ? Added.EARLIER : Added.KNOWN;
  }

  /** The newest link of a strand, or −1; {@link #before} leads on. */
  public int last(int strand) {
    return strand < newest.length ? newest[strand] - 1 : -1;
  }

  /** The link of this strand before this one, or −1. */
  public int before(int link, int strand) {
    return (ones[link] == strand ? beforeOfOne[link] : beforeOfOther[link]) - 1;
  }

  private void grow() {
    int capacity = size + (size >> 1);
    ones = Arrays.copyOf(ones, capacity);
    others = Arrays.copyOf(others, capacity);
    rules = Arrays.copyOf(rules, capacity);
    sequences = Arrays.copyOf(sequences, capacity);
    times = Arrays.copyOf(times, capacity);
    beforeOfOne = Arrays.copyOf(beforeOfOne, capacity);
    beforeOfOther = Arrays.copyOf(beforeOfOther, capacity);
  }

  private void cover(int strand) {
    if (strand >= newest.length) {
      newest = Arrays.copyOf(newest, Math.max(strand + 1, newest.length + (newest.length >> 1)));
    }
  }
}
