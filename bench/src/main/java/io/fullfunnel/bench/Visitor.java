package io.fullfunnel.bench;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * One simulated person's events over ninety days, in time order: a pure function of the seed and
 * the person's number. Reused from person to person.
 *
 * <p>A person arrives at any time and comes back some days later, each time from some channel.
 * Within a visit people look around, and now and then sign up, get started, fill a cart and buy.
 */
final class Visitor {
  static final int PERIOD_SECONDS = 90 * 86_400;
  static final int MOST_VISITS = 60;

  private static final double COMES_BACK = 0.5;
  private static final int MEAN_DAYS_AWAY = 7;
  private static final double GOES_ON = 0.757;
  private static final double SEES_A_PAGE = 0.96;
  private static final double CLICK_IS_SEEN = 0.68;

  /** One event in two hundred of all: the first event of a visit has nothing to share with. */
  private static final double SHARE_OF_TIES = 0.0066;

  private final long seed;
  private final boolean ties;
  private final Origins origins;
  private SplittableRandom random = new SplittableRandom(0);
  private int[] seconds = new int[64];
  private byte[] events = new byte[64];
  private byte[] visits = new byte[64];
  private int size;
  private int clock;
  private boolean signedUp;
  private boolean activated;
  private int basket;

  /**
   * @param ties whether one event in two hundred shares the second of the one before; else seconds
   *     strictly increase
   */
  Visitor(long seed, boolean ties) {
    this.seed = seed;
    this.ties = ties;
    this.origins = new Origins(seed);
  }

  int size() {
    return size;
  }

  /** Seconds since the period's start. */
  int second(int i) {
    return seconds[i];
  }

  /** The event's number in {@link EventNames#ALL}. */
  int event(int i) {
    return events[i];
  }

  int visit(int i) {
    return visits[i];
  }

  /** Simulates the person of this number, from 0. */
  void become(int person) {
    random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + person);
    size = 0;
    signedUp = random.nextInt(16) == 0;
    activated = false;
    basket = 0;
    clock = random.nextInt(PERIOD_SECONDS - 600) - 1;
    int visit = 0;
    do {
      visit(visit, origins.channel(person, visit));
      clock += 1800 + (int) exponential(MEAN_DAYS_AWAY * 86_400.0);
      visit++;
    } while (clock < PERIOD_SECONDS && visit < MOST_VISITS && random.nextDouble() < COMES_BACK);
  }

  private void visit(int visit, int channel) {
    if (Origins.paid(channel)) {
      if (random.nextDouble() < CLICK_IS_SEEN) {
        happens(visit, EventNames.AD_CLICK);
      }
    } else if (channel == Origins.EMAIL) {
      happens(visit, EventNames.EMAIL_OPEN);
      happens(visit, EventNames.EMAIL_CLICK);
    }
    happens(visit, EventNames.SESSION_START);
    if (random.nextDouble() < SEES_A_PAGE) {
      happens(visit, EventNames.PAGE_VIEW);
    }
    while (random.nextDouble() < GOES_ON) {
      happens(visit, next());
    }
  }

  private int next() {
    double u = random.nextDouble();
    if (basket == 2) {
      if (u < 0.5) {
        basket = 0;
        return EventNames.PURCHASE;
      }
    } else if (basket == 1 && u < 0.3) {
      basket = 2;
      return EventNames.CHECKOUT;
    }
    if (u > (activated ? 0.88 : 0.965)) {
      basket = Math.max(basket, 1);
      return EventNames.ADD_TO_CART;
    }
    if (!signedUp && u > 0.93) {
      signedUp = true;
      return EventNames.SIGNUP;
    }
    if (signedUp && !activated && u > 0.76) {
      activated = true;
      return EventNames.ACTIVATED;
    }
    return random.nextDouble() < 0.425 ? EventNames.PAGE_VIEW : other();
  }

  private int other() {
    double u = random.nextDouble();
    return EventNames.FIRST_OTHER
        + (int) (u * u * u * (EventNames.ALL.size() - EventNames.FIRST_OTHER));
  }

  private void happens(int visit, int event) {
    boolean together = ties && size > 0 && random.nextDouble() < SHARE_OF_TIES;
    if (!together) {
      clock += 1 + (int) exponential(25);
    }
    if (clock >= PERIOD_SECONDS) {
      return;
    }
    if (size == seconds.length) {
      seconds = Arrays.copyOf(seconds, size * 2);
      events = Arrays.copyOf(events, size * 2);
      visits = Arrays.copyOf(visits, size * 2);
    }
    seconds[size] = clock;
    events[size] = (byte) event;
    visits[size] = (byte) visit;
    size++;
  }

  private double exponential(double mean) {
    return -mean * Math.log1p(-random.nextDouble());
  }
}
