package io.fullfunnel.demo;

import io.fullfunnel.demo.Visits.Kind;
import io.fullfunnel.demo.Year.Stretch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Plans all visits of the year: first what must be there, then the many who only look. */
final class VisitPlan {
  private static final double LAST_LOOKS = 15;

  private final Parameters parameters;
  private final Dice dice;
  final Year year;
  final People people;
  final Visits visits = new Visits();
  final List<Lead> leads;
  final Referrals referrals;

  VisitPlan(Parameters parameters) {
    this.parameters = parameters;
    this.year = Year.of(parameters);
    this.people = new People(parameters);
    this.dice = Dice.of(parameters, "visits");
    this.leads = new TradeLeads(year, people).plan();
    Leak leak = new Leak(year, people, visits);
    Buyers buyers = new Buyers(year, people, leak.firstOrders(), leak.orders());
    buyers.addTo(visits);
    int orders = visits.size;
    unfinished(orders, leak.addTo(buyers), buyers);
    for (int lead = 0; lead < leads.size(); lead++) {
      int visit =
          visits.add(
              leads.get(lead).person(),
              leads.get(lead).time(),
              Kind.TRADE,
              leads.get(lead).source().channel);
      visits.detail[visit] = lead;
    }
    Stories.addVisits(year, people, visits);
    this.referrals = new Referrals(people, buyers);
    referrals.addTo(visits);
    new PostVisits(year, people, visits).add();
    int fixed = visits.size;
    looks(orders, buyers);
    new VisitTimes(year, visits, dice).place(fixed);
    new VisitOrigins(year, people, visits).decide();
    carts();
    values();
    singles(fixed);
  }

  /** Checkouts without an order before the leak's days. */
  private void unfinished(int orders, int strangersSeen, Buyers buyers) {
    int count = (int) Math.round(orders / Parameters.CHECKOUT_RATE) - orders;
    int strangers = people.nearly - people.customers - strangersSeen;
    for (int i = 0; i < count; i++) {
      if (i < strangers) {
        int person = people.customers + strangersSeen + i;
        visits.add(person, buyers.after(parameters.startMillis()), Kind.UNFINISHED);
      } else {
        int person = customer(orders);
        visits.add(person, buyers.after(buyers.firstOrder[person]), Kind.UNFINISHED);
      }
    }
  }

  /** A customer, one who orders often the likelier; never Anna, whose story is told. */
  private int customer(int orders) {
    while (true) {
      int person = visits.person[dice.below(orders)];
      if (person != People.ANNA) {
        return person;
      }
    }
  }

  /** Visits without a checkout: one for everybody who has none yet, and the rest. */
  private void looks(int orders, Buyers buyers) {
    int first = people.nearly;
    double[] arrival = new double[parameters.people()];
    for (int person = first; person < arrival.length; person++) {
      arrival[person] = dice.between(0, Parameters.DAYS);
      if (!people.isTrade(person)) {
        int visit = visits.add(person, year.millis(arrival[person]), Kind.LOOK);
        if (people.onlyConsiders(person)) {
          visits.mark(visit, Visits.CONSIDERS);
        }
      }
    }
    int outside = (int) leads.stream().filter(l -> l.time() < parameters.startMillis()).count();
    int left = parameters.scaled(Parameters.VISITS) + outside - visits.size;
    int[] further = Quota.of(left, Parameters.FURTHER_VISITS);
    for (int group = 0; group < further.length; group++) {
      for (int i = 0; i < further[group]; i++) {
        int person =
            switch (group) {
              case 0 -> people.trade + dice.below(parameters.people() - people.trade);
              case 1 -> people.nearly + dice.below(people.considering - people.nearly);
              case 2 -> people.customers + dice.below(people.nearly - people.customers);
              default -> customer(orders);
            };
        double day;
        if (group == 3) {
          long ordered = buyers.firstOrder[person];
          double from = Math.max(0, (double) (ordered - parameters.startMillis()) / Year.DAY);
          day = dice.between(Math.max(0, from - LAST_LOOKS), Parameters.DAYS);
        } else {
          double start = group == 2 ? dice.between(0, Parameters.DAYS) : arrival[person];
          day = start + dice.exponential(Parameters.DAYS_BETWEEN_VISITS);
        }
        visits.add(person, year.millis(day % Parameters.DAYS), Kind.LOOK);
      }
    }
  }

  private void carts() {
    List<Integer> orders = new ArrayList<>();
    for (int visit = 0; visit < visits.size; visit++) {
      if (visits.kind(visit) == Kind.ORDER && visits.person[visit] != People.ANNA) {
        orders.add(visit);
      } else if (visits.kind(visit) == Kind.UNFINISHED && !dice.happens(Parameters.WITHOUT_CART)) {
        visits.mark(visit, Visits.CART);
      }
    }
    int[] order = orders.stream().mapToInt(i -> i).toArray();
    dice.shuffle(order);
    int all = order.length + 1; // and Anna's
    int with = all - (int) Math.round(all * Parameters.WITHOUT_CART);
    for (int i = 0; i < with; i++) {
      visits.mark(order[i], Visits.CART);
    }
  }

  /** Spreads the orders of each stretch evenly over the values that orders have. */
  private void values() {
    for (Stretch stretch : Stretch.values()) {
      int[] order = new int[visits.size];
      int count = 0;
      for (int visit = 0; visit < visits.size; visit++) {
        if (visits.kind(visit) == Kind.ORDER
            && visits.person[visit] != People.ANNA
            && !(visits.is(visit, Visits.FIRST_ORDER) && referrals.isTold(visits.person[visit]))
            && year.stretchOf(visits.time[visit]) == stretch) {
          order[count++] = visit;
        }
      }
      int[] mine = Arrays.copyOf(order, count);
      dice.shuffle(mine);
      for (int i = 0; i < count; i++) {
        double spread = Parameters.ORDER_SPREAD * Quantile.normal((i + .5) / count);
        double value = Parameters.ORDER_MEDIAN * Math.exp(spread);
        visits.detail[mine[i]] = (int) Math.round(100 * Math.min(Parameters.ORDER_HIGHEST, value));
      }
    }
  }

  /** Visits with one event: so many of those in which nothing has to happen. */
  private void singles(int fixed) {
    int[] may = new int[visits.size - fixed];
    int count = 0;
    for (int visit = fixed; visit < visits.size; visit++) {
      if (!visits.is(visit, Visits.CONSIDERS) && !visits.is(visit, Visits.SIGNS_UP)) {
        may[count++] = visit;
      }
    }
    int[] order = Arrays.copyOf(may, count);
    dice.shuffle(order);
    int wanted = parameters.scaled(Parameters.SINGLE_VISITS) - Stories.SINGLE_VISITS;
    for (int i = 0; i < Math.min(count, wanted); i++) {
      visits.mark(order[i], Visits.SINGLE);
    }
  }

  /** Counts by stretch of those visits that a test picks. */
  interface Pick {
    boolean picks(int visit);
  }

  static int[] byStretch(Year year, Visits visits, Pick pick) {
    int[] counts = new int[Stretch.values().length];
    for (int visit = 0; visit < visits.size; visit++) {
      if (visits.time[visit] >= year.parameters().startMillis() && pick.picks(visit)) {
        counts[year.stretchOf(visits.time[visit]).place()]++;
      }
    }
    return counts;
  }
}
