package io.fullfunnel.engine.funnel;

import io.fullfunnel.engine.AnalysisException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Steps in order, where a step may lie a little earlier than the step before it (FUNNELS F15).
 *
 * <p>Tries hit after hit in time order and goes back where it leads no further; the first way that
 * gets deepest counts. Which way led nowhere is remembered by level, hit, and the hits used before
 * that could be taken once more.
 */
final class TolerantWalk implements Walk {
  /** Tries for one start; beyond them a person's events are too tangled. */
  private static final int MOST_TRIES = 20_000_000;

  private record State(int level, int hit, List<Integer> used) {}

  private final StepRules rules;
  private final OrderedWalk ordered;
  private final int[] way;
  private final int[] best;
  private final Set<State> known = new HashSet<>();
  private int goal;
  private int most;
  private int first;
  private int end;
  private int tries;

  TolerantWalk(StepRules rules) {
    this.rules = rules;
    this.ordered = new OrderedWalk(rules);
    this.way = new int[rules.levels()];
    this.best = new int[rules.levels()];
  }

  @Override
  public boolean begins(StepHits found, int hit) {
    return ordered.begins(found, hit);
  }

  @Override
  public int deepest(StepHits found) {
    return ordered.deepest(found);
  }

  @Override
  public void follow(StepHits found, int from, int start, long window, Attempt attempt) {
    first = start;
    while (first > from && found.time(start) - found.time(first - 1) <= reach()) {
      first--;
    }
    end = start + 1;
    while (end < found.size() && found.time(end) - found.time(start) <= window) {
      end++;
    }
    most = rules.levels() - 1;
    int entry = Attempt.NONE;
    goal = Attempt.NONE;
    tries = 0;
    for (int k = 0; k < (rules.open() ? rules.levels() : 1) && goal < most; k++) {
      if (found.takes(start, rules.step(k))) {
        int before = goal;
        known.clear();
        way[k] = start;
        visit(found, k, k);
        entry = goal > before ? k : entry;
      }
    }
    attempt.begin(rules.step(entry), start, rules.step(entry));
    for (int k = entry + 1; k <= goal; k++) {
      attempt.take(rules.step(k), best[k], rules.step(k));
    }
    finish(found, attempt);
  }

  /** How far before the start the earliest hit of an attempt may lie. */
  private long reach() {
    return rules.tolerance() * (rules.levels() - 1);
  }

  /** Goes on from the way that has its hits up to a level. */
  private void visit(StepHits found, int entry, int level) {
    if (level > goal) {
      goal = level;
      System.arraycopy(way, 0, best, 0, level + 1);
    }
    if (goal == most || level == most || !known.add(state(found, entry, level))) {
      return;
    }
    int at = way[level];
    int hit = at;
    while (hit > first && found.time(at) - found.time(hit - 1) <= rules.tolerance()) {
      hit--;
    }
    long within = rules.within(rules.step(level + 1));
    for (; hit < end && found.time(hit) - found.time(at) <= within && goal < most; hit++) {
      count();
      if (found.takes(hit, rules.step(level + 1)) && !used(entry, level, hit)) {
        way[level + 1] = hit;
        visit(found, entry, level + 1);
      }
      if (hit > at && (rules.ends(found.steps(hit)) >>> level & 1) != 0) {
        return;
      }
    }
  }

  private void count() {
    if (++tries > MOST_TRIES) {
      throw new AnalysisException(
          AnalysisException.Code.TOO_LARGE,
          "Somebody has so many events of the same steps that the tolerance leaves too many ways"
              + " to try. Ask with a shorter tolerance, or leave such people out.");
    }
  }

  private boolean used(int entry, int level, int hit) {
    for (int k = entry; k <= level; k++) {
      if (way[k] == hit) {
        return true;
      }
    }
    return false;
  }

  /** What decides how far a way leads on: the levels whose hit a later level might take again. */
  private State state(StepHits found, int entry, int level) {
    List<Integer> used = new ArrayList<>();
    for (int k = entry; k < level; k++) {
      long later = found.steps(way[k]) & (-1L << rules.step(level) << 1) & StepTable.STEPS;
      if (later != 0 && found.time(way[level]) - found.time(way[k]) <= reach()) {
        used.add(way[k]);
      }
    }
    Collections.sort(used);
    return new State(level, way[level], used);
  }

  private void finish(StepHits found, Attempt attempt) {
    boolean cut = end < found.size();
    int last = attempt.last();
    int after = attempt.first();
    for (int place = attempt.entry(); place < attempt.top(); place++) {
      after = attempt.took(place) ? Math.max(after, attempt.hit(place)) : after;
    }
    if (goal == most) {
      attempt.finish(Attempt.End.COMPLETED, Exclusion.Effect.DROP, after + 1, cut);
      OptionalSteps.place(found, rules, end, attempt);
      return;
    }
    int hit = last + 1;
    while (hit < end && (rules.ends(found.steps(hit)) >>> goal & 1) == 0) {
      hit++;
    }
    if (hit == end) {
      attempt.finish(Attempt.End.WINDOW, Exclusion.Effect.DROP, end, cut);
    } else {
      var effect = rules.effect(found.steps(hit), goal);
      attempt.finish(Attempt.End.EXCLUSION, effect, Math.max(after, hit) + 1, cut);
    }
    OptionalSteps.place(found, rules, hit, attempt);
  }
}
