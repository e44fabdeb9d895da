package io.fullfunnel.demo;

import io.fullfunnel.demo.Lead.Answer;
import io.fullfunnel.demo.Lead.Handled;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The trade leads (planted 5 and 6): when they came, which were won after how long, what sales
 * answered. The newest month stands as the month before it did at the same age.
 */
final class TradeLeads {
  static final double MAREK_DAY = Parameters.DAYS - 76 + .5;
  static final double MAREK_LAG = 19;
  private static final double EARLY_DEAL = -2;
  private static final double ANSWER_HOURS = 5;
  private static final double ANSWER_SPREAD = 1.2;
  private static final String[] REASONS = {"private person", "no budget", "not reached"};

  private static final int YOUNG_FROM = Parameters.DAYS - Parameters.MONTH_DAYS;
  private static final int BEFORE_FROM = YOUNG_FROM - Parameters.MONTH_DAYS;

  private final Year year;
  private final Parameters parameters;
  private final Dice dice;
  private final int firstPerson;
  private final List<Slot> slots = new ArrayList<>();

  /** A lead before it has a source. */
  private record Slot(double day, double lag) {
    static final double NEVER = Double.MAX_VALUE;

    boolean isWon() {
      return lag != NEVER;
    }
  }

  TradeLeads(Year year, People people) {
    this.year = year;
    this.parameters = year.parameters();
    this.dice = Dice.of(parameters, "trade");
    this.firstPerson = people.marek();
  }

  /** All leads; Marek first. */
  List<Lead> plan() {
    int[] all = scaled(Parameters.LEADS);
    int[] won = scaled(Parameters.LEADS_WON);
    for (int source = 0; source < won.length; source++) {
      won[source] = Math.min(won[source], all[source]);
    }
    won[Source.EMAIL.place()] = Math.max(1, won[Source.EMAIL.place()]); // Marek
    all[Source.EMAIL.place()] = Math.max(1, all[Source.EMAIL.place()]);
    planWon(Arrays.stream(won).sum());
    planOthers(Arrays.stream(all).sum() - Arrays.stream(won).sum());
    int[] source = new int[slots.size()];
    int wonCount = spread(won, source, 0, won);
    int[] rest = new int[all.length];
    Arrays.setAll(rest, i -> all[i] - won[i]);
    spread(rest, source, wonCount, won);
    exchange(source, wonCount, 0, Source.EMAIL);
    exchange(source, wonCount, 1, Source.ORGANIC_SEARCH);
    return answered(source);
  }

  private int[] scaled(int[] ofAll) {
    return Arrays.stream(ofAll).map(parameters::scaled).toArray();
  }

  /** The won ones: Marek, the deal dated before its lead, two months alike, and the rest. */
  private void planWon(int count) {
    List<Double> lags = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      lags.add(lagAt(count == 1 ? .5 : (double) i / (count - 1)));
    }
    lags.removeFirst();
    lags.remove(nearest(lags, MAREK_LAG));
    slots.add(new Slot(MAREK_DAY, MAREK_LAG));
    slots.add(new Slot(120 + dice.share(), EARLY_DEAL));
    int young = parameters.scaled(Parameters.WON_YOUNG);
    int late = parameters.scaled(Parameters.WON_MONTH_BEFORE) - young;
    for (int i = 0; i < young && lags.size() > 2; i++) {
      // two neighbours of the quicker half: one a month, at the same day of it
      int at = dice.below(Math.max(1, (int) (lags.size() * .45) - 1));
      double first = lags.remove(at);
      double second = lags.remove(Math.min(at, lags.size() - 1));
      double offset = dice.between(0, Parameters.MONTH_DAYS - Math.max(first, second) - .3);
      slots.add(new Slot(YOUNG_FROM + offset, first));
      slots.add(new Slot(BEFORE_FROM + offset, second));
    }
    for (int i = 0; i < late && !lags.isEmpty(); i++) {
      double lag = lags.remove(nearest(lags, dice.between(15, 40)));
      double least = Math.max(0, Parameters.MONTH_DAYS - lag);
      double most = Math.min(Parameters.MONTH_DAYS, 2 * Parameters.MONTH_DAYS - lag) - .3;
      slots.add(new Slot(BEFORE_FROM + dice.between(least, Math.max(least, most)), lag));
    }
    for (double lag : lags) {
      // who took longer than the year was a lead before it
      double last = Math.min(BEFORE_FROM, Parameters.DAYS - lag - .3);
      slots.add(new Slot(last < 1 ? last - dice.share() : growing(last), lag));
    }
  }

  private void planOthers(int count) {
    int month = parameters.scaled(Parameters.LEADS_A_MONTH);
    int young = month - parameters.scaled(Parameters.WON_YOUNG);
    int before = month - parameters.scaled(Parameters.WON_MONTH_BEFORE);
    for (int i = 0; i < count; i++) {
      double day;
      if (i < young) {
        day = YOUNG_FROM + dice.between(0, Parameters.MONTH_DAYS);
      } else if (i < young + before) {
        day = BEFORE_FROM + dice.between(0, Parameters.MONTH_DAYS);
      } else {
        day = growing(BEFORE_FROM);
      }
      slots.add(new Slot(day, Slot.NEVER));
    }
  }

  /** A day before another, the later the likelier. */
  private double growing(double before) {
    return before * Math.sqrt(dice.share());
  }

  /** The lag below which this share of the won leads lies. */
  private static double lagAt(double share) {
    double[] shares = Parameters.LAG_SHARES;
    double[] days = Parameters.LAG_DAYS;
    int above = 1;
    while (shares[above] < share) {
      above++;
    }
    double part = (share - shares[above - 1]) / (shares[above] - shares[above - 1]);
    return days[above - 1] * Math.pow(days[above] / days[above - 1], part);
  }

  private static int nearest(List<Double> sorted, double wanted) {
    int best = 0;
    for (int i = 1; i < sorted.size(); i++) {
      if (Math.abs(sorted.get(i) - wanted) < Math.abs(sorted.get(best) - wanted)) {
        best = i;
      }
    }
    return best;
  }

  /** Writes each source as often as its count, in any order. */
  private int spread(int[] counts, int[] into, int from, int[] won) {
    int[] all = new int[Arrays.stream(counts).sum()];
    int at = 0;
    for (int source = 0; source < won.length; source++) {
      Arrays.fill(all, at, at + counts[source], source);
      at += counts[source];
    }
    dice.shuffle(all);
    System.arraycopy(all, 0, into, from, all.length);
    return from + all.length;
  }

  /** Gives a slot this source, and its own to one that had it. */
  private static void exchange(int[] source, int won, int slot, Source wanted) {
    for (int i = won - 1; i > slot; i--) {
      if (source[i] == wanted.place()) {
        source[i] = source[slot];
        source[slot] = wanted.place();
        return;
      }
    }
  }

  private List<Lead> answered(int[] source) {
    Answer[] answers = new Answer[slots.size()];
    boolean[] instant = new boolean[slots.size()];
    String[] reasons = new String[slots.size()];
    answer(Source.SOCIAL, source, answers);
    answer(null, source, answers);
    forms(source, answers, instant);
    reasons(source, answers, instant, reasons);
    List<Lead> leads = new ArrayList<>();
    for (int i = 0; i < slots.size(); i++) {
      Slot slot = slots.get(i);
      long time = i == 0 ? year.millis(slot.day()) : year.millis((int) Math.floor(slot.day()), 0);
      if (i != 0) {
        time = Math.min(time + dice.momentOfDay(), parameters.endMillis() - 3_600_000);
      }
      long won = slot.isWon() ? time + (long) (slot.lag() * Year.DAY) : 0;
      won = Math.min(won, parameters.endMillis() - 60_000);
      leads.add(
          new Lead(
              firstPerson + i,
              Source.at(source[i]),
              time,
              instant[i],
              answers[i],
              handled(i, time, answers[i], reasons[i]),
              won));
    }
    return leads;
  }

  private Handled handled(int slot, long time, Answer answer, @Nullable String reason) {
    if (answer == Answer.OPEN) {
      return Handled.NOT_YET;
    }
    double hours = slot == 0 ? 3 : dice.skewed(ANSWER_HOURS, ANSWER_SPREAD);
    double lag = slots.get(slot).lag();
    double most = .9 * (parameters.endMillis() - time) / 3_600_000;
    if (lag != Slot.NEVER && lag > 0) {
      most = Math.min(most, .9 * lag * 24);
    }
    return new Handled(time + (long) (Math.min(hours, most) * 3_600_000), reason);
  }

  /** Decides what sales says of one source, or of all others: the newest are open still. */
  private void answer(@Nullable Source which, int[] source, Answer[] answers) {
    List<Integer> mine = new ArrayList<>();
    int won = 0;
    for (int i = 0; i < source.length; i++) {
      if (slots.get(i).isWon() && isOf(which, source[i])) {
        answers[i] = Answer.ACCEPTED;
        won++;
      } else if (isOf(which, source[i])) {
        mine.add(i);
      }
    }
    boolean social = which != null;
    int accepted =
        parameters.scaled(social ? Parameters.SOCIAL_ACCEPTED : Parameters.OTHERS_ACCEPTED) - won;
    int rejected =
        parameters.scaled(social ? Parameters.SOCIAL_REJECTED : Parameters.OTHERS_REJECTED);
    mine.sort(Comparator.comparingDouble(i -> slots.get(i).day()));
    int handled = Math.max(0, Math.min(mine.size(), accepted + rejected));
    int[] order = mine.subList(0, handled).stream().mapToInt(i -> i).toArray();
    dice.shuffle(order);
    for (int i = 0; i < order.length; i++) {
      answers[order[i]] = i < rejected ? Answer.REJECTED : Answer.ACCEPTED;
    }
    mine.subList(handled, mine.size()).forEach(i -> answers[i] = Answer.OPEN);
  }

  private static boolean isOf(@Nullable Source which, int source) {
    boolean social = source == Source.SOCIAL.place();
    return which == null ? !social : social;
  }

  /** The instant form: of those whom sales rejects most, of the others few. */
  private void forms(int[] source, Answer[] answers, boolean[] instant) {
    int rejected = parameters.scaled(Parameters.INSTANT_REJECTED);
    int others = parameters.scaled(Parameters.INSTANT) - rejected;
    int[] order = new int[source.length];
    Arrays.setAll(order, i -> i);
    dice.shuffle(order);
    for (int i : order) {
      if (source[i] == Source.SOCIAL.place()) {
        instant[i] = answers[i] == Answer.REJECTED ? rejected-- > 0 : others-- > 0;
      }
    }
  }

  private void reasons(int[] source, Answer[] answers, boolean[] instant, String[] reasons) {
    int[] social = scaled(Parameters.SOCIAL_REASONS);
    for (boolean first : new boolean[] {true, false}) {
      for (int i = 0; i < source.length; i++) {
        if (answers[i] != Answer.REJECTED || instant[i] != first) {
          continue;
        }
        int reason = 0;
        if (source[i] == Source.SOCIAL.place()) {
          while (reason < 2 && social[reason] == 0) {
            reason++;
          }
          social[reason]--;
        } else {
          reason = dice.choose(Parameters.OTHERS_REASONS);
        }
        reasons[i] = REASONS[reason];
      }
    }
  }
}
