package io.fullfunnel.engine.stages;

import io.fullfunnel.engine.filter.EventFilter;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A graph of stages, by number from 0, and the rules by which people walk over it.
 *
 * @param stages in their order: of two that an event may enter, the later one is entered
 * @param back what leads back or out, asked before any stage, in this order
 * @param activity what keeps a person from decaying; what moves a person or belongs to the stage
 *     that is stood in does so anyway
 * @param track a property: each of its values is a walk of its own, and events without one belong
 *     to none; null for one walk a person
 */
public record StageModel(
    List<Stage> stages, List<Back> back, EventFilter activity, @Nullable String track)
    implements Serializable {
  /** In no stage: not yet, or no longer. */
  public static final int OUTSIDE = -1;

  /** Before the first move; in rules that is {@link #OUTSIDE}. */
  public static final int START = -2;

  public static final int MOST_STAGES = 20;
  public static final int MOST_BACK = 20;

  /** Times that a rule may ask for. */
  public static final int MOST_TIMES = 1_000;

  public StageModel {
    stages = List.copyOf(stages);
    back = List.copyOf(back);
    if (stages.isEmpty() || stages.size() > MOST_STAGES) {
      throw new IllegalArgumentException("1 to 20 stages, not " + stages.size());
    }
    if (back.size() > MOST_BACK) {
      throw new IllegalArgumentException("at most 20 rules that lead back, not " + back.size());
    }
    for (int stage = 0; stage < stages.size(); stage++) {
      int at = stage;
      for (int steps = 0; at != OUTSIDE; steps++) {
        Decay decay = stages.get(at).decay();
        at = decay == null ? OUTSIDE : decay.to();
        if (at >= stages.size() || steps > stages.size()) {
          throw new IllegalArgumentException("decay from stage " + stage + " never ends");
        }
      }
    }
  }

  /**
   * A stage.
   *
   * @param enter which events enter it; null if only decay and what leads back do
   * @param times how often such an event must have come, itself included
   * @param inMillis within this time, inclusive; {@code Long.MAX_VALUE} for ever
   * @param from where one may come from: numbers of stages, and {@link #OUTSIDE}
   * @param repeats whether entering it again while standing in it is a new cycle
   */
  public record Stage(
      @Nullable EventFilter enter,
      int times,
      long inMillis,
      List<Integer> from,
      boolean repeats,
      @Nullable Decay decay)
      implements Serializable {
    public Stage {
      from = List.copyOf(from);
      if (times < 1 || times > MOST_TIMES || inMillis < 0) {
        throw new IllegalArgumentException(times + " times in " + inMillis + " ms");
      }
    }
  }

  /**
   * Who does nothing for longer than this time, inclusive, is in another stage from then on.
   *
   * @param to number of the stage, or {@link #OUTSIDE}
   */
  public record Decay(long afterMillis, int to) implements Serializable {
    public Decay {
      if (afterMillis < 0) {
        throw new IllegalArgumentException("decay after " + afterMillis + " ms");
      }
    }
  }

  /**
   * An event that moves a person wherever it says.
   *
   * @param from numbers of stages
   * @param to number of a stage, or {@link #OUTSIDE}
   */
  public record Back(EventFilter when, List<Integer> from, int to) implements Serializable {
    public Back {
      from = List.copyOf(from);
    }
  }
}
