package io.fullfunnel.engine.funnel;

import io.fullfunnel.engine.Period;
import io.fullfunnel.engine.funnel.FunnelMode.Product;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which products have a matching of their own, and for which funnels. */
final class ModeMatching {
  private ModeMatching() {}

  /** That of the funnel's mode; null if Fullfunnel's own matching follows its rules. */
  static @Nullable Rule of(Funnel funnel, StepRules rules) {
    FunnelMode mode = funnel.rules().mode();
    int steps = funnel.steps().size();
    long window = funnel.windowMillis();
    Period entered = funnel.entered();
    Order order = funnel.rules().order();
    return switch (mode.product()) {
      case FULLFUNNEL, MIXPANEL_OPTIMIZED -> null;
      case POSTHOG ->
          order == Order.ANY
              ? new PostHogUnordered(steps, window, entered)
              : new PostHogOrdered(steps, rules, order == Order.STRICT, window, entered);
      case AMPLITUDE ->
          order == Order.STRICT && isAlone(funnel, AttemptChoice.BEST)
              ? new AmplitudeExact(steps, rules, window, entered)
              : null;
      case CLICKHOUSE ->
          mode.has(WindowOption.STRICT_ONCE)
              ? new ClickHouseOnce(steps, mode.options(), window, entered)
              : new ClickHouseFunnel(steps, mode.options(), window, entered);
    };
  }

  /** Whether every first step opens an attempt. */
  static boolean countsEveryEntry(Funnel funnel) {
    return funnel.rules().mode().product() == Product.MIXPANEL_OPTIMIZED
        && funnel.count() == Count.ATTEMPTS
        && funnel.rules().order() == Order.SEQUENTIAL
        && !funnel.rules().open()
        && !funnel.rules().visit()
        && funnel.rules().hold().isEmpty()
        && funnel.steps().size() > 1;
  }

  /** Whether nothing but order, window and exclusions is asked, of people. */
  static boolean isAlone(Funnel funnel, AttemptChoice choice) {
    Rules rules = funnel.rules();
    return funnel.count() == Count.PEOPLE
        && funnel.attempt() == choice
        && !rules.visit()
        && !rules.open()
        && rules.exclude().isEmpty()
        && rules.hold().equals(List.of())
        && rules.toleranceMillis() == 0
        && funnel.steps().stream().allMatch(FunnelStep::isPlain);
  }
}
