package io.fullfunnel.testkit.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fullfunnel.engine.AnalysisException;
import io.fullfunnel.engine.Period;
import io.fullfunnel.engine.attribution.Attribution;
import io.fullfunnel.engine.attribution.AttributionReport;
import io.fullfunnel.engine.attribution.AttributionReport.Credit;
import io.fullfunnel.engine.attribution.AttributionReport.Totals;
import io.fullfunnel.engine.attribution.GivenPaths;
import io.fullfunnel.engine.attribution.Model;
import io.fullfunnel.engine.attribution.Touches;
import io.fullfunnel.engine.filter.EventFilter;
import io.fullfunnel.engine.local.LocalEngine;
import io.fullfunnel.testkit.TimelineText;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Models and paths, feature by feature. Credits are answered as {@code touch=units}, the largest
 * first, without the zeros of 10⁹ where it is a whole number of them.
 */
class AttributionSpec {
  private static final String FOUR =
      "ann v@0d{channel=a} v@1d{channel=b} v@2d{channel=c} v@3d{channel=d} order@4d";
  private static final String TWO = "ann v@0d{channel=a} v@1d{channel=b} order@4d";
  private static final String ONE = "ann v@0d{channel=a} order@4d";

  @Test
  void a01_firstAndLast() {
    assertThat(ask(FOUR, Model.Positions.FIRST)).isEqualTo("a=1 b=0 c=0 d=0");
    assertThat(ask(FOUR, Model.Positions.LAST)).isEqualTo("d=1 a=0 b=0 c=0");
  }

  @Test
  void a02_linearGivesTheRestToTheEarliest() {
    String three = "ann v@0d{channel=a} v@1d{channel=b} v@2d{channel=c} order@4d";
    assertThat(ask(three, new Model.Linear())).isEqualTo("a=333333334u b=333333333u c=333333333u");
  }

  @Test
  void a03_positions() {
    assertThat(ask(FOUR, Model.Positions.POSITION))
        .isEqualTo("a=400000000u d=400000000u b=100000000u c=100000000u");
    assertThat(ask(FOUR, Model.Positions.J_SHAPE))
        .isEqualTo("d=600000000u a=200000000u b=100000000u c=100000000u");
    assertThat(ask(FOUR, Model.Positions.INVERSE_J))
        .isEqualTo("a=600000000u d=200000000u b=100000000u c=100000000u");
    assertThat(ask(FOUR, new Model.Positions(1, 8, 1)))
        .isEqualTo("b=400000000u c=400000000u a=100000000u d=100000000u");
  }

  @Test
  void a04_ofTwoTouchesFirstAndLastAlone_ofOneAll() {
    assertThat(ask(TWO, Model.Positions.POSITION)).isEqualTo("a=500000000u b=500000000u");
    assertThat(ask(TWO, Model.Positions.J_SHAPE)).isEqualTo("b=750000000u a=250000000u");
    assertThat(ask(TWO, Model.Positions.INVERSE_J)).isEqualTo("a=750000000u b=250000000u");
    assertThat(ask(TWO, new Model.Positions(0, 1, 0))).isEqualTo("a=500000000u b=500000000u");
    assertThat(ask(TWO, new Model.WShape())).isEqualTo("a=500000000u b=500000000u");
    for (Model model : AttributionQuestions.MODELS) {
      assertThat(ask(ONE, model)).as("%s", model).isEqualTo("a=1");
    }
  }

  @Test
  void a05_timeDecayHalvesWithEveryHalfLife() {
    assertThat(ask("ann v@0d{channel=a} v@7d{channel=b} order@8d", decay("7d")))
        .isEqualTo("b=666666667u a=333333333u");
    assertThat(
            ask(
                "ann v@0d{channel=a} v@29.5d{channel=b} v@29.75d{channel=c} order@30d",
                decay("7d")))
        .isEqualTo("c=493071199u b=481014938u a=25913863u");
  }

  @Test
  void a06_manyHalfLivesAgoIsNotNothingIfThereIsNothingElse() {
    assertThat(ask("ann v@0d{channel=a} order@80d", decay("1s"))).isEqualTo("a=1");
    assertThat(ask("ann v@0d{channel=a} v@1s{channel=b} order@80d", decay("1s")))
        .isEqualTo("b=666666667u a=333333333u");
  }

  @Test
  void a07_wShapeHasAKeyAtTheAnchor() {
    String people =
        "ann v@0d{channel=a} v@1d{channel=b} lead@1d1m v@2d{channel=c} v@3d{channel=d} order@4d";
    assertThat(ask(people, new Model.WShape()))
        .isEqualTo("a=300000000u b=300000000u d=300000000u c=100000000u");
    assertThat(ask(FOUR, new Model.WShape()))
        .isEqualTo("a=428571429u d=428571429u b=71428571u c=71428571u");
    String atOnce = "ann v@0d{channel=a} lead@1m v@1d{channel=b} v@2d{channel=c} order@4d";
    assertThat(ask(atOnce, new Model.WShape())).isEqualTo("a=600000000u c=300000000u b=100000000u");
  }

  @Test
  void a08_participationGivesEachTheWhole() {
    String twice = "ann v@0d{channel=a} v@1d{channel=b} v@2d{channel=a} order@4d";
    assertThat(ask(twice, new Model.Participation())).isEqualTo("a=1 b=1");
    assertThat(ask(twice, new Model.Shapley())).isEqualTo("a=500000000u b=500000000u");
    assertThat(ask(twice, new Model.Linear())).isEqualTo("a=666666667u b=333333333u");
  }

  @Test
  void a09_directCountsOnlyIfThereIsNoOther() {
    String mixed = "ann v@0d{channel=a} v@1d{channel=Direct} order@4d";
    assertThat(ask(mixed, Model.Positions.LAST)).isEqualTo("a=1");
    assertThat(ask("ann v@1d{channel=Direct} order@4d", Model.Positions.LAST))
        .isEqualTo("Direct=1");
    assertThat(GIVEN).isEqualTo("LAST Direct=1 a=0, LAST-NON-DIRECT a=1 Direct=0");
  }

  private static final String GIVEN =
      "LAST "
          + given(Model.Positions.LAST)
          + ", LAST-NON-DIRECT "
          + given(new Model.LastNonDirect());

  private static String given(Model model) {
    var path = new GivenPaths.Path(List.of("a", "Direct"), 1, 0, 0);
    return text(new GivenPaths(List.of(path), List.of(model), 1, true).totals());
  }

  @Test
  void a10_theLookbackIsInclusive() {
    assertThat(ask("ann v@0d{channel=a} order@90d", Model.Positions.FIRST)).isEqualTo("a=1");
    assertThat(ask("ann v@0d{channel=a} order@90d1ms", Model.Positions.FIRST))
        .isEqualTo("(none)=1");
  }

  @Test
  void a11_aTouchServesOneConversionUnlessShared() {
    String people = "ann v@0d{channel=a} order@1d order@2d{session=none}";
    assertThat(ask(people, Model.Positions.FIRST)).isEqualTo("a=1 (none)=1");
    assertThat(text(totals(people, Model.Positions.FIRST, true))).isEqualTo("a=2");
  }

  @Test
  void a12_theConversionItselfMayBeATouch() {
    assertThat(ask("ann order@0d{channel=a}", Model.Positions.LAST)).isEqualTo("a=1");
  }

  @Test
  void a13_pathsWithoutConversion() {
    Totals totals =
        totals(
            "ann v@0d{channel=a} v@100d{channel=b} order@101d v@102d{channel=c}\n"
                + "bob v@0d{channel=a}",
            Model.Positions.FIRST,
            false);
    List<String> paths = new ArrayList<>();
    totals.paths().forEach(p -> paths.add(p.touches() + " " + p.conversions() + "/" + p.nulls()));
    assertThat(paths).containsExactly("[b] 1/0", "[a] 0/2", "[c] 0/1");
    assertThat(totals.open()).isEqualTo(1);
  }

  @Test
  void a14_valueIsSharedLikeTheConversion() {
    String people = "ann v@0d{channel=a} v@1d{channel=b} v@2d{channel=c} order@4d{revenue=0.00001}";
    List<Credit> credits = totals(people, new Model.Linear(), false).models().getFirst().credits();
    assertThat(credits.stream().map(c -> c.touch().name() + "=" + c.micros()))
        .containsExactly("a=4", "b=3", "c=3");
  }

  @Test
  void a15_theChainSaysWhatIsLostWithoutATouch() {
    var paths =
        List.of(
            new GivenPaths.Path(List.of("c1", "c2", "c3"), 1, 0, 0),
            new GivenPaths.Path(List.of("c1"), 0, 0, 1),
            new GivenPaths.Path(List.of("c2", "c3"), 0, 0, 1));
    Totals totals = new GivenPaths(paths, List.of(new Model.Markov()), 1, true).totals();
    assertThat(text(totals)).isEqualTo("c2=400000000u c3=400000000u c1=200000000u");
    assertThat(totals.models().getFirst().credits().stream().map(Credit::removalEffect))
        .containsExactly(1.0, 1.0, 0.5);
  }

  @Test
  void a16_aChainOfAHigherOrderRemembersMore() {
    var paths =
        List.of(
            new GivenPaths.Path(List.of("a", "c"), 3, 0, 0),
            new GivenPaths.Path(List.of("b", "c"), 0, 0, 3),
            new GivenPaths.Path(List.of("b"), 1, 0, 0));
    assertThat(text(new GivenPaths(paths, List.of(new Model.Markov()), 2, true).totals()))
        .isEqualTo("a=1714285714u c=1714285714u b=571428572u");
    assertThat(text(new GivenPaths(paths, List.of(new Model.Markov()), 1, true).totals()))
        .isNotEqualTo("a=1714285714u c=1714285714u b=571428572u");
  }

  @Test
  void a17_aSumThatIsTooLargeIsRefusedWithASentence() {
    var people = new StringBuilder();
    for (int i = 0; i < 10; i++) {
      people.append("p").append(i).append(" v@0d{channel=a} order@4d{revenue=999999999999}\n");
    }
    assertThatThrownBy(() -> totals(people.toString(), new Model.Linear(), false))
        .isInstanceOf(AnalysisException.class)
        .hasMessage(
            "A sum is beyond 9,223,372,036,854 and cannot be given exactly. Ask for fewer people"
                + " or a shorter period.");
  }

  private static Model decay(String halfLife) {
    return new Model.TimeDecay(TimelineText.millis(halfLife));
  }

  private static String ask(String people, Model model) {
    return text(totals(people, model, false));
  }

  private static Totals totals(String people, Model model, boolean shared) {
    var question =
        new Attribution(
            new EventFilter.Named("order"),
            new Touches(null, false, List.of("channel"), true, true),
            TimelineText.millis("90d"),
            List.of(model),
            shared,
            1,
            true,
            List.of(new EventFilter.Named("lead")),
            List.of("revenue"),
            List.of(Period.ALL),
            TimelineText.START + TimelineText.millis("103d"),
            null,
            null,
            null,
            null);
    try (var engine = new LocalEngine(1)) {
      AttributionReport report = engine.run(question, TimelineText.of(people).dataset());
      return report.total().getFirst();
    }
  }

  private static String text(Totals totals) {
    List<String> texts = new ArrayList<>();
    for (Credit credit : totals.models().getFirst().credits()) {
      String name = credit.touch().none() ? "(none)" : credit.touch().name();
      boolean whole = credit.units() % Attribution.UNITS == 0;
      texts.add(name + "=" + (whole ? credit.units() / Attribution.UNITS : credit.units() + "u"));
    }
    return String.join(" ", texts);
  }
}
