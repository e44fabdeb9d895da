package io.fullfunnel.engine.funnel;

import io.fullfunnel.engine.Period;
import java.util.BitSet;

/** How one product finds the attempt that counts, of people only: none counts all attempts. */
abstract non-sealed class Rule implements FineMatching {
  private final long window;
  private final Attempt other;
  private Period entered;
  private int end;
  private int valuedPlace = Attempt.NONE;
  private BitSet valued = new BitSet();

  Rule(int steps, long window, Period entered) {
    this.window = window;
    this.other = new Attempt(steps);
    this.entered = entered;
  }

  /**
   * Sets {@code attempt} to the one that counts among the hits from {@code from} to {@link #end};
   * to depth 0 if there is none.
   */
  abstract void find(StepHits found, int from, long within, Attempt attempt);

  /** Whether an event at this time may begin an attempt. */
  final boolean enters(long time) {
    return entered.holds(time);
  }

  final Period entered() {
    return entered;
  }

  /** From now on only these hits take a place, from 0. */
  final void allow(int place, BitSet hits) {
    this.valuedPlace = place;
    this.valued = hits;
  }

  final boolean allows(int place, int hit) {
    return place != valuedPlace || valued.get(hit);
  }

  /** The hit before which the search ends. */
  final int end() {
    return end;
  }

  /** The end of the hits at the same instant. */
  final int instantEnd(StepHits found, int hit) {
    int last = hit + 1;
    while (last < end && found.time(last) == found.time(hit)) {
      last++;
    }
    return last;
  }

  @Override
  public final void starts(Period period) {
    this.entered = period;
  }

  @Override
  public int nextStart(StepHits found, int hit) {
    return found.next(hit, 0);
  }

  /** The same among the hits before {@code last} only. */
  final void find(StepHits found, int from, int last, long within, Attempt attempt) {
    end = last;
    find(found, from, within, attempt);
  }

  @Override
  public final void choose(StepHits found, Attempt attempt) {
    end = found.size();
    find(found, 0, window, attempt);
  }

  @Override
  public final void choose(StepHits found, int first, Attempt attempt) {
    end = first;
    long last = entered.to() > Long.MAX_VALUE - window ? Long.MAX_VALUE : entered.to() + window;
    while (end < found.size() && found.time(end) < last) {
      end++;
    }
    find(found, first, window, attempt);
  }

  /** The attempt that counts is the only one that such a rule tells. */
  @Override
  public final void consider(StepHits found, Attempt attempt, Runnable each) {
    choose(found, attempt);
    if (attempt.depth() > 0) {
      each.run();
    }
  }

  @Override
  public final void every(StepHits found, int first, Attempt attempt, Runnable each) {
    throw new IllegalStateException("a mode's own rules count people, not attempts");
  }

  @Override
  public final boolean completes(StepHits found, long longer) {
    end = found.size();
    find(found, 0, longer, other);
    return other.complete();
  }

  /** Sets an attempt to one whose places were taken by these hits, in this order. */
  static void set(StepHits found, int[] path, int depth, Attempt attempt) {
    if (depth == 0) {
      attempt.clear();
      return;
    }
    attempt.begin(0, path[0], 0);
    for (int place = 1; place < depth; place++) {
      attempt.take(place, path[place], place);
    }
    Attempt.End ended = depth == path.length ? Attempt.End.COMPLETED : Attempt.End.WINDOW;
    attempt.finish(ended, Exclusion.Effect.DROP, found.size(), true);
  }
}
