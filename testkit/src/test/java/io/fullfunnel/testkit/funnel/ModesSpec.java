package io.fullfunnel.testkit.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.engine.funnel.AttemptChoice;
import io.fullfunnel.engine.funnel.Breakdown;
import io.fullfunnel.engine.funnel.Exclusion;
import io.fullfunnel.engine.funnel.FunnelMode;
import io.fullfunnel.engine.funnel.FunnelMode.Product;
import io.fullfunnel.engine.funnel.FunnelReport;
import io.fullfunnel.engine.funnel.Order;
import io.fullfunnel.engine.funnel.Rules;
import io.fullfunnel.engine.funnel.WindowOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** FEATURE UNDER TEST: one person's depth by the rules of another product (FUNNELS.md 2.1). */
class ModesSpec {
  private static final FunnelMode POSTHOG = new FunnelMode(Product.POSTHOG, Set.of());

  private static Ask ask(String steps, Order order, FunnelMode mode, Exclusion... exclude) {
    return Ask.steps(steps.chars().mapToObj(c -> String.valueOf((char) c)).toArray(String[]::new))
        .rules(rules(order, mode, exclude));
  }

  private static Rules rules(Order order, FunnelMode mode, Exclusion... exclude) {
    return new Rules(order, false, false, List.of(exclude), List.of(), 0, mode);
  }

  /** Events such as {@code A0 B1.5}, at seconds, of one person. */
  private static String timeline(String events) {
    return "ann " + events.replaceAll("([A-Z])([0-9.]+)", "$1@$2s");
  }

  private static long depth(Ask ask, String events) {
    FunnelReport report = ask.report(timeline(events));
    return report.total().steps().stream().filter(step -> step.reached() > 0).count();
  }

  /**
   * By windowFunnel: without options, strict_once, strict_increase, strict_deduplication,
   * strict_order, with allow_reentry; by PostHog ordered and strict.
   */
  @ParameterizedTest
  @CsvSource({
    "ABC, A0 B1 C2,         33333333",
    "ABC, A0 A5 B8 C14,     33333333",
    "ABC, A0 B1 A9 C10,     33333332",
    "AB,  B0 A0,            22122222",
    "AB,  B0 A1,            11111111",
    "PP,  P0,               21122211",
    "AAB, A0 A1 B2,         33123333",
    "AAB, A0 B2,            31133311",
    "AB,  A0 X1 B2,         22221121",
    "AB,  A0 X1 A2 B3,      22221122",
    "ABC, A0 C1 B2 C3,      33331331",
    "AB,  A0 B10,           22222222",
    "AB,  A0 B10.001,       11111111",
    "ABC, A0 B1 B2 C3,      33323333",
    "ABC, A0 A20 B21 C22,   33333333",
    "ABC, A0 B8 A9 B12 C18, 33323333",
    "ABC, A0 B1 X2 B3 C4,   33322232"
  })
  void depth_is_that_of_the_sources(String steps, String events, String depths) {
    List<Ask> asks = new ArrayList<>();
    for (Set<WindowOption> options :
        List.of(
            Set.<WindowOption>of(),
            Set.of(WindowOption.STRICT_ONCE),
            Set.of(WindowOption.STRICT_INCREASE),
            Set.of(WindowOption.STRICT_DEDUPLICATION),
            Set.of(WindowOption.STRICT_ORDER),
            Set.of(WindowOption.STRICT_ORDER, WindowOption.ALLOW_REENTRY))) {
      asks.add(ask(steps, Order.SEQUENTIAL, new FunnelMode(Product.CLICKHOUSE, options)));
    }
    asks.add(ask(steps, Order.SEQUENTIAL, POSTHOG));
    asks.add(ask(steps, Order.STRICT, POSTHOG));
    StringBuilder found = new StringBuilder();
    asks.forEach(ask -> found.append(depth(ask, events)));
    assertThat(found).hasToString(depths);
  }

  @ParameterizedTest
  @CsvSource({"AAB, A0 A1 B2, 3", "AAB, A0 B2, 1", "PPP, P0 P0 P1, 2", "PPP, P0 P1 P2, 3"})
  void strict_once_with_strict_increase_is_right_for_repeated_steps(
      String steps, String events, int depth) {
    var mode =
        new FunnelMode(
            Product.CLICKHOUSE, Set.of(WindowOption.STRICT_ONCE, WindowOption.STRICT_INCREASE));
    assertThat(depth(ask(steps, Order.SEQUENTIAL, mode), events)).isEqualTo(depth);
  }

  /** Entered, completed, excluded; E is excluded between A and B. */
  @ParameterizedTest
  @CsvSource({
    "SEQUENTIAL, A0 E1 B2,          0 0 1",
    "SEQUENTIAL, A0 E1,             0 0 1",
    "SEQUENTIAL, A0 E1 A2 B3,       1 1 0",
    "SEQUENTIAL, A0 E1 A20,         1 0 0",
    "SEQUENTIAL, A0 E0 B1,          1 1 0",
    "SEQUENTIAL, E0 A1 B2,          1 1 0",
    "SEQUENTIAL, A0 E20 B21,        1 0 0",
    "SEQUENTIAL, A0 B1 E2,          1 1 0",
    "SEQUENTIAL, A0 E1 B2 A3,       0 0 1",
    "ANY,        A0 E1 B2,          1 0 0",
    "ANY,        A0 E1,             0 0 0",
    "ANY,        B0 A2 E3,          1 1 0"
  })
  void who_is_excluded_leaves_the_report_of_posthog(Order order, String events, String expected) {
    var exclusion = new Exclusion(Ask.named("E"), 1, 2, Exclusion.Effect.REMOVE);
    FunnelReport.Counts total =
        ask("AB", order, POSTHOG, exclusion).report(timeline(events)).total();
    assertThat(total.entered() + " " + total.completed() + " " + total.excluded())
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "ABC, C0 A1 B2,         3",
    "ABC, C0 A1 B11,        2",
    "AAB, A0 B1,            2",
    "AAB, A0 B1 A2,         3",
    "ABC, A0 B8 A12 C14,    3",
    "AB,  X0 X1,            0"
  })
  void posthog_counts_the_most_steps_of_one_window_in_any_order(
      String steps, String events, int depth) {
    assertThat(depth(ask(steps, Order.ANY, POSTHOG), events)).isEqualTo(depth);
  }

  @ParameterizedTest
  @CsvSource({
    "ABC, A0 B1 A9 C10,     2",
    "AB,  A0 X1 A2 B3,      2",
    "ABC, A0 C1 B2 C3,      1",
    "ABC, A0 B8 A9 B12 C18, 3",
    "AB,  B0 A0.9,          2",
    "AB,  A0 X0.5 B1,       2",
    "AB,  A0 X1 B1.5,       2",
    "AB,  A0 X1 B2,         1",
    "PP,  P0,               1"
  })
  void amplitude_forgives_what_lies_in_the_same_second(String steps, String events, int depth) {
    var mode = new FunnelMode(Product.AMPLITUDE, Set.of());
    assertThat(depth(ask(steps, Order.STRICT, mode), events)).isEqualTo(depth);
  }

  @ParameterizedTest
  @CsvSource({"POSTHOG, 3", "AMPLITUDE, 8", "MIXPANEL_OPTIMIZED, 3", "FULLFUNNEL, 8"})
  void times_run_from_the_start_that_counts(Product product, double seconds) {
    var mode = new FunnelMode(product, Set.of());
    Ask ask = ask("AB", Order.SEQUENTIAL, mode);
    if (product == Product.MIXPANEL_OPTIMIZED) {
      ask = ask.attempt(AttemptChoice.SOONEST);
    }
    var since = ask.report(timeline("A0 A5 B8")).total().steps().get(1).sinceFirst();
    assertThat(since).isNotNull().extracting(FunnelReport.Times::mean).isEqualTo(seconds);
  }

  /** Each of two events at one instant stands under both steps that it takes. */
  @Test
  void deduplication_sees_events_of_one_instant_as_once_sees_them() {
    var once = Set.of(WindowOption.STRICT_ONCE, WindowOption.STRICT_DEDUPLICATION);
    Ask ask = ask("AAB", Order.SEQUENTIAL, new FunnelMode(Product.CLICKHOUSE, once));
    assertThat(depth(ask, "A0 A0 B2")).isEqualTo(2);
    assertThat(depth(ask, "A0 A1 B2")).isEqualTo(3);
  }

  @Test
  void optimized_reentry_takes_the_first_conversion_from_its_latest_entry() {
    var mode = new FunnelMode(Product.MIXPANEL_OPTIMIZED, Set.of());
    Ask ask = ask("AB", Order.SEQUENTIAL, mode).attempt(AttemptChoice.SOONEST);
    var since = ask.report(timeline("A0 A1 B3 A5 B9")).total().steps().get(1).sinceFirst();
    assertThat(since).isNotNull().extracting(FunnelReport.Times::mean).isEqualTo(2.0);
    FunnelReport.Counts entries =
        ask.attempt(AttemptChoice.BEST).attempts().report(timeline("A0 A1 B3 A5 B20")).total();
    assertThat(entries.entered() + " " + entries.completed()).isEqualTo("3 1");
  }

  @Test
  void posthog_counts_a_person_in_the_group_of_every_value_at_a_step() {
    Ask ask =
        ask("AB", Order.SEQUENTIAL, POSTHOG)
            .by(new Breakdown(List.of("x"), Breakdown.At.STEP, 2, 9));
    FunnelReport report =
        ask.report(
            """
            ann A@0s B@1s{x=1} B@2s{x=2}
            bob A@0s B@20s{x=2}
            cid A@0s
            """);
    List<String> groups = new ArrayList<>();
    report
        .groups()
        .forEach(group ->
            groups.add(
                group.key() + " " + group.counts().entered() + " " + group.counts().completed()));
    assertThat(groups).containsExactly("[2] 2 1", "[1] 1 1");
  }

  @Test
  void posthog_takes_the_first_value_of_any_event_of_the_steps() {
    Ask ask = ask("AB", Order.SEQUENTIAL, POSTHOG).by(Breakdown.At.FIRST, "x");
    FunnelReport report = ask.report("ann B@0s{x=1} A@1s B@2s{x=2}");
    assertThat(report.groups()).extracting(FunnelReport.Group::key).containsExactly(List.of("1"));
  }
}
