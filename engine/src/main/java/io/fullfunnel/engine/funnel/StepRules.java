package io.fullfunnel.engine.funnel;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * The rules of a funnel as matching looks them up. A level is a required step, from 0; where steps
 * come in any order, the number of the step in time.
 */
final class StepRules implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int[] levels;
  private final int[] before;
  private final long[] within;
  private final long[] scopes;
  private final ArrayList<Exclusion.Effect> effects = new ArrayList<>();
  private final boolean open;
  private final long tolerance;
  private final boolean limited;

  StepRules(List<FunnelStep> steps, Rules rules) {
    this.before = new int[steps.size()];
    this.within = steps.stream().mapToLong(FunnelStep::withinMillis).toArray();
    List<Integer> required = new ArrayList<>();
    for (int s = 0; s < before.length; s++) {
      before[s] = required.isEmpty() ? Attempt.NONE : required.getLast();
      if (!steps.get(s).optional()) {
        required.add(s);
      }
    }
    this.levels = required.stream().mapToInt(Integer::intValue).toArray();
    this.scopes = new long[rules.exclude().size()];
    for (int e = 0; e < scopes.length; e++) {
      Exclusion exclusion = rules.exclude().get(e);
      for (int k = 0; k < levels.length; k++) {
        boolean inside = levels[k] + 1 >= exclusion.after() && levels[k] + 1 < exclusion.before();
        scopes[e] |= inside ? 1L << k : 0;
      }
      effects.add(exclusion.effect());
    }
    this.open = rules.open();
    this.tolerance = rules.toleranceMillis();
    boolean steady = steps.stream().allMatch(s -> s.withinMillis() == FunnelStep.EVER);
    this.limited = !steady || scopes.length > 0 || open;
  }

  /** The required steps, as bits. */
  long required() {
    long required = 0;
    for (int step : levels) {
      required |= 1L << step;
    }
    return required;
  }

  int levels() {
    return levels.length;
  }

  /** The step of a level. */
  int step(int level) {
    return levels[level];
  }

  /** The last required step before a step; {@link Attempt#NONE} if there is none. */
  int before(int step) {
    return before[step];
  }

  /** The first required step after an optional one. */
  int after(int step) {
    int after = step + 1;
    while (isOptional(after)) {
      after++;
    }
    return after;
  }

  int steps() {
    return before.length;
  }

  boolean isOptional(int step) {
    return step > 0 && step < before.length - 1 && before[step + 1] != step;
  }

  /** The longest time since the required step before. */
  long within(int step) {
    return within[step];
  }

  boolean open() {
    return open;
  }

  long tolerance() {
    return tolerance;
  }

  /** Whether more than order and one window decides: a later start may then see more. */
  boolean limited() {
    return limited;
  }

  /** The levels at which this hit ends an attempt, as bits. */
  long ends(long hitBits) {
    long ends = 0;
    for (long rest = hitBits & StepTable.EXCLUDED; rest != 0; rest &= rest - 1) {
      ends |= scopes[Long.numberOfTrailingZeros(rest) - Funnel.MOST_STEPS];
    }
    return ends;
  }

  /** What happens to an attempt that this hit ends at a level. */
  Exclusion.Effect effect(long hitBits, int level) {
    for (long rest = hitBits & StepTable.EXCLUDED; rest != 0; rest &= rest - 1) {
      int exclusion = Long.numberOfTrailingZeros(rest) - Funnel.MOST_STEPS;
      if ((scopes[exclusion] >>> level & 1) != 0) {
        return effects.get(exclusion);
      }
    }
    throw new IllegalStateException("no exclusion ends level " + level);
  }
}
