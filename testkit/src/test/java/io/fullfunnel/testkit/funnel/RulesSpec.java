package io.fullfunnel.testkit.funnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fullfunnel.engine.funnel.AttemptChoice;
import io.fullfunnel.engine.funnel.Exclusion.Effect;
import io.fullfunnel.engine.funnel.FunnelReport;
import io.fullfunnel.engine.funnel.Order;
import io.fullfunnel.engine.funnel.PersonList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** FEATURE UNDER TEST: the finer rules of a funnel, one after the other. */
class RulesSpec {
  /** People per step, then those excluded. */
  private static String of(Ask ask, String timelines) {
    FunnelReport.Counts total = ask.report(timelines).total();
    List<String> reached =
        total.steps().stream().map(FunnelReport.Step::reached).map(String::valueOf).toList();
    return String.join("/", reached)
        + (total.excluded() > 0 ? " excluded " + total.excluded() : "");
  }

  /** FEATURE: a step's own window takes the event that leads on, not the earliest. */
  @Test
  void f01_step_window() {
    Ask ask = Ask.steps("A", "B", "C").window("100s").within(3, "10s");
    assertThat(of(ask, "ann A@0s B@1s B@50s C@55s")).isEqualTo("1/1/1");
    assertThat(of(ask, "ann A@0s B@1s C@11s")).isEqualTo("1/1/1");
    assertThat(of(ask, "ann A@0s B@1s C@11001ms")).isEqualTo("1/1/0");
    assertThat(of(ask.window("54s"), "ann A@0s B@1s B@50s C@55s")).isEqualTo("1/1/0");
  }

  /** FEATURE: all steps in one visit, however long. */
  @Test
  void f02_visit() {
    Ask ask = Ask.steps("A", "B").visit();
    assertThat(of(ask, "ann A@0m B@29m")).isEqualTo("1/1");
    assertThat(of(ask, "ann A@0m B@31m")).isEqualTo("1/0");
    assertThat(of(ask, "ann A@0m X@29m X@58m B@80m")).isEqualTo("1/1");
    assertThat(of(ask, "ann A@0m{session=x} A@1m{session=y} B@2m{session=y}")).isEqualTo("1/1");
    assertThat(of(ask, "ann A@0m{session=none} B@1m{session=none}")).isEqualTo("1/0");
    assertThat(of(ask.attempts(), "ann A@0m B@1m A@40m A@41m B@42m A@90m")).isEqualTo("3/2");
  }

  /** FEATURE: an attempt is open as long as its visit may go on. */
  @Test
  void f03_visit_immature() {
    Ask ask = Ask.steps("A", "B").visit().asOf("80m");
    assertThat(ask.report("ann A@0m X@29m X@58m\nbob A@0m X@29m").total().immature()).isEqualTo(1);
  }

  /** FEATURE: an optional step is measured and required of nobody. */
  @Test
  void f04_optional() {
    Ask ask = Ask.steps("A", "O", "B").optional(2);
    assertThat(of(ask, "ann A@0s O@1s B@2s\nbob A@0s B@1s O@2s\ncat A@0s O@3s\ndan O@0s A@1s"))
        .isEqualTo("4/2/2");
    FunnelReport.Step last = ask.report("ann A@0s O@1s B@4s\nbob A@0s B@2s").total().steps().get(2);
    assertThat(last.fromPrevious()).isEqualTo(1);
    assertThat(last.sincePrevious()).isEqualTo(last.sinceFirst());
    assertThat(last.dropped()).isZero();
  }

  /** FEATURE: no window is counted from an optional step. */
  @Test
  void f05_optional_and_windows() {
    Ask ask = Ask.steps("A", "O", "B").optional(2).within(3, "3s").within(2, "1s");
    assertThat(of(ask, "ann A@0s O@1s B@3s")).isEqualTo("1/1/1");
    assertThat(of(ask, "ann A@0s O@1s B@4s")).isEqualTo("1/1/0");
    assertThat(of(ask, "ann A@0s O@2s B@3s")).isEqualTo("1/0/1");
  }

  /** FEATURE: several optional steps in a row are taken in their order, any of them or none. */
  @Test
  void f06_optional_steps_in_a_row() {
    Ask ask = Ask.steps("A", "O", "P", "B").optional(2).optional(3);
    assertThat(of(ask, "ann A@0s O@1s P@2s B@3s")).isEqualTo("1/1/1/1");
    assertThat(of(ask, "ann A@0s P@1s O@2s B@3s")).isEqualTo("1/1/0/1");
    assertThat(of(ask, "ann A@0s P@1s B@3s")).isEqualTo("1/0/1/1");
  }

  /** FEATURE: an open funnel is entered at any step, and says at which. */
  @Test
  void f07_open() {
    Ask ask = Ask.steps("A", "B", "C").open();
    String people = "ann A@0s B@1s C@2s\nbob B@0s C@1s\ncat C@0s\ndan A@0s B@1s\neve X@0s";
    FunnelReport.Counts total = ask.report(people).total();
    assertThat(of(ask, people)).isEqualTo("2/3/3");
    assertThat(total.steps().stream().map(FunnelReport.Step::entries).toList())
        .isEqualTo(List.of(2L, 1L, 1L));
    assertThat(total.entered()).isEqualTo(4);
    assertThat(total.steps().get(1).fromPrevious()).isEqualTo(1);
    assertThat(total.steps().get(2).dropped()).isEqualTo(1);
    assertThat(of(ask, "ann B@0s A@1s C@20s")).isEqualTo("0/0/1");
    assertThat(of(ask.window("30s"), "ann B@0s A@1s C@20s")).isEqualTo("0/1/1");
  }

  /** FEATURE: the contract's examples of exclusions. */
  @ParameterizedTest
  @CsvSource({
    "DROP, A@0s E@1s B@2s, 1/0",
    "RESTART, A@0s E@1s B@2s, 0/0",
    "REMOVE, A@0s E@1s B@2s, 0/0 excluded 1",
    "DROP, A@0s E@1s A@2s B@3s, 1/1",
    "RESTART, A@0s E@1s A@2s B@3s, 1/1",
    "REMOVE, A@0s E@1s A@2s B@3s, 1/1",
    "REMOVE, A@0s E@1s, 0/0 excluded 1",
    "REMOVE, A@0s E@10s, 0/0 excluded 1",
    "REMOVE, A@0s E@10001ms, 1/0",
    "REMOVE, E@0s A@1s B@2s, 1/1",
    "REMOVE, A@0s E@20s B@21s, 1/0",
    "REMOVE, A@0s B@1s E@2s, 1/1",
    "DROP, E@0s, 0/0",
  })
  void f08_exclusions(Effect effect, String events, String answer) {
    assertThat(of(Ask.steps("A", "B").exclude("E", 1, 2, effect), "ann " + events))
        .isEqualTo(answer);
  }

  /** FEATURE: an exclusion holds between its two steps only. */
  @Test
  void f09_exclusion_between() {
    Ask ask = Ask.steps("A", "B", "C").exclude("E", 2, 3, Effect.DROP);
    assertThat(of(ask, "ann A@0s E@1s B@2s C@3s")).isEqualTo("1/1/1");
    assertThat(of(ask, "ann A@0s B@1s E@2s C@3s")).isEqualTo("1/1/0");
    assertThat(of(ask, "ann A@0s B@1s E@2s B@3s C@4s")).isEqualTo("1/1/1");
  }

  /** FEATURE: with every attempt counted a new one begins behind the excluded event. */
  @Test
  void f10_exclusion_of_attempts() {
    Ask ask = Ask.steps("A", "B").exclude("A", 1, 2, Effect.DROP).attempts();
    assertThat(of(ask, "ann A@1s A@2s A@3s B@4s")).isEqualTo("2/1");
    Ask remove = Ask.steps("A", "B").exclude("E", 1, 2, Effect.REMOVE).attempts();
    assertThat(of(remove, "ann A@0s E@1s A@2s B@3s")).isEqualTo("1/1 excluded 1");
  }

  /** FEATURE: whoever is excluded can be listed, and stands in no other number. */
  @Test
  void f11_list_of_excluded() {
    Ask ask =
        Ask.steps("A", "B")
            .exclude("E", 1, 2, Effect.REMOVE)
            .list(new PersonList(null, 1, PersonList.What.EXCLUDED, 10));
    assertThat(ask.of("ann A@0s E@1s B@2s\nbob A@0s B@1s"))
        .isEqualTo("1 1, 1(1..1)~1/1(1..1)~1 | p1 entered 0 #0 last A@0 next E@1");
  }

  /** FEATURE: strict lets no other event lie between; a later start may still get through. */
  @ParameterizedTest
  @CsvSource({
    "A B, A@0s X@1s B@2s, 1/0",
    "A B, A@0s X@1s A@2s B@3s, 1/1",
    "A B C, A@0s B@1s A@9s C@10s, 1/1/0",
    "A B C, A@0s C@1s B@2s C@3s, 1/0/0",
    "A B C, A@0s B@1s X@2s B@3s C@4s, 1/1/0",
    "A A B, A@0s A@1s B@2s, 1/1/1",
    "A B C, A@0s B@1s B@2s C@3s, 1/1/0",
  })
  void f12_strict(String steps, String events, String answer) {
    assertThat(of(Ask.steps(steps.split(" ", -1)).order(Order.STRICT), "ann " + events))
        .isEqualTo(answer);
  }

  /** FEATURE: in any order a place is the number of the step in time. */
  @Test
  void f13_any() {
    Ask ask = Ask.steps("A", "B", "C").order(Order.ANY);
    String people = "ann C@0s A@1s B@2s\nbob B@0s B@1s\ncat B@0s A@11s\ndan X@0s";
    assertThat(of(ask, people)).isEqualTo("3/1/1");
    FunnelReport.Counts total = ask.report(people).total();
    assertThat(total.steps().stream().map(FunnelReport.Step::did).toList())
        .isEqualTo(List.of(1L, 3L, 1L));
    assertThat(total.steps().get(1).label()).isEqualTo("2 of 3: step, step, step");
  }

  /** FEATURE: one event serves one step, whichever leaves most. */
  @Test
  void f14_any_one_event_one_step() {
    assertThat(of(Ask.steps("*", "A").order(Order.ANY), "ann A@0s B@1s")).isEqualTo("1/1");
    assertThat(of(Ask.steps("A", "A").order(Order.ANY), "ann A@0s")).isEqualTo("1/0");
  }

  /** FEATURE: fixed steps stand at their place, the others between them in any order. */
  @Test
  void f15_anchored() {
    Ask ask = Ask.steps("A", "B", "C", "D").order(Order.ANCHORED).fixed(3);
    assertThat(of(ask, "ann B@0s A@1s C@2s D@3s")).isEqualTo("1/1/1/1");
    assertThat(of(ask, "ann B@0s C@1s A@2s D@3s")).isEqualTo("1/1/0/0");
    assertThat(of(ask, "ann B@0s C@1s A@2s C@3s D@4s")).isEqualTo("1/1/1/1");
  }

  /** FEATURE: held properties are equal on all steps, and nothing equals nothing. */
  @Test
  void f16_hold() {
    Ask ask = Ask.steps("A", "B").hold("k");
    assertThat(of(ask, "ann A@0s{k=x} B@1s{k=x}")).isEqualTo("1/1");
    assertThat(of(ask, "ann A@0s{k=x} B@1s{k=y}")).isEqualTo("1/0");
    assertThat(of(ask, "ann A@0s B@1s")).isEqualTo("1/0");
    assertThat(of(ask, "ann A@0s{k=x} A@1s{k=y} B@2s{k=y}")).isEqualTo("1/1");
    assertThat(of(ask.attempts(), "ann A@0s{k=x} A@1s{k=y} B@2s{k=y}")).isEqualTo("2/1");
    assertThat(of(ask, "ann A@0s{k=5} B@1s{k=\"5\"}")).isEqualTo("1/1");
  }

  /** FEATURE: an exclusion ends attempts of every key. */
  @Test
  void f17_hold_and_exclusion() {
    Ask ask = Ask.steps("A", "B").hold("k").exclude("E", 1, 2, Effect.DROP);
    assertThat(of(ask, "ann A@0s{k=x} E@1s{k=y} B@2s{k=x}")).isEqualTo("1/0");
  }

  /** FEATURE: within the tolerance a step may lie before the one it follows. */
  @Test
  void f18_tolerance() {
    Ask ask = Ask.steps("A", "B").tolerance("2s");
    assertThat(of(ask, "ann B@0s A@2s")).isEqualTo("1/1");
    assertThat(of(ask, "ann B@0s A@2001ms")).isEqualTo("1/0");
    assertThat(of(Ask.steps("A", "A").tolerance("2s"), "ann A@0s")).isEqualTo("1/0");
    assertThat(of(Ask.steps("A", "B", "A").tolerance("2s"), "ann A@0s B@1s")).isEqualTo("1/1/0");
    assertThat(ask.report("ann B@0s A@2s").total().steps().get(1).sincePrevious())
        .isEqualTo(new FunnelReport.Times(0, 0, 0, 0));
  }

  /** FEATURE: latest takes the latest start of the deepest, first the first that counts. */
  @Test
  void f19_attempt_choice() {
    Ask ask = Ask.steps("A", "B").within(2, "5s").window("100s");
    String times = "ann A@0s A@8s A@9s B@10s";
    assertThat(ask.of(times)).startsWith("1 1, 2(");
    assertThat(ask.attempt(AttemptChoice.LATEST).of(times)).startsWith("1 1, 1(");
    assertThat(of(ask.attempt(AttemptChoice.FIRST), times)).isEqualTo("1/0");
    Ask restart = Ask.steps("A", "B").exclude("E", 1, 2, Effect.RESTART);
    assertThat(of(restart.attempt(AttemptChoice.FIRST), "ann A@0s E@1s A@2s B@3s"))
        .isEqualTo("1/1");
  }

  /** FEATURE: what cannot be asked together is refused. */
  @Test
  void f20_refused() {
    assertThatThrownBy(() -> Ask.steps("A", "B").optional(2).funnel())
        .hasMessage("a funnel cannot have an optional step at its begin or end");
    assertThatThrownBy(() -> Ask.steps("A", "B").open().order(Order.ANY).funnel())
        .hasMessage("a funnel cannot have an open funnel in the order ANY");
    assertThatThrownBy(() -> Ask.steps("A", "B").fixed(1).funnel())
        .hasMessage("a funnel cannot have a fixed step in SEQUENTIAL");
  }
}
