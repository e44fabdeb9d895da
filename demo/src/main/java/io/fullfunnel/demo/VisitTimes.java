package io.fullfunnel.demo;

import io.fullfunnel.demo.Visits.Kind;
import io.fullfunnel.demo.Year.Stretch;
import java.util.Arrays;

/**
 * Gives the visits of those who only look their time: everybody keeps their order and about their
 * distance, while each day gets as many as it should have.
 */
record VisitTimes(Year year, Visits visits, Dice dice) {
  /** Black Friday itself and the days around it. */
  private static final double[] MIX_DAYS = {.9, .9, 1, 1.1, 1.8, 1.2, 1.1};

  /** Places all visits from this one on. */
  void place(int from) {
    int[] perDay = perDay(from);
    long[] slots = new long[visits.size - from];
    int slot = 0;
    for (int day = 0; day < perDay.length; day++) {
      for (int i = 0; i < perDay[day]; i++) {
        slots[slot++] = year.millis(day, dice.momentOfDay());
      }
    }
    Arrays.sort(slots);
    Integer[] order = new Integer[slots.length];
    Arrays.setAll(order, i -> from + i);
    Arrays.sort(order, (a, b) -> Long.compare(visits.time[a], visits.time[b]));
    for (int i = 0; i < slots.length; i++) {
      visits.time[order[i]] = slots[i];
    }
  }

  /** How many that only look come on each day. */
  private int[] perDay(int from) {
    double[] weights = new double[Parameters.DAYS];
    int[] taken = new int[Parameters.DAYS];
    int[] orders = new int[Stretch.values().length];
    int all = visits.size - from;
    for (int visit = 0; visit < from; visit++) {
      int day = year.day(visits.time[visit]);
      if (day >= 0 && day < Parameters.DAYS) {
        taken[day]++;
        all++;
        if (visits.kind(visit) == Kind.ORDER) {
          orders[year.stretch(day).place()]++;
        }
      }
    }
    double mix = orders[Stretch.MIX.place()] / Parameters.MIX_RATE;
    double usual = orders[Stretch.USUAL.place()] / Parameters.MIX_RATE_USUAL;
    double rest = all - (year.hasMix() ? mix + usual : 0);
    double[] sums = new double[orders.length];
    for (int day = 0; day < weights.length; day++) {
      weights[day] = year.weekday(day);
      Stretch stretch = year.stretch(day);
      if (stretch == Stretch.MIX) {
        weights[day] = MIX_DAYS[day - year.mixFrom()];
      }
      sums[part(stretch)] += weights[day];
    }
    int[] perDay = new int[Parameters.DAYS];
    double[] looks = new double[Parameters.DAYS];
    for (int day = 0; day < weights.length; day++) {
      int part = part(year.stretch(day));
      double total = part == 1 ? mix : part == 2 ? usual : rest;
      looks[day] = Math.max(0, weights[day] / sums[part] * total - taken[day]);
    }
    int[] quota = Quota.of(visits.size - from, looks);
    System.arraycopy(quota, 0, perDay, 0, quota.length);
    return perDay;
  }

  private static int part(Stretch stretch) {
    return stretch == Stretch.MIX ? 1 : stretch == Stretch.USUAL ? 2 : 0;
  }
}
