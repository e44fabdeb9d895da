package io.fullfunnel.engine.funnel;

import java.util.Arrays;
import java.util.List;

/**
 * Steps in any order, or in blocks of any order between fixed steps (FUNNELS F03 any, anchored).
 *
 * <p>In time order a hit belongs to the attempt if the steps of its block can still be given to
 * different hits with it among them (a matching of steps and hits that grows by augmenting paths).
 * That takes the most steps, each as early as can be. A place is the number of the step in time.
 */
final class LooseWalk implements Walk {
  private static final int NONE = Attempt.NONE;

  private final StepRules rules;
  private final int steps;

  /** Per step the first step after its block. */
  private final int[] blockEnd;

  /** Per step the hit that it was given to. */
  private final int[] owner;

  /** The steps that were asked for the hit at hand, as bits. */
  private long tried;

  LooseWalk(StepRules rules, Order order, List<FunnelStep> of) {
    this.rules = rules;
    this.steps = of.size();
    this.owner = new int[steps];
    this.blockEnd = new int[steps];
    int end = steps;
    for (int step = steps - 1; step >= 0; step--) {
      boolean fixed = order == Order.ANCHORED && of.get(step).kind() == FunnelStep.Kind.FIXED;
      end = fixed ? step + 1 : end;
      blockEnd[step] = end;
      end = fixed ? step : end;
    }
  }

  @Override
  public boolean begins(StepHits found, int hit) {
    for (int step = 0; step < blockEnd[0]; step++) {
      if (found.takes(hit, step)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public int deepest(StepHits found) {
    int deepest = 0;
    for (int block = 0; block < steps; block = blockEnd[block]) {
      for (int step = block; step < blockEnd[block]; step++) {
        deepest += found.any(step) ? 1 : 0;
      }
      if (deepest < blockEnd[block]) {
        return deepest;
      }
    }
    return deepest;
  }

  @Override
  public void follow(StepHits found, int from, int start, long window, Attempt attempt) {
    Arrays.fill(owner, NONE);
    int block = 0;
    int places = 0;
    long begun = found.time(start);
    int hit = start;
    var end = Attempt.End.WINDOW;
    for (; hit < found.size() && found.time(hit) - begun <= window; hit++) {
      tried = 0;
      if (gives(found, hit, block)) {
        places = place(attempt, places, hit);
        block = places == blockEnd[block] ? places : block;
        if (places == steps) {
          end = Attempt.End.COMPLETED;
          break;
        }
      } else if ((rules.ends(found.steps(hit)) >>> (places - 1) & 1) != 0) {
        end = Attempt.End.EXCLUSION;
        break;
      }
    }
    for (int step = 0; step < steps; step++) {
      if (owner[step] != NONE) {
        attempt.name(owner[step], step);
      }
    }
    boolean excluded = end == Attempt.End.EXCLUSION;
    attempt.finish(
        end,
        excluded ? rules.effect(found.steps(hit), places - 1) : Exclusion.Effect.DROP,
        end == Attempt.End.WINDOW ? hit : hit + 1,
        end != Attempt.End.WINDOW || hit < found.size());
  }

  private static int place(Attempt attempt, int place, int hit) {
    if (place == 0) {
      attempt.begin(0, hit, 0);
    } else {
      attempt.take(place, hit, 0);
    }
    return place + 1;
  }

  /** Gives a step of this block to a hit; a hit that has one may get another for it. */
  private boolean gives(StepHits found, int hit, int block) {
    for (int step = block; step < blockEnd[block]; step++) {
      if (!found.takes(hit, step) || (tried >>> step & 1) != 0) {
        continue;
      }
      tried |= 1L << step;
      if (owner[step] == NONE || gives(found, owner[step], block)) {
        owner[step] = hit;
        return true;
      }
    }
    return false;
  }
}
