package io.fullfunnel.engine.funnel;

import io.fullfunnel.engine.funnel.FunnelStep.Kind;
import java.io.Serializable;
import java.util.List;

/**
 * The finer rules of a funnel: all that goes beyond steps in order within one window.
 *
 * @param visit whether all steps lie in one visit; the funnel's window is then the pause after
 *     which a visit is over
 * @param open whether one may enter at any step (FUNNELS F11)
 * @param hold properties that are equal on all steps (F14)
 * @param toleranceMillis how much earlier than the step before it a step may lie (F15)
 * @param mode whose way of finding the attempt that counts is followed
 */
public record Rules(
    Order order,
    boolean visit,
    boolean open,
    List<Exclusion> exclude,
    List<String> hold,
    long toleranceMillis,
    FunnelMode mode)
    implements Serializable {
  public static final int MOST_EXCLUSIONS = 10;
  public static final int MOST_HELD = 5;

  /** Steps in order, nothing else. */
  public static final Rules PLAIN =
      new Rules(Order.SEQUENTIAL, false, false, List.of(), List.of(), 0);

  /** Rules of Fullfunnel's own mode. */
  public Rules(
      Order order,
      boolean visit,
      boolean open,
      List<Exclusion> exclude,
      List<String> hold,
      long toleranceMillis) {
    this(order, visit, open, exclude, hold, toleranceMillis, FunnelMode.OWN);
  }

  public Rules {
    exclude = List.copyOf(exclude);
    hold = List.copyOf(hold);
    if (exclude.size() > MOST_EXCLUSIONS) {
      throw new IllegalArgumentException("more than 10 exclusions: " + exclude.size());
    }
    if (hold.size() > MOST_HELD) {
      throw new IllegalArgumentException("more than 5 properties are held: " + hold);
    }
    if (toleranceMillis < 0) {
      throw new IllegalArgumentException("a tolerance cannot be negative: " + toleranceMillis);
    }
  }

  /** The same by another mode. */
  Rules by(FunnelMode other) {
    // in one rounded second events may come in either order
    long ties = other.roundMillis() > 1 && order == Order.SEQUENTIAL ? 1 : 0;
    return new Rules(order, visit, open, exclude, hold, Math.max(ties, toleranceMillis), other);
  }

  /** The same without exclusions. */
  Rules withoutExclusions() {
    return new Rules(order, visit, open, List.of(), hold, toleranceMillis, mode);
  }

  /** Refuses what cannot be asked together. */
  void check(List<FunnelStep> steps) {
    boolean sequential = order == Order.SEQUENTIAL;
    boolean loose = order == Order.ANY || order == Order.ANCHORED;
    for (int s = 0; s < steps.size(); s++) {
      FunnelStep step = steps.get(s);
      refuse(
          step.optional() && (s == 0 || s == steps.size() - 1),
          "an optional step at its begin or end");
      refuse(step.optional() && !sequential, "an optional step in the order " + order);
      refuse(step.withinMillis() != FunnelStep.EVER && loose, "a step's window in " + order);
      refuse(step.kind() == Kind.FIXED && order != Order.ANCHORED, "a fixed step in " + order);
    }
    refuse(open && loose, "an open funnel in the order " + order);
    refuse(toleranceMillis > 0 && !sequential, "a tolerance in the order " + order);
    for (Exclusion of : exclude) {
      refuse(of.before() > steps.size(), "an exclusion before step " + of.before());
      refuse(loose && (of.after() > 1 || of.before() < steps.size()), "a part in order " + order);
      refuse(
          of.before() <= steps.size()
              && (steps.get(of.after() - 1).optional() || steps.get(of.before() - 1).optional()),
          "an exclusion from or to an optional step");
    }
  }

  private static void refuse(boolean wrong, String what) {
    if (wrong) {
      throw new IllegalArgumentException("a funnel cannot have " + what);
    }
  }

  /** Whether these steps are nothing but a plain sequence. */
  boolean plain(List<FunnelStep> steps) {
    return equals(PLAIN)
        && steps.stream()
            .allMatch(s -> s.kind() == Kind.REQUIRED && s.withinMillis() == FunnelStep.EVER);
  }
}
