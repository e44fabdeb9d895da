package io.fullfunnel.testkit.funnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fullfunnel.engine.AnalysisException;
import io.fullfunnel.engine.funnel.AttemptChoice;
import io.fullfunnel.engine.funnel.Breakdown;
import org.junit.jupiter.api.Test;

/** FEATURE UNDER TEST: what a funnel answers besides: by time of entry, sums, every attempt. */
class FunnelExtrasSpec {
  /** FEATURE: a bucket holds those who entered in it; later steps may lie after it. */
  @Test
  void f01_trend() {
    assertThat(
            Ask.steps("A", "B")
                .trend("0s", "10s", "20s", "30s")
                .of(
                    """
                    ann A@1s B@11s
                    bob A@9999ms
                    cat A@25s B@26s
                    dan A@30s
                    """))
        .isEqualTo(
            "4 2, 5.5(1.9..9.1)~5.5/5.5(1.9..9.1)~5.5"
                + " | ~ 2 1, 10(10..10)~10/10(10..10)~10 | ~ 0 0 | ~ 1 1, 1(1..1)~1/1(1..1)~1");
  }

  /** FEATURE: a person stands in every bucket in which an attempt begins, with the best of it. */
  @Test
  void f02_trend_chooses_in_each_bucket() {
    Ask ask = Ask.steps("A", "B", "C").trend("0s", "10s", "20s");
    assertThat(ask.of("ann A@0s A@2s B@3s C@11s A@15s B@16s"))
        .isEqualTo(
            "1 1 1, 1(1..1)~1/1(1..1)~1, 8(8..8)~8/9(9..9)~9"
                + " | ~ 1 1 1, 1(1..1)~1/1(1..1)~1, 8(8..8)~8/9(9..9)~9"
                + " | ~ 1 1 0, 1(1..1)~1/1(1..1)~1");
    assertThat(ask.attempt(AttemptChoice.FIRST).of("ann A@0s A@2s B@3s C@11s A@15s B@16s"))
        .endsWith(
            " | ~ 1 1 0, 3(3..3)~3/3(3..3)~3 | ~ 1 1 0, 1(1..1)~1/1(1..1)~1"
                + " | late 1 rate 1 | skipped 0 0 1");
  }

  /** FEATURE: the period cuts the buckets at its ends. */
  @Test
  void f03_trend_in_a_period() {
    assertThat(
            Ask.steps("A")
                .entered(Ask.period("5s", "15s"))
                .trend("0s", "10s", "20s")
                .of("ann A@4s\nbob A@5s A@14s\ncat A@15s"))
        .isEqualTo("1 | ~ 1 | ~ 1");
  }

  /** FEATURE: each group has its own trend, also the rest. */
  @Test
  void f04_trend_of_groups() {
    assertThat(
            Ask.steps("A")
                .by(new Breakdown(java.util.List.of("c"), Breakdown.At.STEP, 1, 1))
                .trend("0s", "10s", "20s")
                .of("a A@0s{c=x} A@10s{c=y}\nb A@1s{c=x}\nc A@11s{c=z}"))
        .isEqualTo("3 | x: 2 | - 2 | - 0 | (other): 1 | - 0 | - 2 | ~ 2 | ~ 2");
  }

  /** FEATURE: sums are exact, over the events of the counted attempt that have a number. */
  @Test
  void f05_value() {
    assertThat(
            Ask.steps("A", "B")
                .value("x")
                .of(
                    """
                    ann A@0s{x=0.1} B@1s{x=0.2}
                    bob A@0s{x="2.50"} A@1s{x=100} B@2s
                    cat A@0s{x=-1} B@1s{x=abc}
                    dan A@0s{x=0.0000005}
                    """))
        .isEqualTo(
            "4 3, 1(1..1.8)~1.333333/1(1..1.8)~1.333333, sum 1.6 of 4, sum 0.2 of 1"
                + " | fallbacks 0 rounded 1");
  }

  /** FEATURE: what a name does not give, the next one may. */
  @Test
  void f06_value_fallbacks() {
    assertThat(
            Ask.steps("A")
                .value("revenue", "value", "total")
                .of(
                    """
                    ann A@0s{revenue=1,value=10,total=100}
                    bob A@0s{value=10,total=100}
                    cat A@0s{revenue=none,total=100}
                    dan A@0s
                    """))
        .isEqualTo("4, sum 111 of 3 | fallbacks 2 rounded 0");
  }

  /** FEATURE: groups and buckets have their own sums. */
  @Test
  void f07_value_of_groups_and_buckets() {
    assertThat(
            Ask.steps("A")
                .value("x")
                .by(Breakdown.At.STEP, "c")
                .trend("0s", "10s", "20s")
                .of("a A@0s{c=m,x=1} A@10s{c=m,x=5}\nb A@11s{c=m,x=2}\nc A@1s{c=n}"))
        .isEqualTo(
            "3, sum 3 of 2 | m: 2, sum 3 of 2 | - 1, sum 1 of 1 | - 2, sum 7 of 2"
                + " | n: 1, sum 0 of 0 | - 1, sum 0 of 0 | - 0, sum 0 of 0"
                + " | ~ 2, sum 1 of 1 | ~ 2, sum 7 of 2");
  }

  /** FEATURE: what is too large to be exact is an error, in whatever order it is added. */
  @Test
  void f08_value_too_large() {
    assertThatThrownBy(() -> Ask.steps("A").value("x").of("ann A@0s{x=1000000000000}"))
        .isInstanceOf(AnalysisException.class)
        .hasMessage(
            "The property x has numbers of 1,000,000,000,000 and more; such are not added up."
                + " Leave them out with a condition in \"where\".");
    var people = new StringBuilder();
    for (int i = 0; i < 10; i++) {
      people.append("p").append(i).append(" A@0s{x=999999999999}\n");
      people.append("m").append(i).append(" A@0s{x=-999999999999}\n");
    }
    assertThatThrownBy(() -> Ask.steps("A").value("x").of(people.toString()))
        .isInstanceOf(AnalysisException.class)
        .hasMessageContaining("cannot be given exactly");
    assertThat(Ask.steps("A").value("x").of("a A@0s{x=999999999999.999999}\nb A@0s{x=1}"))
        .isEqualTo("2, sum 1000000000000.999999 of 2");
  }

  /** FEATURE: a next attempt begins after the last was completed or its window was over. */
  @Test
  void f09_attempts() {
    Ask ask = Ask.steps("A", "B").attempts();
    assertThat(ask.of("ann A@0s B@1s A@2s B@3s A@4s")).startsWith("3 2, 1(1..1)~1");
    assertThat(ask.of("ann A@0s A@5s B@12s")).isEqualTo("1 0");
    assertThat(ask.of("ann A@0s A@10s A@10001ms B@12s")).startsWith("2 1, 1.999(");
    assertThat(ask.of("ann A@0s A@1s A@2s B@3s")).startsWith("1 1, 3(");
  }

  /** FEATURE: with one step every event is an attempt. */
  @Test
  void f10_attempts_of_one_step() {
    assertThat(
            Ask.steps("A")
                .attempts()
                .value("x")
                .trend("0s", "2s", "9s")
                .of("ann A@0s{x=1} A@1s{x=2} B@1s A@2s{x=3}\nbob A@8s{x=4}"))
        .isEqualTo("4, sum 10 of 4 | ~ 2, sum 3 of 2 | ~ 2, sum 7 of 2");
  }
}
