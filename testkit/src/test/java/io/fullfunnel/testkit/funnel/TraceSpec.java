package io.fullfunnel.testkit.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.engine.filter.EventFilter;
import io.fullfunnel.engine.filter.Operator;
import io.fullfunnel.engine.funnel.Exclusion;
import io.fullfunnel.engine.funnel.Exclusion.Effect;
import io.fullfunnel.engine.funnel.FunnelMode;
import io.fullfunnel.engine.funnel.FunnelMode.Product;
import io.fullfunnel.engine.funnel.Order;
import io.fullfunnel.engine.funnel.Rules;
import io.fullfunnel.engine.funnel.Trace;
import io.fullfunnel.engine.funnel.TraceReport;
import io.fullfunnel.engine.local.LocalEngine;
import io.fullfunnel.testkit.TimelineText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** FEATURE UNDER TEST: why a person is where the funnel has them (FUNNELS F31). */
class TraceSpec {
  /**
   * Attempts as {@code A0 B3 completed*} (a star for the one that counts), then what was rejected.
   */
  private static String of(Ask ask, String timelines) {
    try (var engine = new LocalEngine(1)) {
      TraceReport report =
          engine.run(new Trace(ask.funnel(), 1), TimelineText.of(timelines).dataset());
      List<String> parts = new ArrayList<>();
      for (TraceReport.Tried tried : report.attempts()) {
        List<String> events = new ArrayList<>();
        tried.events().forEach(e -> events.add(e.event() + seconds(e.timeMillis())));
        parts.add(
            String.join(" ", events) + " " + word(tried.ended()) + (tried.counts() ? "*" : ""));
      }
      for (TraceReport.Rejected row : report.rejected()) {
        parts.add(
            "not "
                + row.event()
                + seconds(row.timeMillis())
                + " as "
                + row.step()
                + ": "
                + word(row.reason()));
      }
      return String.join(" | ", parts);
    }
  }

  private static String word(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }

  private static long seconds(long millis) {
    return (millis - TimelineText.START) / 1000;
  }

  /** FEATURE: every start has an attempt, and one of them counts. */
  @Test
  void f01_attempts() {
    assertThat(of(Ask.steps("A", "B"), "ann A@0s A@5s B@8s"))
        .isEqualTo("A0 B8 completed* | A5 B8 completed");
    assertThat(of(Ask.steps("A", "B"), "ann A@0s A@20s B@21s"))
        .isEqualTo("A0 window | A20 B21 completed*");
    assertThat(of(Ask.steps("A", "B").asOf("5s"), "ann A@0s")).isEqualTo("A0 data*");
    assertThat(of(Ask.steps("A", "B").attempts(), "ann A@0s B@1s A@2s"))
        .isEqualTo("A0 B1 completed* | A2 window*");
  }

  /** FEATURE: whatever else has the name of a step says why it took none. */
  @Test
  void f02_rejected() {
    Ask ask = Ask.steps("A", "B", "C");
    assertThat(of(ask, "ann B@0s A@1s B@2s B@3s C@12s"))
        .isEqualTo("A1 B2 window* | not B0 as 2: order | not B3 as 2: used | not C12 as 3: window");
    assertThat(of(ask, "ann A@1s C@2s")).isEqualTo("A1 window* | not C2 as 3: order");
    assertThat(of(ask.entered(Ask.period("5s", "9s")), "ann A@0s"))
        .isEqualTo("not A0 as 1: period");
    Ask tested =
        Ask.filters(
            Ask.named("A"),
            new EventFilter.AllOf(List.of(Ask.named("B"), Ask.property("k", Operator.EQUAL, "x"))));
    assertThat(of(tested, "ann A@0s B@1s{k=y} B@2s{k=x}"))
        .isEqualTo("A0 B2 completed* | not B1 as 2: condition");
  }

  /** FEATURE: excluded events and other finer rules leave their reasons. */
  @Test
  void f03_finer_rules() {
    Ask ask = Ask.steps("A", "B");
    assertThat(of(ask.exclude("E", 1, 2, Effect.DROP), "ann A@0s E@1s B@2s"))
        .isEqualTo("A0 exclusion* | not B2 as 2: excluded");
    assertThat(of(ask.exclude("E", 1, 2, Effect.REMOVE), "ann A@0s E@1s B@2s"))
        .isEqualTo("A0 exclusion | not B2 as 2: excluded");
    assertThat(of(ask.order(Order.STRICT), "ann A@0s X@1s B@2s"))
        .isEqualTo("A0 order* | not B2 as 2: order");
    assertThat(of(ask.within(2, "1s"), "ann A@0s B@2s"))
        .isEqualTo("A0 window* | not B2 as 2: window");
    assertThat(of(ask.hold("k"), "ann A@0s{k=x} B@2s{k=y}"))
        .isEqualTo("A0 window* | not B2 as 2: condition");
  }

  /** FEATURE: by the rules of another product the attempt that counts is told, and what is not. */
  @Test
  void f05_modes() {
    Ask ask = Ask.steps("A", "B");
    String twice = "ann A@0s A@5s B@8s";
    assertThat(of(by(ask, Product.POSTHOG), twice))
        .isEqualTo("A5 B8 completed* | not A0 as 1: used");
    assertThat(of(by(ask, Product.AMPLITUDE), "ann A@0.7s B@8s")).isEqualTo("A0 B8 completed*");
    String both = "ann P@0s";
    assertThat(of(by(Ask.steps("P", "P"), Product.CLICKHOUSE), both)).isEqualTo("P0 P0 completed*");
    assertThat(of(by(Ask.steps("P", "P"), Product.POSTHOG), both)).isEqualTo("P0 window*");
    var rules =
        new Rules(
            Order.SEQUENTIAL,
            false,
            false,
            List.of(new Exclusion(Ask.named("E"), 1, 2, Effect.REMOVE)),
            List.of(),
            0,
            new FunnelMode(Product.POSTHOG, Set.of()));
    assertThat(of(ask.rules(rules), "ann A@0s E@1s B@2s")).isEqualTo("A0 B2 exclusion");
    Ask optimized = by(ask, Product.MIXPANEL_OPTIMIZED).attempts();
    assertThat(of(optimized, twice)).isEqualTo("A0 window* | A5 B8 completed*");
  }

  private static Ask by(Ask ask, Product product) {
    return ask.rules(
        new Rules(
            Order.SEQUENTIAL,
            false,
            false,
            List.of(),
            List.of(),
            0,
            new FunnelMode(product, Set.of())));
  }

  /** FEATURE: nobody of that id, nothing to say. */
  @Test
  void f04_nobody() {
    assertThat(of(Ask.steps("A"), "")).isEmpty();
    assertThat(of(Ask.steps("A").people(Ask.trait("plan", "pro")), "ann A@0s")).isEmpty();
  }
}
