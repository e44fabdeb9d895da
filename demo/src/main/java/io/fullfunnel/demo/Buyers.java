package io.fullfunnel.demo;

import java.util.Arrays;

/**
 * Who orders when over the year before the leak's days: first orders by month, second and further
 * ones in the time that is left.
 */
final class Buyers {
  /** Between two orders of a person, so that they are two visits. */
  private static final long APART = 3 * 3_600_000L;

  private static final double STORY_ORDER_DAY = Parameters.DAYS - 1 - 40 + .6;

  private final Year year;
  private final Dice dice;
  private final double[] pace;

  /** Customers who order twice or more: from the first to before the last. */
  final int repeatersFrom;

  final int repeatersTo;

  /** Orders so far, by customer. */
  final int[] orders;

  final long[] firstOrder;

  Buyers(Year year, People people, int newAroundLeak, int ordersAroundLeak) {
    Parameters parameters = year.parameters();
    this.year = year;
    this.dice = Dice.of(parameters, "buyers");
    this.pace = pace(year);
    this.orders = new int[people.customers];
    this.firstOrder = new long[people.customers];
    this.repeatersFrom = parameters.scaled(Parameters.BUYING_ONCE) - newAroundLeak;
    this.repeatersTo = people.customers - newAroundLeak;
    plan(parameters.scaled(Parameters.ORDERS) - ordersAroundLeak);
    chooseGuests(people);
  }

  /** So many order without a name that their lines have the share that they have in OR. */
  private void chooseGuests(People people) {
    int left = (int) Math.round(Arrays.stream(orders).sum() * Parameters.LINES_WITHOUT_CUSTOMER);
    int[] all = new int[repeatersTo - 1];
    Arrays.setAll(all, i -> i + 1); // not Anna
    dice.shuffle(all);
    for (int person : all) {
      if (orders[person] <= left) {
        people.makeGuest(person);
        left -= orders[person];
      }
    }
  }

  /** Orders expected from the year's start to each day's start. */
  private static double[] pace(Year year) {
    double[] pace = new double[Year.BEFORE_FROM + 1];
    for (int day = 0; day < Year.BEFORE_FROM; day++) {
      double demand = Parameters.ACTIVE[month(day)] * year.weekday(day);
      boolean mix = year.stretch(day) == Year.Stretch.MIX;
      pace[day + 1] = pace[day] + demand * (mix ? Parameters.MIX_DEMAND : 1);
    }
    return pace;
  }

  private static int month(int day) {
    return day * 12 / Parameters.DAYS;
  }

  private static int monthStart(int month) {
    return (month * Parameters.DAYS + 11) / 12;
  }

  private void plan(int total) {
    double[] weights = Parameters.FIRST_ORDERS.clone();
    int last = weights.length - 1;
    weights[last] *= (Year.BEFORE_FROM - monthStart(last)) * 12.0 / Parameters.DAYS;
    int repeaters = repeatersTo - repeatersFrom;
    int[] first = Quota.of(repeatersTo, weights);
    double[] again = new double[weights.length];
    for (int month = 0; month < again.length; month++) {
      again[month] = first[month] * Parameters.ORDER_AGAIN[month];
    }
    int[] often = Quota.of(repeaters, again);
    double[] further = new double[repeaters];
    int once = 0;
    int repeater = 0;
    for (int month = 0; month < first.length; month++) {
      for (int i = often[month]; i < first[month]; i++) {
        firstOrder[once++] = firstOrder(month);
      }
      for (int i = 0; i < often[month]; i++) {
        firstOrder[repeatersFrom + repeater] = firstOrder(month);
        further[repeater++] =
            Parameters.FURTHER_ORDERS[month] * dice.skewed(1, Parameters.UNEVEN_ORDERS);
      }
    }
    firstOrder[People.ANNA] = year.millis(STORY_ORDER_DAY);
    int[] more = Quota.of(total - repeatersFrom - 2 * repeaters, further);
    Arrays.fill(orders, 0, repeatersFrom, 1);
    for (int i = 0; i < repeaters; i++) {
      orders[repeatersFrom + i] = 2 + more[i];
    }
  }

  private long firstOrder(int month) {
    int from = monthStart(month);
    int to = Math.min(Year.BEFORE_FROM - 1, monthStart(month + 1));
    return at(dice.between(pace[from], pace[to]));
  }

  /** A time at which so many orders are expected to have been made. */
  private long at(double orders) {
    int found = Arrays.binarySearch(pace, orders);
    int day = found >= 0 ? found : -found - 2;
    return year.millis(Math.min(day, Year.BEFORE_FROM - 1), dice.momentOfDay());
  }

  private double paceAt(long millis) {
    return pace[Math.max(0, Math.min(Year.BEFORE_FROM, year.day(millis) + 1))];
  }

  /** A time after another one, before the leak's days. */
  long after(long millis) {
    return at(dice.between(paceAt(millis), pace[Year.BEFORE_FROM]));
  }

  /** Adds the visits in which they order. */
  void addTo(Visits visits) {
    for (int person = 0; person < repeatersTo; person++) {
      long[] times = new long[orders[person]];
      times[0] = firstOrder[person];
      double from = paceAt(times[0]);
      double left = pace[Year.BEFORE_FROM] - from;
      for (int i = 1; i < times.length; i++) {
        double early = i == 1 ? Parameters.SECOND_ORDER_EARLY : 1;
        times[i] = at(from + left * Math.pow(dice.share(), early));
      }
      Arrays.sort(times);
      for (int i = 1; i < times.length; i++) {
        times[i] = Math.max(times[i], times[i - 1] + APART);
      }
      for (long time : times) {
        visits.add(person, time, Visits.Kind.ORDER);
      }
    }
  }

  /** Customers who order twice or more, those who order often rather first. */
  int[] repeaters() {
    int count = repeatersTo - repeatersFrom;
    double[] place = new double[count];
    Integer[] order = new Integer[count];
    for (int i = 0; i < count; i++) {
      place[i] = dice.exponential(1.0 / orders[repeatersFrom + i]);
      order[i] = i;
    }
    Arrays.sort(order, (a, b) -> Double.compare(place[a], place[b]));
    return Arrays.stream(order).mapToInt(i -> repeatersFrom + i).toArray();
  }
}
