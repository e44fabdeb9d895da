package io.fullfunnel.demo;

import io.fullfunnel.demo.Visits.Kind;
import io.fullfunnel.demo.Year.Stretch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Decides where visits come from, so that each stretch of days has its share of Paid Social, and
 * which of them are the campaign without orders and sign up.
 */
final class VisitOrigins {
  private final Year year;
  private final Parameters parameters;
  private final People people;
  private final Visits visits;
  private final Dice dice;

  VisitOrigins(Year year, People people, Visits visits) {
    this.year = year;
    this.parameters = year.parameters();
    this.people = people;
    this.visits = visits;
    this.dice = Dice.of(parameters, "origins");
  }

  void decide() {
    int[] all = VisitPlan.byStretch(year, visits, visit -> true);
    int[] paid = paidVisits(all);
    int[] sales = paidSales(paid);
    choosePaid(Kind.ORDER, minus(sales, paidSoFar(Kind.ORDER)));
    int[] open =
        VisitPlan.byStretch(
            year,
            visits,
            visit ->
                visits.kind(visit) == Kind.UNFINISHED && visits.channel[visit] == Visits.UNDECIDED);
    int[] unfinished = new int[open.length];
    for (int i = 0; i < open.length; i++) {
      double share = (double) Parameters.PAID_SALES / Parameters.ORDERS;
      unfinished[i] = (int) Math.round(open[i] * share);
    }
    choosePaid(Kind.UNFINISHED, unfinished);
    int[] looks = minus(paid, paidSoFar(Kind.ORDER));
    looks = minus(minus(looks, paidSoFar(Kind.UNFINISHED)), paidSoFar(Kind.TOLD));
    choosePaid(Kind.LOOK, looks);
    unpaid();
    blackHole();
    signUps();
  }

  private int[] paidSoFar(Kind kind) {
    return VisitPlan.byStretch(
        year, visits, visit -> visits.kind(visit) == kind && visits.isPaid(visit));
  }

  private int[] paidVisits(int[] all) {
    int clicks = parameters.scaled(Parameters.PAID_CLICKS);
    double share = (double) Parameters.PAID_CLICKS / Parameters.VISITS;
    int[] paid = new int[all.length];
    int given = 0;
    for (Stretch stretch : Stretch.values()) {
      double of =
          switch (stretch) {
            case MIX -> Parameters.MIX_PAID_SHARE;
            case USUAL -> Parameters.MIX_PAID_SHARE_USUAL;
            default -> share;
          };
      if (stretch != Stretch.REST) {
        paid[stretch.place()] = (int) Math.round(all[stretch.place()] * of);
        given += paid[stretch.place()];
      }
    }
    paid[Stretch.REST.place()] = Math.max(0, clicks - given);
    return paid;
  }

  private int[] paidSales(int[] paid) {
    int[] sales = paidSoFar(Kind.ORDER); // those around the leak
    int given = Arrays.stream(sales).sum();
    for (Stretch stretch : List.of(Stretch.MIX, Stretch.USUAL)) {
      int which = stretch.place();
      sales[which] = (int) Math.round(paid[which] * Parameters.MIX_PAID_RATE);
      given += sales[which];
    }
    sales[Stretch.REST.place()] = Math.max(0, parameters.scaled(Parameters.PAID_SALES) - given);
    return sales;
  }

  private static int[] minus(int[] from, int[] what) {
    int[] left = new int[from.length];
    Arrays.setAll(left, i -> Math.max(0, from[i] - what[i]));
    return left;
  }

  /** Makes so many visits of a kind Paid Social in each stretch, of those that are undecided. */
  private void choosePaid(Kind kind, int[] counts) {
    int[] order = undecided(kind);
    dice.shuffle(order);
    int[] left = counts.clone();
    for (int visit : order) {
      int stretch = year.stretchOf(visits.time[visit]).place();
      if (left[stretch] > 0) {
        left[stretch]--;
        visits.set(visit, Channel.PAID_SOCIAL);
      }
    }
  }

  private int[] undecided(Kind kind) {
    List<Integer> found = new ArrayList<>();
    for (int visit = 0; visit < visits.size; visit++) {
      if (visits.kind(visit) == kind && visits.channel[visit] == Visits.UNDECIDED) {
        found.add(visit);
      }
    }
    return found.stream().mapToInt(i -> i).toArray();
  }

  private void unpaid() {
    for (int visit = 0; visit < visits.size; visit++) {
      if (visits.channel[visit] != Visits.UNDECIDED) {
        continue;
      }
      boolean looks = visits.kind(visit) == Kind.LOOK;
      double mail = looks ? Parameters.MAIL_OF_SUBSCRIBERS : Parameters.MAIL_ORDERS_OF_SUBSCRIBERS;
      Channel channel = Channel.EMAIL;
      if (!people.isSubscriber(visits.person[visit]) || !dice.happens(mail)) {
        double[] weights = looks ? Parameters.UNPAID_VISITS : Parameters.UNPAID_ORDERS;
        do {
          channel = Channel.UNPAID.get(dice.choose(weights));
        } while (channel == Channel.EMAIL);
      }
      visits.set(visit, channel);
    }
  }

  /** Planted 2: clicks of people who never order. */
  private void blackHole() {
    List<Integer> may = new ArrayList<>();
    for (int visit = 0; visit < visits.size; visit++) {
      int day = year.day(visits.time[visit]);
      if (visits.kind(visit) == Kind.LOOK
          && visits.isPaid(visit)
          && visits.person[visit] >= people.nearly
          && !people.isTrade(visits.person[visit])
          && day >= Parameters.HOLE_FROM
          && day < Parameters.HOLE_TO) {
        may.add(visit);
      }
    }
    int[] order = may.stream().mapToInt(i -> i).toArray();
    dice.shuffle(order);
    int clicks = Math.min(order.length, parameters.scaled(Parameters.HOLE_CLICKS));
    int left = parameters.scaled(Parameters.HOLE_SIGN_UPS);
    BitSet signed = signed();
    for (int i = 0; i < clicks; i++) {
      visits.mark(order[i], Visits.HOLE);
      int person = visits.person[order[i]];
      if (left > 0 && !signed.get(person) && !people.isSubscriber(person)) {
        left--;
        signed.set(person);
        visits.mark(order[i], Visits.SIGNS_UP);
      }
    }
  }

  private BitSet signed() {
    BitSet signed = new BitSet();
    for (int visit = 0; visit < visits.size; visit++) {
      if (visits.is(visit, Visits.SIGNS_UP)) {
        signed.set(visits.person[visit]);
      }
    }
    return signed;
  }

  /** The other sign-ups, each of somebody who has not signed up. */
  private void signUps() {
    BitSet signed = signed();
    List<Integer> may = new ArrayList<>();
    int left = parameters.scaled(Parameters.SIGN_UPS);
    for (int visit = 0; visit < visits.size; visit++) {
      if (visits.is(visit, Visits.SIGNS_UP)) {
        left -= visits.is(visit, Visits.POST) ? 1 : 0;
      } else if (visits.kind(visit) == Kind.LOOK
          && !visits.is(visit, Visits.HOLE)
          && !visits.is(visit, Visits.POST)
          && visits.person[visit] >= people.customers
          && !people.isTrade(visits.person[visit])
          && !people.isSubscriber(visits.person[visit])) {
        may.add(visit);
      }
    }
    int[] order = may.stream().mapToInt(i -> i).toArray();
    dice.shuffle(order);
    for (int visit : order) {
      if (left > 0 && !signed.get(visits.person[visit])) {
        signed.set(visits.person[visit]);
        visits.mark(visit, Visits.SIGNS_UP);
        left--;
      }
    }
  }
}
