package io.fullfunnel.testkit.stages;

import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.engine.Period;
import io.fullfunnel.engine.census.Census;
import io.fullfunnel.engine.filter.EventFilter;
import io.fullfunnel.engine.filter.PersonFilter;
import io.fullfunnel.engine.groups.Split;
import io.fullfunnel.engine.local.LocalEngine;
import io.fullfunnel.engine.stages.Moving;
import io.fullfunnel.engine.stages.StageList;
import io.fullfunnel.engine.stages.StageModel;
import io.fullfunnel.engine.stages.StageModel.Back;
import io.fullfunnel.engine.stages.StageModel.Decay;
import io.fullfunnel.engine.stages.StageModel.Stage;
import io.fullfunnel.engine.stages.StageSpan;
import io.fullfunnel.engine.stages.Stages;
import io.fullfunnel.engine.stages.StagesReport;
import io.fullfunnel.engine.stages.Standing;
import io.fullfunnel.testkit.TimelineText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * How people walk over stages. The usual model is aware (ad), think (view; decays to aware after 10
 * days), buy (order), loyal (second order within 30 days; decays to buy after 90 days). An answer
 * is {@code stage now/entered/reentered/left^high …} and the flows {@code from>to people×moves}.
 */
class StagesSpec {
  private static final long DAY = TimelineText.millis("1d");
  private static final List<String> NAMES = List.of("aware", "think", "buy", "loyal");
  private static final StageModel MODEL =
      new StageModel(
          List.of(
              stage("ad", null, StageModel.OUTSIDE),
              stage("view", new Decay(10 * DAY, 0), StageModel.OUTSIDE, 0),
              stage("order", null, StageModel.OUTSIDE, 0, 1),
              new Stage(
                  named("order"),
                  2,
                  30 * DAY,
                  List.of(StageModel.OUTSIDE, 0, 1, 2),
                  true,
                  new Decay(90 * DAY, 2))),
          List.of(
              new Back(named("refund"), List.of(2, 3), 1),
              new Back(named("goodbye"), List.of(0, 1, 2, 3), StageModel.OUTSIDE)),
          new EventFilter.Any(),
          null);

  @Test
  void s01_forwardStageByStage() {
    assertThat(stages("ann ad@0d view@1d order@2d", "2d"))
        .isEqualTo(
            "aware 0/1/0/1^0 think 0/1/0/1^0 buy 1/1/0/0^1 loyal 0/0/0/0^0"
                + " | start>aware 1x1, aware>think 1x1 86400s, think>buy 1x1 86400s");
  }

  @Test
  void s02_anyStageMayBeTheFirstAndStagesMayBeSkipped() {
    assertThat(stages("ann order@0d\nbob ad@0d order@1d", "1d"))
        .isEqualTo(
            "aware 0/1/0/1^0 think 0/0/0/0^0 buy 2/2/0/0^2 loyal 0/0/0/0^0"
                + " | start>aware 1x1, start>buy 1x1, aware>buy 1x1 86400s");
  }

  @Test
  void s03_anEventOfAnEarlierStageIsNoWayBack() {
    assertThat(stages("ann ad@0d view@1d ad@2d order@3d ad@4d view@5d", "5d"))
        .startsWith("aware 0/1/0/1^0 think 0/1/0/1^0 buy 1/1/0/0^1 ");
  }

  @Test
  void s04_whoDoesNothingForLongerThanTheDecayIsBack() {
    assertThat(stages("ann ad@0d view@1d", "11d")).startsWith("aware 0/1/0/1^0 think 1/1/0/0^1");
    assertThat(stages("ann ad@0d view@1d", "11d1ms"))
        .startsWith("aware 1/2/1/1^0 think 0/1/0/1^1")
        .endsWith(
            "aware>think 1x1 86400s, think>aware 1x1 864000s by decay 1 | aware-think... 1x1");
    assertThat(stages("ann view@1d other@11d", "21d")).startsWith("aware 0/0/0/0^0 think 1/1");
    assertThat(stages("ann view@1d other@11d1ms", "21d")).startsWith("aware 1/1/0/0^0 think 0/1");
  }

  @Test
  void s05_whoWasBackEntersAgain() {
    assertThat(stages("ann view@0d view@30d order@31d", "31d"))
        .isEqualTo(
            "aware 0/1/0/1^0 think 0/2/1/2^0 buy 1/1/0/0^1 loyal 0/0/0/0^0"
                + " | start>think 1x1, aware>think 1x1 1727999s, think>aware 1x1 864000s by decay"
                + " 1, think>buy 1x1 86400s | aware-think... 1x1");
  }

  @Test
  void s06_oneDecayMayLeadToTheNext() {
    var model =
        new StageModel(
            List.of(
                stage("ad", null, StageModel.OUTSIDE),
                stage("view", new Decay(10 * DAY, 0), StageModel.OUTSIDE),
                stage("order", new Decay(5 * DAY, 1), StageModel.OUTSIDE)),
            List.of(),
            new EventFilter.Any(),
            null);
    assertThat(walk("ann order@0d", model, "15d")).startsWith("aware 0/0/0/0^0 think 1/1/0/0^0");
    assertThat(walk("ann order@0d", model, "16d"))
        .isEqualTo(
            "aware 1/1/0/0^0 think 0/1/0/1^0 buy 0/1/0/1^1 | start>buy 1x1, think>aware 1x1"
                + " 864000s by decay 1, buy>think 1x1 432000s by decay 1");
  }

  @Test
  void s07_aRuleMayAskForSeveralTimesInATime() {
    assertThat(stages("ann order@0d order@30d", "30d")).contains("buy 0/1/0/1^0 loyal 1/1/0/0^1");
    assertThat(stages("ann order@0d order@30d1ms", "31d")).contains("buy 1/1/0/0^1 loyal 0/0");
    assertThat(stages("ann order@0d order@31d order@32d", "32d"))
        .contains("buy 0/1/0/1^0 loyal 1/1");
  }

  @Test
  void s08_againInAStageThatRepeatsIsANewCycle() {
    assertThat(stages("ann order@0d order@1d order@2d order@4d", "4d"))
        .isEqualTo(
            "aware 0/0/0/0^0 think 0/0/0/0^0 buy 0/1/0/1^0 loyal 1/3/2/2^1"
                + " | start>buy 1x1, buy>loyal 1x1 86400s, loyal>loyal 1x2 129600s"
                + " | loyal... 1x2");
  }

  @Test
  void s09_someEventsLeadBack() {
    assertThat(stages("ann ad@0d order@1d refund@2d", "2d"))
        .startsWith("aware 0/1/0/1^0 think 1/1/0/0^0 buy 0/1/0/1^1")
        .contains("buy>think 1x1 86400s");
    assertThat(stages("ann ad@0d refund@2d", "2d")).startsWith("aware 1/1/0/0^1 think 0/0");
  }

  @Test
  void s10_someEventsLeadOutAndTheWayInIsOpenAgain() {
    assertThat(stages("ann ad@0d goodbye@1d ad@3d", "3d"))
        .isEqualTo(
            "aware 1/2/1/1^1 think 0/0/0/0^0 buy 0/0/0/0^0 loyal 0/0/0/0^0"
                + " | start>aware 1x1, aware>out 1x1 86400s, out>aware 1x1 172800s");
    assertThat(stages("ann ad@0d goodbye@1d", "3d")).endsWith(" | out 1");
  }

  @Test
  void s11_whatHappensAfterTheInstantHasNotHappened() {
    assertThat(stages("ann ad@0d view@1d order@2d", "1d")).startsWith("aware 0/1/0/1^0 think 1/1");
    assertThat(stages("ann ad@0d", "-1d")).isEqualTo(NOBODY);
  }

  private static final String NOBODY =
      "aware 0/0/0/0^0 think 0/0/0/0^0 buy 0/0/0/0^0 loyal 0/0/0/0^0";

  @Test
  void s12_ofTwoStagesThatAnEventMayEnterTheLaterOneIsEntered() {
    var model =
        new StageModel(
            List.of(
                stage("ad", null, StageModel.OUTSIDE),
                new Stage(new EventFilter.Any(), 1, Long.MAX_VALUE, List.of(-1, 0, 2), false, null),
                stage("order", null, StageModel.OUTSIDE, 0, 1)),
            List.of(),
            new EventFilter.Any(),
            null);
    assertThat(walk("ann ad@0d order@1d ad@2d", model, "2d"))
        .startsWith("aware 0/0/0/0^0 think 1/2/1/1^0 buy 0/1/0/1^1");
  }

  @Test
  void s13_thePeriodIsThatOfTheMovesAndCutsNoWalk() {
    var period = new Period(at("2d"), at("40d"));
    assertThat(text(run("ann ad@0d view@1d\nbob order@3d", MODEL, period, "40d", List.of())))
        .isEqualTo(
            "aware 1/1/1/0^0 think 0/0/0/1^1 buy 1/1/0/0^1 loyal 0/0/0/0^0"
                + " | start>buy 1x1, think>aware 1x1 864000s by decay 1 | aware-think... 1x1");
  }

  @Test
  void s14_stockIsWhatWasThereAndCameLessWhatLeft() {
    List<Long> days = List.of(at("1d"), at("2d"), at("3d"), at("4d"));
    String text = "ann ad@0d view@2d order@2d1h\nbob ad@1d goodbye@3d\ncat view@3d";
    StagesReport report = run(text, MODEL, Period.ALL, "4d", days);
    assertThat(report.total().spans().getFirst().stock().toString())
        .isEqualTo(
            "[Bucket[stock=[2, 0, 0, 0], entered=[1, 0, 0, 0], left=[0, 0, 0, 0]],"
                + " Bucket[stock=[1, 0, 1, 0], entered=[0, 1, 1, 0], left=[1, 1, 0, 0]],"
                + " Bucket[stock=[0, 1, 1, 0], entered=[0, 1, 0, 0], left=[1, 0, 0, 0]]]");
  }

  @Test
  void s15_eachTrackIsAWalkOfItsOwn() {
    var model = new StageModel(MODEL.stages(), MODEL.back(), MODEL.activity(), "line");
    assertThat(
            walk("ann view@0d{line=lamp} order@1d{line=mug} order@2d{line=mug} ad@3d", model, "3d"))
        .isEqualTo(
            "aware 0/0/0/0^0 think 1/1/0/0^1 buy 0/1/0/1^0 loyal 1/1/0/0^1"
                + " | start>think 1x1, start>buy 1x1, buy>loyal 1x1 86400s");
  }

  @Test
  void s16_dwellIsOfTheStaysThatEnded() {
    String text = "ann ad@0d view@1d\nbob ad@0d view@2d\ncat ad@0d view@3d\ndan ad@0d";
    StagesReport report = run(text, MODEL, Period.ALL, "4d", List.of());
    StagesReport.OfStage aware = report.total().spans().getFirst().stages().getFirst();
    assertThat(List.of(aware.medianMillis() / DAY, aware.p90Millis() / DAY, aware.stuck()))
        .isEqualTo(List.of(2.0, 2.8, 1L));
  }

  @Test
  void s17_groupsAreThoseOfPeople() {
    Split by = new Split(List.of("channel"), Split.At.FIRST_EVENT, 10, 0, true, null);
    var question = question(MODEL, Period.ALL, "3d", List.of(), by, null);
    String text = "ann ad@0d{channel=mail} view@1d\nbob order@0d{channel=search}\ncat ad@0d";
    StagesReport report = run(text, question);
    List<String> groups = new ArrayList<>();
    report.groups().forEach(group -> groups.add(group.key() + " " + now(group)));
    assertThat(groups)
        .containsExactly("[(none)] [1, 0, 0, 0]", "[mail] [0, 1, 0, 0]", "[search] [0, 0, 1, 0]");
  }

  private static List<Long> now(StagesReport.Group group) {
    return group.spans().getFirst().stages().stream().map(StagesReport.OfStage::now).toList();
  }

  @Test
  void s18_enteringAStageIsAnEventAndStandingInItIsSomethingOfAPerson() {
    String text = "ann ad@0d view@1d view@2d view@30d\nbob view@0d order@1d\ncat ad@3d";
    assertThat(census(text, Moving.into(MODEL, 1), null)).isEqualTo("3 events of 2 people");
    assertThat(census(text, null, new Standing(MODEL, 1, at("30d")))).endsWith("of 1 people");
    assertThat(census(text, null, new Standing(MODEL, 0, at("20d")))).endsWith("of 2 people");
  }

  @Test
  void s20_aMoveIsAnEventUnlessItIsByDecay() {
    String text = "ann ad@0d view@1d view@30d\nbob view@0d order@1d\ncat ad@3d";
    assertThat(census(text, new Moving(MODEL, 0, 1), null)).isEqualTo("2 events of 1 people");
    assertThat(census(text, new Moving(MODEL, StageModel.START, 1), null))
        .isEqualTo("1 events of 1 people");
    assertThat(census(text, new Moving(MODEL, 1, 0), null)).isEqualTo("0 events of 0 people");
  }

  @Test
  void s19_whatIsListedIsAMove() {
    String text = "ann ad@0d view@1d\nbob view@0d";
    var list = new StageList(StageList.What.FLOW, null, 0, List.of(1, 0), 10);
    var listed = run(text, question(MODEL, Period.ALL, "12d", List.of(), null, list)).list();
    assertThat(listed)
        .containsExactly(
            new StagesReport.Listed(2, at("10d1ms"), 2, null, 1, 0, at("0d"), null),
            new StagesReport.Listed(1, at("11d1ms"), 1, null, 1, 0, at("1d"), null));
  }

  private static EventFilter named(String event) {
    return new EventFilter.Named(event);
  }

  private static Stage stage(String event, @Nullable Decay decay, Integer... from) {
    return new Stage(named(event), 1, Long.MAX_VALUE, List.of(from), false, decay);
  }

  private static long at(String time) {
    return TimelineText.START + TimelineText.millis(time);
  }

  private static String stages(String text, String until) {
    return walk(text, MODEL, until);
  }

  private static String walk(String text, StageModel model, String until) {
    return text(run(text, model, Period.ALL, until, List.of()));
  }

  private static StagesReport run(
      String text, StageModel model, Period period, String until, List<Long> bounds) {
    return run(text, question(model, period, until, bounds, null, null));
  }

  private static Stages question(
      StageModel model,
      Period period,
      String until,
      List<Long> bounds,
      @Nullable Split by,
      @Nullable StageList list) {
    var span = new StageSpan(period, at(until), bounds);
    return new Stages(model, List.of(span), 3 * DAY, by, null, null, list);
  }

  private static StagesReport run(String text, Stages question) {
    try (var engine = new LocalEngine(1)) {
      return engine.run(question, TimelineText.of(text).dataset());
    }
  }

  private static String census(
      String text, @Nullable EventFilter where, @Nullable PersonFilter people) {
    try (var engine = new LocalEngine(1)) {
      Census.Report report = engine.run(new Census(where, people), TimelineText.of(text).dataset());
      return report.events() + " events of " + report.people() + " people";
    }
  }

  private static String text(StagesReport report) {
    StagesReport.Numbers numbers = report.total().spans().getFirst();
    List<String> stages = new ArrayList<>();
    for (int s = 0; s < numbers.stages().size(); s++) {
      StagesReport.OfStage of = numbers.stages().get(s);
      stages.add(
          "%s %d/%d/%d/%d^%d"
              .formatted(
                  NAMES.get(s), of.now(), of.entered(), of.reentered(), of.left(), of.highWater()));
    }
    List<String> flows = new ArrayList<>();
    for (StagesReport.Flow flow : numbers.flows()) {
      String time =
          Double.isNaN(flow.medianMillis()) ? "" : " " + (long) flow.medianMillis() / 1000 + "s";
      flows.add(
          name(flow.from())
              + ">"
              + name(flow.to())
              + " "
              + flow.people()
              + "x"
              + flow.moves()
              + time
              + (flow.decayed() == 0 ? "" : " by decay " + flow.decayed()));
    }
    List<String> loops = new ArrayList<>();
    for (StagesReport.Loop loop : numbers.loops()) {
      List<String> names = loop.stages().stream().map(StagesSpec::name).toList();
      loops.add(String.join("-", names) + "... " + loop.people() + "x" + loop.times());
    }
    return String.join(" ", stages)
        + (flows.isEmpty() ? "" : " | " + String.join(", ", flows))
        + (loops.isEmpty() ? "" : " | " + String.join(", ", loops))
        + (numbers.out() == 0 ? "" : " | out " + numbers.out());
  }

  private static String name(int stage) {
    return switch (stage) {
      case StageModel.START -> "start";
      case StageModel.OUTSIDE -> "out";
      default -> NAMES.get(stage);
    };
  }
}
