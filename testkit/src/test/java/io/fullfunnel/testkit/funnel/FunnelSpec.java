package io.fullfunnel.testkit.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.engine.filter.EventFilter;
import io.fullfunnel.engine.filter.Operator;
import io.fullfunnel.engine.funnel.AttemptChoice;
import io.fullfunnel.engine.funnel.Breakdown;
import io.fullfunnel.engine.funnel.PersonList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a funnel is, from simple to hard. Reports as {@link ReportText} writes them. */
class FunnelSpec {
  /** FEATURE: people who do one step and then another are counted at both. */
  @Test
  void f01_two_steps() {
    assertThat(
            Ask.steps("A", "B")
                .of(
                    """
                    ann A@0s B@4s
                    bob A@0s
                    cat B@0s
                    """))
        .isEqualTo("2 1, 4(4..4)~4/4(4..4)~4 | skipped 0 1");
  }

  /** FEATURE: no data gives zeros, not errors. */
  @Test
  void f02_nobody() {
    assertThat(Ask.steps("A", "B").of("")).isEqualTo("0 0");
    assertThat(Ask.steps("A").report("").total().rate()).isNaN();
  }

  /** FEATURE: a step that no event is called matches nothing and breaks nothing. */
  @Test
  void f03_unknown_event() {
    assertThat(Ask.steps("A", "nope").of("ann A@0s B@1s")).isEqualTo("1 0");
    assertThat(Ask.steps("nope", "neither").of("ann A@0s B@1s")).isEqualTo("0 0");
  }

  /** FEATURE: the conformance vectors of sequential, best, one event one step; window 10 s. */
  @ParameterizedTest
  @CsvSource({
    "1, A B C, A@0s B@1s C@2s, 3",
    "2, A B C, A@0s A@5s B@8s C@14s, 3",
    "3, A B C, A@0s B@1s A@9s C@10s, 3",
    "4, A B, B@0s A@0s, 1",
    "5, A B, B@0s A@1s, 1",
    "6, P P, P@0s, 1",
    "7, A A B, A@0s A@1s B@2s, 3",
    "8, A A B, A@0s B@2s, 1",
    "9, A B, A@0s X@1s B@2s, 2",
    "10, A B, A@0s X@1s A@2s B@3s, 2",
    "11, A B C, A@0s C@1s B@2s C@3s, 3",
    "12, A B, A@0s B@10s, 2",
    "13, A B, A@0s B@10001ms, 1",
    "14, A B C, A@0s B@1s B@2s C@3s, 3",
    "15, A B C, A@0s A@20s B@21s C@22s, 3",
    "16, A B C, A@0s B@8s A@9s B@12s C@18s, 3",
    "17, A B C, A@0s B@1s X@2s B@3s C@4s, 3",
  })
  void f04_vectors(int number, String steps, String events, int depth) {
    var total = Ask.steps(steps.split(" ", -1)).report("ann " + events).total();
    assertThat(total.steps().stream().filter(s -> s.reached() == 1).count())
        .as("vector %d", number)
        .isEqualTo(depth);
  }

  /** FEATURE: best takes the earliest start of the deepest, latest the latest, first the first. */
  @Test
  void f05_attempt_choice() {
    Ask ask = Ask.steps("A", "B");
    assertThat(ask.of("ann A@0s A@5s B@8s")).isEqualTo("1 1, 8(8..8)~8/8(8..8)~8");
    assertThat(ask.attempt(AttemptChoice.FIRST).of("ann A@0s A@5s B@8s"))
        .isEqualTo("1 1, 8(8..8)~8/8(8..8)~8");
    assertThat(ask.attempt(AttemptChoice.LATEST).of("ann A@0s A@5s B@8s"))
        .isEqualTo("1 1, 3(3..3)~3/3(3..3)~3");
    assertThat(ask.attempt(AttemptChoice.FIRST).of("ann A@0s A@5s B@12s"))
        .isEqualTo("1 0 | late 1 rate 1 | skipped 0 1");
    assertThat(ask.of("ann A@0s A@5s B@12s")).isEqualTo("1 1, 7(7..7)~7/7(7..7)~7");
  }

  /** FEATURE: each next step takes the earliest event; a repeated step takes another one. */
  @Test
  void f06_which_event() {
    assertThat(Ask.steps("A", "B", "C").of("ann A@0s B@1s B@3s C@4s"))
        .isEqualTo("1 1 1, 1(1..1)~1/1(1..1)~1, 3(3..3)~3/4(4..4)~4");
    assertThat(Ask.steps("A", "*", "B").of("ann A@0s X@1s B@2s"))
        .isEqualTo("1 1 1, 1(1..1)~1/1(1..1)~1, 1(1..1)~1/2(2..2)~2");
    assertThat(Ask.steps("A", "*").of("ann A@0s")).isEqualTo("1 0");
  }

  /** FEATURE: at the same instant the order of arrival decides; no time passes. */
  @Test
  void f07_ties() {
    assertThat(Ask.steps("A", "B").window(0).of("ann A@1s B@1s"))
        .isEqualTo("1 1, 0(0..0)~0/0(0..0)~0");
    assertThat(Ask.steps("A", "B").window(0).of("ann B@1s A@1s")).isEqualTo("1 0 | skipped 0 1");
  }

  /** FEATURE: the attempt begins in the period; later steps may lie after it, up to the window. */
  @Test
  void f08_period() {
    Ask ask = Ask.steps("A", "B").entered(Ask.period("10s", "20s"));
    assertThat(
            ask.of(
                """
                before A@9s B@12s
                within A@10s B@12s
                after  A@19s B@29s
                too    A@20s B@21s
                """))
        .isEqualTo("2 2, 6(2.8..9.2)~6/6(2.8..9.2)~6 | skipped 0 1");
  }

  /** FEATURE: where drops events before matching; nth counts in the whole history all the same. */
  @Test
  void f09_where_and_nth() {
    String people = "ann A@0s{x=1} B@1s{x=2} A@2s{x=2} B@3s{x=2}";
    assertThat(Ask.steps("A", "B").where(Ask.property("x", Operator.EQUAL, "2")).of(people))
        .isEqualTo("1 1, 1(1..1)~1/1(1..1)~1");
    var second = new EventFilter.Nth(Ask.named("A"), 2);
    assertThat(Ask.filters(second, Ask.named("B")).of(people))
        .isEqualTo("1 1, 1(1..1)~1/1(1..1)~1");
    assertThat(
            Ask.filters(new EventFilter.Nth(Ask.named("A"), 1), Ask.named("B"))
                .where(Ask.property("x", Operator.EQUAL, "2"))
                .of(people))
        .isEqualTo("0 0 | skipped 0 1");
  }

  /** FEATURE: people are chosen by the trait that stands last; identify is no event. */
  @Test
  void f10_people() {
    assertThat(
            Ask.steps("*", "B")
                .people(Ask.trait("plan", "pro"))
                .of(
                    """
                    ann identify@0s{plan=free} A@1s identify@2s{plan=pro} B@3s
                    bob identify@0s{plan=pro}  A@1s identify@2s{plan=free} B@3s
                    cat A@0s B@1s
                    dan identify@0s{plan=pro} identify@1s{size=3} B@2s
                    """))
        .isEqualTo("2 1, 2(2..2)~2/2(2..2)~2");
  }

  private static final String GROUPED =
      """
      ann identify@0s{plan=free} Start@0s{c=mail} A@1s{c=ad} identify@2s{plan=pro} B@3s{c=mail}
      bob Start@0s{c=ad} A@1s B@2s{c=ad} identify@3s{plan=free}
      cat A@1s{c=ad}
      """;

  /** FEATURE: a group is the value at step 1, at a step, the first or last that is given. */
  @Test
  void f11_groups_of_the_attempt() {
    Ask ask = Ask.steps("A", "B");
    assertThat(ask.by(Breakdown.At.STEP, "c").of(GROUPED))
        .isEqualTo(
            "3 2, 1.5(1.1..1.9)~1.5/1.5(1.1..1.9)~1.5"
                + " | ad: 2 1, 2(2..2)~2/2(2..2)~2 | (none): 1 1, 1(1..1)~1/1(1..1)~1");
    assertThat(ask.by(new Breakdown(List.of("c"), Breakdown.At.STEP, 2, 20)).of(GROUPED))
        .endsWith(" | (none): 1 0 | ad: 1 1, 1(1..1)~1/1(1..1)~1 | mail: 1 1, 2(2..2)~2/2(2..2)~2");
    assertThat(ask.by(Breakdown.At.FIRST, "c").of(GROUPED))
        .endsWith(" | ad: 3 2, 1.5(1.1..1.9)~1.5/1.5(1.1..1.9)~1.5");
    assertThat(ask.by(Breakdown.At.LAST, "c").of(GROUPED))
        .endsWith(" | ad: 2 1, 1(1..1)~1/1(1..1)~1 | mail: 1 1, 2(2..2)~2/2(2..2)~2");
  }

  /** FEATURE: a group per step, of the first event of all, of traits now and at entry. */
  @Test
  void f12_groups_of_the_person() {
    Ask ask = Ask.steps("A", "B");
    assertThat(ask.by(Breakdown.At.EACH, "c").of(GROUPED))
        .endsWith(" | ad: 2 1, 1(1..1)~1/1(1..1)~1 | (none): 1 0 | mail: 0 1, 2(2..2)~2/2(2..2)~2");
    assertThat(ask.by(Breakdown.At.FIRST_EVENT, "c").of(GROUPED))
        .endsWith(" | ad: 2 1, 1(1..1)~1/1(1..1)~1 | mail: 1 1, 2(2..2)~2/2(2..2)~2");
    assertThat(ask.by(Breakdown.At.PERSON, "plan").of(GROUPED))
        .endsWith(
            " | (none): 1 0 | free: 1 1, 1(1..1)~1/1(1..1)~1 | pro: 1 1, 2(2..2)~2/2(2..2)~2");
    assertThat(ask.by(Breakdown.At.STEP, "person.plan@entry").of(GROUPED))
        .endsWith(" | (none): 2 1, 1(1..1)~1/1(1..1)~1 | free: 1 1, 2(2..2)~2/2(2..2)~2");
  }

  /**
   * FEATURE: person.X@entry is the trait as the latest identify before the attempt's first event
   * has it, in timeline order: of the same millisecond only what arrived before; never what came
   * later.
   */
  @Test
  void f22_traits_at_entry() {
    String people =
        """
        ann A@0s identify@0s{plan=free} B@1s
        bob identify@0s{plan=free} A@0s identify@1s{plan=pro} B@2s
        cat identify@0s{plan=free} identify@1s{seats=3} A@2s
        dan identify@0s{plan=free} A@1s identify@2s{plan=pro} A@3s B@4s
        eve identify@0s{plan=free} identify@1s{plan=pro} A@2s B@3s
        """;
    Ask ask = Ask.steps("A", "B");
    assertThat(groups(ask, "person.plan@entry", people))
        .isEqualTo("5 4 | free: 3 2 | (none): 1 1 | pro: 1 1");
    assertThat(groups(ask, "person.plan", people)).isEqualTo("5 4 | pro: 3 3 | free: 2 1");
    assertThat(groups(ask, "plan", people)).isEqualTo("5 4 | (none): 5 4");
  }

  private static String groups(Ask ask, String by, String people) {
    return ask.by(Breakdown.At.STEP, by).of(people).replaceAll(",[^|]*(?= \\||$)", "");
  }

  /** FEATURE: several names make one key; what is beyond the limit is (other); empty is (none). */
  @Test
  void f13_limit() {
    assertThat(
            Ask.steps("A")
                .by(new Breakdown(List.of("c", "n"), Breakdown.At.STEP, 1, 2))
                .of(
                    """
                    a A@0s{c=x,n=1}
                    b A@0s{c=x,n="1"}
                    c A@0s{c=y}
                    d A@0s{c="",n=2}
                    e A@0s{n=3}
                    """))
        .isEqualTo("5 | x+1: 2 | (none)+2: 1 | (other)+(other): 2");
  }

  /** FEATURE: percentiles are exact, interpolated, in seconds with milliseconds; zero stays in. */
  @Test
  void f14_times() {
    assertThat(
            Ask.steps("A", "B")
                .of(
                    """
                    a A@0s B@0s
                    b A@0s B@1ms
                    c A@0s B@2s
                    d A@0s B@9s
                    """))
        .isEqualTo("4 4, 1.0005(0.0003..6.9)~2.75025/1.0005(0.0003..6.9)~2.75025");
  }

  /** FEATURE: who entered less than a window before asOf is immature and not in the mature rate. */
  @Test
  void f15_immature() {
    assertThat(
            Ask.steps("A", "B")
                .asOf("30s")
                .of(
                    """
                    a A@20s
                    b A@20001ms B@21s
                    c A@25s
                    """))
        .isEqualTo(
            "3 1, 0.999(0.999..0.999)~0.999/0.999(0.999..0.999)~0.999,"
                + " immature 2 mature rate 0");
  }

  /** FEATURE: late completes within 180 days only; skipped did a later step some other way. */
  @Test
  void f16_late_and_skipped() {
    assertThat(
            Ask.steps("A", "B", "C")
                .of(
                    """
                    late    A@0s B@11s C@180d
                    toolate A@0s B@11s C@180d1ms
                    skips   A@0s C@1s
                    only    C@1s
                    """))
        .isEqualTo("3 0 0 | late 1 rate 0.333333 | skipped 0 2 4");
    assertThat(Ask.steps("A", "B").window("200d").of("ann A@0s B@190d")).doesNotContain("late");
  }

  /** FEATURE: the people behind a figure, by entry, with where they stopped and what came next. */
  @Test
  void f17_list() {
    Ask ask = Ask.steps("A", "B").list(new PersonList(null, 2, PersonList.What.DROPPED, 2));
    assertThat(
            ask.of(
                """
                ann A@5s X@6s
                bob A@0s B@1s
                cat A@4s identify@5s{x=1}
                dan A@9s
                """))
        .isEqualTo(
            "4 1, 1(1..1)~1/1(1..1)~1"
                + " | p3 entered 4 #4 last A@4 next none | p1 entered 5 #0 last A@5 next X@6");
  }

  /** FEATURE: a list of one group, also of the groups that are not shown. */
  @Test
  void f18_list_of_a_group() {
    String people = "a A@0s{c=x}\nb A@1s{c=x}\nc A@2s{c=y}\nd A@3s{c=z}\n";
    Ask ask = Ask.steps("A").by(new Breakdown(List.of("c"), Breakdown.At.STEP, 1, 1));
    assertThat(ask.list(new PersonList(List.of("x"), 1, PersonList.What.REACHED, 9)).of(people))
        .endsWith("| p1 entered 0 #0 last A@0 next none | p2 entered 1 #1 last A@1 next none");
    assertThat(
            ask.list(new PersonList(List.of("(other)"), 1, PersonList.What.REACHED, 9)).of(people))
        .endsWith("| p3 entered 2 #2 last A@2 next none | p4 entered 3 #3 last A@3 next none");
  }

  /** FEATURE: who has not gone on is open while the window lasts, and quiet when it is over. */
  @Test
  void f21_open_and_quiet() {
    String people =
        """
        moved A@20s B@21s
        quiet A@20s
        open  A@20001ms
        last  A@25s B@26s C@27s
        two   A@1s B@2s
        """;
    Ask ask = Ask.steps("A", "B", "C").asOf("30s");
    assertThat(
            ask.report(people).total().steps().stream()
                .map(s -> s.reached() + " open " + s.open() + " quiet " + s.quiet()))
        .containsExactly("5 open 1 quiet 1", "3 open 0 quiet 2", "1 open 0 quiet 0");
    assertThat(ask.list(new PersonList(null, 1, PersonList.What.OPEN, 9)).of(people))
        .endsWith(" | p3 entered 20.001 #3 last A@20.001 next none");
    assertThat(ask.list(new PersonList(null, 2, PersonList.What.QUIET, 1)).of(people))
        .endsWith(" | p5 entered 1 #7 last B@2 next none");
  }

  /** FEATURE: twenty equal bins up to the 99th percentile, then the rest. */
  @Test
  void f19_histogram() {
    var people = new StringBuilder();
    for (int i = 0; i <= 100; i++) {
      people.append("p").append(i).append(" A@0s B@").append(i).append("ms\n");
    }
    var bins = Ask.steps("A", "B").report(people.toString()).histogram();
    assertThat(bins).hasSize(21);
    assertThat(bins.getFirst().toString()).isEqualTo("Bin[from=0.0, to=0.00495, people=5]");
    assertThat(bins.getLast().toString()).isEqualTo("Bin[from=0.099, to=Infinity, people=2]");
    assertThat(Ask.steps("A", "B").report("ann A@0s B@0s").histogram().toString())
        .isEqualTo("[Bin[from=0.0, to=Infinity, people=1]]");
  }

  /** FEATURE: rates with their Wilson intervals. */
  @Test
  void f20_rates() {
    var people = new StringBuilder();
    for (int i = 0; i < 10; i++) {
      people.append("p").append(i).append(i < 4 ? " A@0s B@1s\n" : " A@0s\n");
    }
    var step = Ask.steps("A", "B").report(people.toString()).total().steps().get(1);
    assertThat(
            "%d dropped, %.4f of first, %.4f of previous, %.4f to %.4f"
                .formatted(
                    step.dropped(), step.fromFirst(), step.fromPrevious(), step.low(), step.high()))
        .isEqualTo("6 dropped, 0.4000 of first, 0.4000 of previous, 0.1682 to 0.6873");
  }
}
