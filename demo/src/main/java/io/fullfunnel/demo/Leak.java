package io.fullfunnel.demo;

import java.util.Arrays;

/**
 * The checkouts of the leak's twelve days and of the twelve days before them (planted 1): each of
 * another person, so that counts of events and of people agree.
 */
final class Leak {
  private final Year year;
  private final People people;
  private final Visits visits;
  private final Dice dice;
  private final int[] checkouts = new int[Cell.values().length];
  private final int[] ordersBefore = new int[checkouts.length];
  private final int[] ordersAfter = new int[checkouts.length];
  private final int[] blocked = new int[checkouts.length];

  Leak(Year year, People people, Visits visits) {
    this.year = year;
    this.people = people;
    this.visits = visits;
    this.dice = Dice.of(year.parameters(), "leak");
    for (int cell = 0; cell < checkouts.length; cell++) {
      Parameters all = year.parameters();
      checkouts[cell] = all.scaled(Parameters.CELL_CHECKOUTS[cell]);
      ordersBefore[cell] = all.scaled(Parameters.CELL_ORDERS_BEFORE[cell]);
      ordersAfter[cell] = all.scaled(Parameters.CELL_ORDERS_AFTER[cell]);
      blocked[cell] = all.scaled(Parameters.CELL_BLOCKED[cell]);
    }
  }

  int orders() {
    return sum(ordersBefore) + sum(ordersAfter);
  }

  int firstOrders() {
    return firstOrders(ordersBefore) + firstOrders(ordersAfter);
  }

  private static int firstOrders(int[] orders) {
    return (int) Math.round(sum(orders) * Parameters.LEAK_FIRST_ORDERS);
  }

  private static int sum(int[] counts) {
    return Arrays.stream(counts).sum();
  }

  /** Adds the visits; gives how many of those who never buy came here. */
  int addTo(Buyers buyers) {
    int[] repeaters = buyers.repeaters();
    int fresh = buyers.repeatersTo;
    int strangers = people.customers;
    int known = 0;
    for (boolean leaking : new boolean[] {false, true}) {
      int[] orders = leaking ? ordersAfter : ordersBefore;
      int buying = sum(orders);
      int[] buyer = new int[buying];
      int first = firstOrders(orders);
      for (int i = 0; i < buying; i++) {
        buyer[i] = i < first ? fresh++ : repeaters[known++];
        buyers.orders[buyer[i]]++;
      }
      int[] failing = new int[sum(checkouts) - buying];
      int unknown = (int) Math.round(failing.length * Parameters.LEAK_STRANGERS);
      for (int i = 0; i < failing.length; i++) {
        failing[i] = i < unknown ? strangers++ : repeaters[known++];
      }
      dice.shuffle(buyer);
      dice.shuffle(failing);
      add(leaking, orders, buyer, failing);
    }
    return strangers - people.customers;
  }

  private void add(boolean leaking, int[] orders, int[] buyer, int[] failing) {
    int nextBuyer = 0;
    int nextFailing = 0;
    for (Cell cell : Cell.values()) {
      int which = cell.place();
      for (int i = 0; i < checkouts[which]; i++) {
        boolean buys = i < orders[which];
        int person = buys ? buyer[nextBuyer++] : failing[nextFailing++];
        int visit =
            visits.add(person, time(leaking), buys ? Visits.Kind.ORDER : Visits.Kind.UNFINISHED);
        visits.set(visit, cell.paid ? Channel.PAID_SOCIAL : unpaid(person));
        if (cell.ios) {
          people.useIosSafari(person);
        } else {
          people.useAnythingElse(person, dice);
        }
        if (leaking && !buys && i - orders[which] < blocked[which]) {
          visits.mark(visit, Visits.BLOCKED);
        }
      }
    }
  }

  private Channel unpaid(int person) {
    Channel drawn = Channel.UNPAID.get(dice.choose(Parameters.UNPAID_ORDERS));
    return drawn == Channel.EMAIL && !people.isSubscriber(person) ? Channel.DIRECT : drawn;
  }

  /** On the leak's first day nobody can check out before the release is out. */
  private long time(boolean leaking) {
    int from = leaking ? Year.LEAK_FROM : Year.BEFORE_FROM;
    while (true) {
      int day = from + dice.below(Parameters.LEAK_DAYS);
      int ofDay = dice.momentOfDay();
      boolean closed = day == Year.LEAK_FROM && ofDay < Parameters.LEAK_MINUTE * 60_000;
      boolean late = ofDay > 23 * 3_600_000; // the order must come on the same day
      if (!closed && !late) {
        return year.millis(day, ofDay);
      }
    }
  }
}
