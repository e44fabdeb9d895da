package io.fullfunnel.demo;

import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Everything that the simulated shop Kornblume is made from: three arguments, and the figures of a
 * shop with 100,000 people, each with its source. Counts scale with the people.
 *
 * <p>Sources: <b>OR</b> Online Retail (UCI 352, CC BY 4.0), cleaned: 18,532 invoices of 4,338
 * customers. <b>REES46</b> 17,434 events of a shop on 1 October 2019. <b>Olist</b> 8,000
 * marketing-qualified leads and 842 won deals. <b>KAG</b> 1,143 Facebook ads. <b>FB</b> Facebook
 * metrics of 500 posts (UCI 368, CC BY 4.0). <b>Planted</b> a problem that the product has to find.
 * <b>Ours</b> chosen. Nothing of those files is here but the figures.
 *
 * @param seed another seed is another shop with the same figures
 * @param people how many people the shop meets in its year
 * @param until the last day of the year, in UTC
 */
public record Parameters(long seed, int people, LocalDate until) {
  public static final long SEED = 7;
  public static final int PEOPLE = 20_000;

  private static final int FEWEST = 1_000;
  private static final int MOST = 5_000_000;
  private static final int SCALE = 100_000;

  /** Ours. */
  static final int DAYS = 365;

  // People and visits, of 100,000 people.

  /** Ours: 603 a day. */
  static final int VISITS = 220_000;

  /** REES46: 2,067 of 5,066 sessions have one event only, 40.8 %. */
  static final int SINGLE_VISITS = 89_760;

  /** Ours: people who look at a product. */
  static final int CONSIDERING = 38_200;

  /** Ours: people who begin a checkout and never order. */
  static final int NEVER_BUYING = 1_117;

  /** Ours: to whom visits belong beyond everybody's first: the rest, considering, near, buyers. */
  static final double[] FURTHER_VISITS = {.14, .51, .03, .32};

  /** Ours: mean days until somebody comes again. */
  static final double DAYS_BETWEEN_VISITS = 25;

  /** Ours: mean of further page views in a visit that has more than one event. */
  static final double FURTHER_PAGES = 3.4;

  /** Ours: Monday to Sunday. */
  static final double[] WEEKDAYS = {1.05, 1.08, 1.04, 1.0, .95, .86, 1.02};

  /** Ours: midnight to midnight, UTC. */
  static final double[] HOURS = {
    1.2, .7, .4, .3, .4, .9, 2.2, 3.6, 4.6, 5.2, 5.5, 5.6, 5.8, 5.4, 5.1, 5.0, 5.2, 5.8, 6.6, 7.4,
    7.8, 7.0, 5.2, 2.9
  };

  /** Ours: people who let the shop write to them before the year began. */
  static final double SUBSCRIBERS_CONSIDERING = .20;

  static final double SUBSCRIBERS_BUYING = .80;

  /** Ours: people known by name who use a second device. */
  static final double TWO_DEVICES = .45;

  /**
   * Ours: subscribers whom the mail tool knows under an id of its own until an alias joins them.
   */
  static final double ALIASED = .10;

  /** Ours: mails a subscriber gets and does not click. */
  static final int UNCLICKED_MAILS = 3;

  /** Ours: newsletter sign-ups beside those of the black hole. */
  static final int SIGN_UPS = 3_000;

  // Orders, of 100,000 people.

  /** REES46: 200 of 5,066 sessions order, 3.948 %; of 220,000 visits. */
  static final int ORDERS = 8_685;

  /** REES46: 135 of 200 buying sessions have no cart. */
  static final double WITHOUT_CART = .675;

  /** OR: 18,532 orders of 4,338 customers are 4.272 each. */
  static final int CUSTOMERS = 2_033;

  /** OR: 1,493 of 4,338 customers buy once, 34.4 %. */
  static final int BUYING_ONCE = 699;

  /** OR: customers by the month of their first order, December 2010 to November 2011. */
  static final double[] FIRST_ORDERS = {885, 417, 380, 452, 300, 284, 242, 188, 169, 299, 358, 364};

  /** OR: of them, how many ordered again. */
  static final double[] ORDER_AGAIN = {.87, .82, .77, .72, .67, .69, .64, .61, .54, .48, .35, .26};

  /** OR: orders of each of them beyond the second, by the same months. */
  static final double[] FURTHER_ORDERS = {
    8.66, 4.07, 3.04, 2.56, 2.1, 1.72, 1.7, 1.21, 1.07, 1.06, 1.0, .38
  };

  /** OR: the first month's 885 customers who ordered in the months after it. */
  static final double[] ACTIVE = {324, 324, 286, 340, 321, 352, 321, 309, 313, 350, 331, 445};

  /** Fitted to OR's second orders: median 50 days, 22.5 % within 30 d, 44.7 % within 90 d. */
  static final double UNEVEN_ORDERS = 1.35;

  /** Fitted likewise: how far the second order comes forward in the time that is left. */
  static final double SECOND_ORDER_EARLY = .75;

  /** Ours: checkouts that end in an order. */
  static final double CHECKOUT_RATE = .62;

  /** Ours: unfinished checkouts whose payment was declined. */
  static final double DECLINED = .08;

  /** Ours in level; the mean is 1.59 times the median in OR (480.87 / 303.04), 1.64 in REES46. */
  static final double ORDER_MEDIAN = 65;

  static final double ORDER_SPREAD = .96;
  static final double ORDER_HIGHEST = 2_500;

  /** OR: 135,080 of 541,909 order lines have no customer. */
  static final double LINES_WITHOUT_CUSTOMER = .249;

  /** Ours: an order has one to four lines. */
  static final double[] LINES = {.52, .28, .13, .07};

  // Where visits come from.

  /** KAG: clicks of all ads. */
  static final int PAID_CLICKS = 38_165;

  /** KAG: approved conversions. */
  static final int PAID_SALES = 1_079;

  /** KAG. */
  static final long PAID_IMPRESSIONS = 213_434_828;

  /** KAG: 58,705.23. */
  static final long PAID_CENTS = 5_870_523;

  /** Ours: of visits that are not Paid Social, by {@link Channel#UNPAID}. */
  static final double[] UNPAID_VISITS = {.40, .26, .10, .10, .07, .02, .02, .03};

  /** Ours: the same for orders and unfinished checkouts. */
  static final double[] UNPAID_ORDERS = {.38, .28, .17, .05, .06, .01, .02, .03};

  /** Ours: visits of a subscriber that come by mail, so that mail has its share of all. */
  static final double MAIL_OF_SUBSCRIBERS = .30;

  static final double MAIL_ORDERS_OF_SUBSCRIBERS = .21;

  /** Ours: first languages, by {@link Land}. */
  static final double[] LANDS = {.52, .12, .06, .18, .04, .08};

  /** Ours: devices, by {@link Device#KINDS}; iOS Safari as in the leak, 143 of 461. */
  static final double[] DEVICES = {.31, .02, .33, .16, .05, .04, .03, .04, .02};

  /** Ours: revenue by {@link Product#GROUPS}. */
  static final double[] GROUP_REVENUE = {.42, .21, .17, .12, .08};

  // Planted 1: the leak.

  /** The days of the leak, and as many before them. */
  static final int LEAK_DAYS = 12;

  /** On its first day the checkout is closed until the release is out, at 10:14. */
  static final int LEAK_MINUTE = 10 * 60 + 14;

  /** Checkouts, orders before and orders after by {@link Cell}: 461, 286 and 210 in all. */
  static final int[] CELL_CHECKOUTS = {84, 36, 59, 282};

  static final int[] CELL_ORDERS_BEFORE = {52, 22, 37, 175};
  static final int[] CELL_ORDERS_AFTER = {8, 22, 5, 175};

  /** Of those on iOS Safari who fail in Paid Social and elsewhere: 108 of 130 see it fail. */
  static final int[] CELL_BLOCKED = {63, 0, 45, 0};

  /** Ours: orders of those days that are first orders. */
  static final double LEAK_FIRST_ORDERS = .21;

  /** Ours: people of those days who do not finish and never ordered before. */
  static final double LEAK_STRANGERS = .40;

  // Planted 2: the black hole. KAG: the 559 ads without an approved sale.

  static final int HOLE_CLICKS = 9_832;
  static final long HOLE_IMPRESSIONS = 49_346_836;
  static final long HOLE_CENTS = 1_475_442;

  /** Planted: 6.00 each. */
  static final int HOLE_SIGN_UPS = 2_459;

  /** Its first and last day, from 0. */
  static final int HOLE_FROM = 60;

  static final int HOLE_TO = 330;

  // Planted 3: the Black-Friday week, in which more strangers come.

  /** Visit to order, in that week and in the four weeks it is compared with. */
  static final double MIX_RATE = .034;

  static final double MIX_RATE_USUAL = .0395;
  static final double MIX_PAID_SHARE = .40;
  static final double MIX_PAID_SHARE_USUAL = .20;

  /** Paid Social's own rate in both. */
  static final double MIX_PAID_RATE = .0175;

  /** Ours: how many more order in that week than in another. */
  static final double MIX_DEMAND = 1.6;

  // Trade leads, of 100,000 people. Olist ÷ 4, by Source.

  static final int[] LEADS = {574, 396, 338, 275, 125, 123, 71, 38, 30, 16, 15};
  static final int[] LEADS_WON = {68, 49, 19, 45, 14, 4, 6, 1, 2, 1, 4};

  /** Olist: days from lead to won at these shares of the won leads. */
  static final double[] LAG_SHARES = {0, .05, .1, .2, .3, .4, .5, .6, .7, .8, .85, .9, .95, .98, 1};

  static final double[] LAG_DAYS = {
    .8, 1.6, 2.6, 4.8, 7.5, 10.5, 14.3, 22.7, 38.8, 79.5, 110.9, 161, 210.9, 318, 427
  };

  /** Planted 6; Olist April and May: 13.5 % and 10.0 % won so far. */
  static final int LEADS_A_MONTH = 340;

  static final int WON_YOUNG = 34;
  static final int WON_MONTH_BEFORE = 46;
  static final int MONTH_DAYS = 31;

  /** Planted 5: accepted, rejected, open; the first of each is Social. */
  static final int SOCIAL_ACCEPTED = 118;

  static final int SOCIAL_REJECTED = 206;
  static final int OTHERS_ACCEPTED = 1_131;
  static final int OTHERS_REJECTED = 482;

  /** Planted 5: of Social, who came by the instant form, and how many of them are rejected. */
  static final int INSTANT = 203;

  static final int INSTANT_REJECTED = 158;

  /** Planted 5: private person, no budget, not reached. */
  static final int[] SOCIAL_REASONS = {141, 38, 27};

  static final double[] OTHERS_REASONS = {.2, .45, .35};

  /** Planted 5: 18.00 and 31.00 a lead. */
  static final long SOCIAL_LEAD_CENTS = 1_800;

  static final long SEARCH_LEAD_CENTS = 3_100;

  // Posts. FB: engaged ÷ reach by type, and how many of each.

  static final int[] POSTS = {45, 426, 7, 22};
  static final double[] POSTS_ENGAGED = {.156, .062, .033, .018};

  /** FB: 6,951,680 reached by 500 posts. */
  static final long POSTS_REACH = 6_951_680;

  // Planted 4: the post that works and the one that is liked and no more.

  static final int POST_HOUR = 8;
  static final int POST_VISITS = 611;
  static final int POST_SIGN_UPS = 61;

  /** Within so many days. */
  static final int POST_ORDERS = 24;

  static final int POST_DAYS = 30;
  static final int WORST_POST_VISITS = 40;

  // Planted 9: who brought whom. K = invitations a customer × those that were followed = 0.18.

  /** Ours: 0.9 a customer. */
  static final int INVITATIONS = 1_830;

  /** Ours: customers who invite though nobody follows. */
  static final double INVITING = .35;

  /** Planted: 18 % of the customers. */
  static final int REFERRED = 366;

  /** Planted: the first orders of those who came by Julia, 742.00 in all. */
  static final int[] CHAIN_CENTS = {14_800, 9_650, 12_990, 18_720, 8_440, 9_600};

  /** Ours: customers who invite nobody and still say how likely they would, from 0 to 10. */
  static final double ANSWERING = .5;

  static final double[] SCORES = {.02, .01, .02, .02, .03, .06, .08, .19, .24, .19, .14};

  public Parameters {
    if (people < FEWEST || people > MOST) {
      throw new IllegalArgumentException(
          "The simulated shop has %,d to %,d people, not %,d.".formatted(FEWEST, MOST, people));
    }
    if (until.getYear() < 1990 || until.getYear() > 2200) {
      throw new IllegalArgumentException(
          "The shop's last day lies between 1990 and 2200, not " + until + ".");
    }
  }

  /** A count of 100,000 people for this many. */
  int scaled(long ofAll) {
    return (int) Math.round((double) ofAll * people / SCALE);
  }

  /** The same for counts that pass the range of an int. */
  long scaledLong(long ofAll) {
    return Math.round((double) ofAll * people / SCALE);
  }

  public LocalDate first() {
    return until.minusDays(DAYS - 1L);
  }

  /** Midnight before the first day. */
  public long startMillis() {
    return first().atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
  }

  /** Midnight after the last day. */
  public long endMillis() {
    return until.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
  }

  /** What every messageId begins with: other arguments are other messages. */
  public String idPrefix() {
    return "sim-" + seed + "-" + people + "-" + until;
  }
}
