package io.fullfunnel.engine.stages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was counted. Places are numbers of stages, {@link StageModel#OUTSIDE} and {@link
 * StageModel#START}.
 *
 * @param groups by who stand in any stage now, the most first, then by key; none without a split
 * @param more groups that are not shown by themselves
 */
public record StagesReport(List<Group> groups, Group total, long more, List<Listed> list) {

  /** A group's numbers, span by span. */
  public record Group(List<String> key, List<Numbers> spans) {}

  /**
   * The numbers of one span.
   *
   * @param out who stand outside now and were inside before
   * @param loops by people, the most first
   */
  public record Numbers(
      List<OfStage> stages, List<Flow> flows, List<Bucket> stock, List<Loop> loops, long out) {
    static final Numbers NONE = new Numbers(List.of(), List.of(), List.of(), List.of(), 0);
  }

  /**
   * The numbers of a stage.
   *
   * @param now who stand in it
   * @param stuck who have stood in it for longer than the question says
   * @param entered moves into it
   * @param reentered of these, those of who had been there before
   * @param left moves out of it, a new cycle included
   * @param highWater whose latest stage so far it is
   * @param medianMillis of the stays that ended; NaN if none did
   */
  public record OfStage(
      long now,
      long stuck,
      long entered,
      long reentered,
      long left,
      long highWater,
      double medianMillis,
      double p90Millis) {}

  /**
   * Moves from one place to another.
   *
   * @param people who moved so at least once
   * @param decayed moves by decay
   * @param medianMillis of the stays that ended so; NaN from the start
   */
  public record Flow(
      int from, int to, long people, long moves, long decayed, double medianMillis) {}

  /** Who stands in each stage at the end of a bucket, and the moves in it. */
  public record Bucket(List<Long> stock, List<Long> entered, List<Long> left) {}

  /**
   * A way that came back to where it began.
   *
   * @param stages from its earliest stage on; one alone for a new cycle of it
   */
  public record Loop(List<Integer> stages, long people, long times) {}

  /**
   * A person or a move behind a number.
   *
   * @param timeMillis of the move; of who stand in a stage, that by which they came
   * @param sequence of the event, or of the last activity before a decay
   * @param event null for a decay
   * @param sinceMillis when {@code from} was entered, or null before the first move
   * @param track null without tracks
   */
  public record Listed(
      long person,
      long timeMillis,
      long sequence,
      @Nullable String event,
      int from,
      int to,
      @Nullable Long sinceMillis,
      @Nullable String track) {}
}
