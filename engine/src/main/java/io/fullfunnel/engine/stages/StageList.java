package io.fullfunnel.engine.stages;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The people or moves behind one number.
 *
 * @param group key of the group, or null for all people
 * @param span its number in {@link Stages#spans}
 * @param stages the stage, or {@link StageModel#OUTSIDE} of {@link What#NOW}; of a flow from where
 *     and to where, with {@link StageModel#OUTSIDE} and {@link StageModel#START}; of a loop all, as
 *     the report has it
 * @param limit listed: the earliest
 */
public record StageList(
    What what, @Nullable List<String> group, int span, List<Integer> stages, int limit)
    implements Serializable {
  public StageList {
    group = group == null ? null : List.copyOf(group);
    stages = List.copyOf(stages);
    if (limit < 0) {
      throw new IllegalArgumentException("a list of " + limit);
    }
  }

  /** Which number it is. */
  public enum What {
    /** Who stands there. */
    NOW,
    /** Of these, who has stood there for longer than the question says. */
    STUCK,
    /** Moves into the stage. */
    ENTERED,
    /** Of these, the moves of who had been there before. */
    REENTERED,
    /** Moves out of the stage. */
    LEFT,
    /** Whose latest stage so far it is. */
    HIGH_WATER,
    /** Who moved from one place to another; of each their first such move. */
    FLOW,
    /** All moves from one place to another. */
    MOVES,
    /** Of these, who did nothing for too long. */
    DECAYED,
    /** Who walked a loop; of each their first. */
    LOOP,
    /** Every time that a loop was walked. */
    LOOPS
  }
}
