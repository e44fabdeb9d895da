package io.fullfunnel.demo;

import java.util.Arrays;

/**
 * All visits of the year as columns: who came when, where from, and what for. What a visit looked
 * at is told when its messages are written.
 */
final class Visits {
  /** What a visit is for. */
  enum Kind {
    LOOK,
    ORDER,
    UNFINISHED,
    TRADE,
    TOLD;

    /** Its index in arrays of this run. */
    @SuppressWarnings("EnumOrdinal")
    int place() {
      return ordinal();
    }
  }

  static final byte UNDECIDED = -1;

  /** Looks at a product. */
  static final int CONSIDERS = 1;

  static final int SIGNS_UP = 1 << 1;

  /** One event only. */
  static final int SINGLE = 1 << 2;

  static final int CART = 1 << 3;

  /** The bank's answer does not come back: planted 1. */
  static final int BLOCKED = 1 << 4;

  /** Of the campaign without orders: planted 2. */
  static final int HOLE = 1 << 5;

  /** By the link of a post: planted 4. */
  static final int POST = 1 << 6;

  static final int FIRST_ORDER = 1 << 7;

  private static final Kind[] KINDS = Kind.values();

  int[] person = new int[1024];
  long[] time = new long[1024];
  byte[] kind = new byte[1024];
  byte[] channel = new byte[1024];
  byte[] flags = new byte[1024];

  /** Of an order: its value in cents. Of a trade visit, a story or a post: its number. */
  int[] detail = new int[1024];

  int size;

  int add(int who, long millis, Kind what) {
    if (size == person.length) {
      grow();
    }
    person[size] = who;
    time[size] = millis;
    kind[size] = (byte) what.place();
    channel[size] = UNDECIDED;
    return size++;
  }

  int add(int who, long millis, Kind what, Channel from) {
    int visit = add(who, millis, what);
    channel[visit] = (byte) from.place();
    return visit;
  }

  Kind kind(int visit) {
    return KINDS[kind[visit]];
  }

  boolean is(int visit, int flag) {
    return (flags[visit] & flag) != 0;
  }

  void mark(int visit, int flag) {
    flags[visit] = (byte) (flags[visit] | flag);
  }

  void set(int visit, Channel from) {
    channel[visit] = (byte) from.place();
  }

  boolean isPaid(int visit) {
    return channel[visit] == 0;
  }

  private void grow() {
    int room = size * 2;
    person = Arrays.copyOf(person, room);
    time = Arrays.copyOf(time, room);
    kind = Arrays.copyOf(kind, room);
    channel = Arrays.copyOf(channel, room);
    flags = Arrays.copyOf(flags, room);
    detail = Arrays.copyOf(detail, room);
  }

  /** The visits of everybody, person by person, each in order of time. */
  int[] byPersonAndTime() {
    Integer[] order = new Integer[size];
    Arrays.setAll(order, i -> i);
    Arrays.parallelSort(
        order,
        (a, b) -> {
          int byPerson = Integer.compare(person[a], person[b]);
          return byPerson != 0 ? byPerson : Long.compare(time[a], time[b]);
        });
    return Arrays.stream(order).mapToInt(i -> i).toArray();
  }
}
