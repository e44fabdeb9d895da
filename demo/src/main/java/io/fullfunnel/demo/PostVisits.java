package io.fullfunnel.demo;

import io.fullfunnel.demo.Visits.Kind;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.BitSet;

/**
 * Who came by the two posts of planted 4: the one that works, with its sign-ups and orders, and the
 * one that is liked and no more. Each of the visitors is another person.
 */
final class PostVisits {
  private static final int HOUR = 3_600_000;
  private static final double MEAN_HOURS = 12;

  /** By then all have come. */
  private static final long LAST_VISIT = 2 * Year.DAY;

  private final Parameters parameters;
  private final People people;
  private final Visits visits;
  private final Dice dice;
  private final long posted;
  private final BitSet taken = new BitSet();

  PostVisits(Year year, People people, Visits visits) {
    this.parameters = year.parameters();
    this.people = people;
    this.visits = visits;
    this.dice = Dice.of(parameters, "post visits");
    int day = year.day(day(parameters).toEpochDay() * Year.DAY);
    this.posted = year.millis(day, Parameters.POST_HOUR * HOUR);
    taken.set(People.ANNA);
  }

  /** The Tuesday on which both were posted. */
  static LocalDate day(Parameters parameters) {
    return parameters
        .until()
        .minusDays(60)
        .with(TemporalAdjusters.previousOrSame(DayOfWeek.TUESDAY));
  }

  /** Adds the visits; all orders must be planned. */
  void add() {
    int buying = buyers();
    int signing = parameters.scaled(Parameters.POST_SIGN_UPS);
    int others = parameters.scaled(Parameters.POST_VISITS) - buying;
    for (int i = 0; i < others; i++) {
      int visit = visit(stranger(i < signing), LAST_VISIT, Post.BEST);
      if (i < signing) {
        visits.mark(visit, Visits.SIGNS_UP);
      }
    }
    int worst = parameters.scaled(Parameters.WORST_POST_VISITS);
    for (int i = 0; i < worst; i++) {
      visit(stranger(false), LAST_VISIT, Post.WORST);
    }
  }

  /** Those who order once within thirty days, and came by the post before; gives how many. */
  private int buyers() {
    long until = posted + LAST_VISIT + Parameters.POST_DAYS * Year.DAY;
    int[] orders = new int[people.customers];
    int[] order = new int[people.customers];
    for (int visit = 0; visit < visits.size; visit++) {
      long time = visits.time[visit];
      if (visits.kind(visit) == Kind.ORDER && time > posted && time <= until) {
        orders[visits.person[visit]]++;
        order[visits.person[visit]] = visit;
      }
    }
    int[] may = new int[people.customers];
    int count = 0;
    for (int person = 0; person < may.length; person++) {
      long time = visits.time[order[person]];
      boolean soon = time > posted + 2 * HOUR && time <= posted + Parameters.POST_DAYS * Year.DAY;
      if (orders[person] == 1 && soon && !taken.get(person)) {
        may[count++] = person;
      }
    }
    int[] some = java.util.Arrays.copyOf(may, count);
    dice.shuffle(some);
    int wanted = Math.min(count, parameters.scaled(Parameters.POST_ORDERS));
    for (int i = 0; i < wanted; i++) {
      long before = visits.time[order[some[i]]] - posted - HOUR;
      visit(some[i], Math.min(before, LAST_VISIT), Post.BEST);
    }
    return wanted;
  }

  private int visit(int person, long within, Post post) {
    taken.set(person);
    long after = (long) (dice.exponential(MEAN_HOURS) * HOUR) % within;
    int visit = visits.add(person, posted + after, Kind.LOOK, Channel.ORGANIC_SOCIAL);
    visits.mark(visit, Visits.POST);
    visits.detail[visit] = post.place();
    return visit;
  }

  /** Somebody who never orders, and who is not on the newsletter's list if they must not be. */
  private int stranger(boolean newToTheList) {
    while (true) {
      int person = people.nearly + dice.below(parameters.people() - people.nearly);
      if (!taken.get(person)
          && !people.isTrade(person)
          && !(newToTheList && people.isSubscriber(person))) {
        return person;
      }
    }
  }
}
