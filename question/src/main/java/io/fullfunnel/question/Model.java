package io.fullfunnel.question;

import io.fullfunnel.engine.filter.EventFilter;
import io.fullfunnel.engine.stages.StageModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A model of the journey that has been read and checked.
 *
 * @param labels by language; empty if it has none
 * @param activity what keeps people from decaying; null for whatever they do themselves
 * @param track the property whose values are walks of their own, or null
 * @param json as it was given
 */
record Model(
    Map<String, String> labels,
    List<Stage> stages,
    List<Back> back,
    @Nullable Matcher activity,
    @Nullable String track,
    JsonNode json) {
  static final String OUT = "(out)";
  static final String START = "(start)";
  static final String SALES_BAND = "BOFU";

  /** What happens to people without their doing. */
  private static final List<String> PASSIVE =
      List.of(
          "Email Sent",
          "Email Delivered",
          "Email Opened",
          "Email Bounced",
          "Push Notification Received",
          "Lead Accepted",
          "Lead Rejected",
          "Lead Postponed",
          "Deal Stage Changed",
          "Ticket Answered",
          "Ticket Solved");

  /**
   * A stage.
   *
   * @param match what enters it; null if only decay and what leads back do, or its goal is not set
   * @param times how often that must have come
   * @param in within this time; null for ever
   * @param from numbers of stages, and {@link StageModel#OUTSIDE}
   * @param json as it was given
   */
  record Stage(
      String key,
      Map<String, String> labels,
      String band,
      @Nullable Matcher match,
      int times,
      @Nullable Span in,
      List<Integer> from,
      boolean repeats,
      @Nullable Decay decay,
      JsonNode json) {
    String label() {
      return labels.getOrDefault("en", key);
    }
  }

  /** Where a stage leads who does nothing for longer. */
  record Decay(Span after, int to) {}

  /** What leads from some stages to an earlier one, or out. */
  record Back(Matcher match, List<Integer> from, int to) {}

  List<String> keys() {
    return stages.stream().map(Stage::key).toList();
  }

  /** The key of a stage, or the word for where it is not one. */
  String name(int stage) {
    return switch (stage) {
      case StageModel.START -> START;
      case StageModel.OUTSIDE -> OUT;
      default -> stages.get(stage).key();
    };
  }

  /** The number of a stage that a question names. */
  int stage(Place place) {
    if (place.absent()) {
      throw place.expected("a stage: " + Words.either(keys()));
    }
    return keys().indexOf(place.oneOf("stage", keys(), ""));
  }

  /** Whether some stage is one of sales. */
  boolean sells() {
    return stages.stream().anyMatch(stage -> stage.band().equals(SALES_BAND));
  }

  /** For the engine. */
  StageModel rules() {
    List<StageModel.Stage> graph = new ArrayList<>();
    for (Stage stage : stages) {
      Decay decay = stage.decay();
      graph.add(
          new StageModel.Stage(
              stage.match() == null ? null : stage.match().filter(),
              stage.times(),
              stage.in() == null ? Long.MAX_VALUE : stage.in().millis(),
              stage.from(),
              stage.repeats(),
              decay == null ? null : new StageModel.Decay(decay.after().millis(), decay.to())));
    }
    List<StageModel.Back> leads =
        back.stream().map(b -> new StageModel.Back(b.match().filter(), b.from(), b.to())).toList();
    return new StageModel(graph, leads, active(), track);
  }

  private EventFilter active() {
    if (activity != null) {
      return activity.filter();
    }
    List<EventFilter> passive = new ArrayList<>();
    PASSIVE.forEach(event -> passive.add(new EventFilter.Named(event)));
    return new EventFilter.Not(new EventFilter.AnyOf(passive));
  }
}
