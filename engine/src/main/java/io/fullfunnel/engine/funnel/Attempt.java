package io.fullfunnel.engine.funnel;

import java.util.Arrays;

/**
 * A person's attempt: which hits took its steps. Reused from person to person. A place is a step,
 * or, where steps come in any order, the number of the step in time.
 */
final class Attempt {
  static final int NONE = -1;

  /** What ended an attempt. */
  enum End {
    /** Its last step. */
    COMPLETED,
    /** The end of its window, or of the data. */
    WINDOW,
    /** An event between two steps, where there must be none. */
    ORDER,
    /** An excluded event. */
    EXCLUSION
  }

  private final int[] hits;
  private final int[] took;
  private int depth;
  private int entry;
  private int top;
  private boolean cut;
  private int next;
  private int value = NONE;
  private End end = End.WINDOW;
  private Exclusion.Effect effect = Exclusion.Effect.DROP;

  Attempt(int steps) {
    this.hits = new int[steps];
    this.took = new int[steps];
  }

  /** The last required place that was reached, from 1; 0 if the person never entered. */
  int depth() {
    return depth;
  }

  /** Whether its last place was reached. */
  boolean complete() {
    return depth == hits.length;
  }

  /** The place of the first event. */
  int entry() {
    return entry;
  }

  /** The last place that was taken, from 1: the depth, or an optional step after it. */
  int top() {
    return top;
  }

  /** The hit that took a place, from 0; {@link #NONE} if none did. */
  int hit(int place) {
    return hits[place];
  }

  /** The hit that began it. */
  int first() {
    return hits[entry];
  }

  /** The hit of the last place that was taken. */
  int last() {
    return hits[top - 1];
  }

  /** Whether a place, from 0, was taken. */
  boolean took(int place) {
    return place >= entry && place < top && hits[place] != NONE;
  }

  /** The step, from 0, whose event took a place. */
  int step(int place) {
    return took[place];
  }

  /** The place that a step's own event took; {@link #NONE} if none did. */
  int placeOf(int step) {
    for (int place = entry; place < top; place++) {
      if (hits[place] != NONE && took[place] == step) {
        return place;
      }
    }
    return NONE;
  }

  /** Whether a hit took any place. */
  boolean uses(int hit) {
    for (int place = entry; place < top; place++) {
      if (hits[place] == hit) {
        return true;
      }
    }
    return false;
  }

  /** Whether there were later hits, after the window's end. */
  boolean cut() {
    return cut;
  }

  /** The first hit that may begin the next attempt, where every one counts. */
  int next() {
    return next;
  }

  End end() {
    return end;
  }

  /** Whether the actor leaves every number for it. */
  boolean removes() {
    return depth > 0 && end == End.EXCLUSION && effect == Exclusion.Effect.REMOVE;
  }

  /** Whether it is as if it had never begun. */
  boolean forgotten() {
    return end == End.EXCLUSION && effect == Exclusion.Effect.RESTART;
  }

  void clear() {
    depth = 0;
    top = 0;
    cut = false;
    end = End.WINDOW;
  }

  /** As if nobody had used it. */
  void reset() {
    clear();
    entry = 0;
    next = 0;
    value = NONE;
    effect = Exclusion.Effect.DROP;
  }

  /** Begins anew with the first place taken; {@link #take} more, then {@link #finish}. */
  void begin(int place, int hit, int step) {
    Arrays.fill(hits, NONE);
    value = NONE;
    entry = place;
    top = place;
    take(place, hit, step);
    depth = top;
  }

  /** Gives a required place to a hit. */
  void take(int place, int hit, int step) {
    takeOptional(place, hit, step);
    depth = place + 1;
  }

  /** Gives a place that is not required to a hit. */
  void takeOptional(int place, int hit, int step) {
    hits[place] = hit;
    took[place] = step;
    top = Math.max(top, place + 1);
  }

  /** Says which step the hit of some place took. */
  void name(int hit, int step) {
    for (int place = entry; place < top; place++) {
      took[place] = hits[place] == hit ? step : took[place];
    }
  }

  void finish(End ended, Exclusion.Effect withEffect, int nextStart, boolean wasCut) {
    end = ended;
    effect = withEffect;
    next = nextStart;
    cut = wasCut;
  }

  /** Becomes the same as another. */
  void copy(Attempt other) {
    System.arraycopy(other.hits, 0, hits, 0, hits.length);
    System.arraycopy(other.took, 0, took, 0, took.length);
    depth = other.depth;
    entry = other.entry;
    top = other.top;
    finish(other.end, other.effect, other.next, other.cut);
  }

  /** Says whose value its group has, where that is not one of its own places. */
  void value(int hit) {
    value = hit;
  }

  /** The hit whose value its group has; {@link #NONE} where the breakdown says which. */
  int value() {
    return value;
  }

  /** Calls every hit by its number in the list that its own list is a part of. */
  void rename(StepHits part) {
    for (int place = entry; place < top; place++) {
      if (hits[place] != NONE) {
        hits[place] = part.number(hits[place]);
      }
    }
    next = next == 0 ? 0 : part.number(next - 1) + 1;
  }

  /** Whether this one counts and not the other, both of one person. */
  boolean beats(Attempt other, AttemptChoice choice) {
    if (other.depth == 0 || choice == AttemptChoice.FIRST) {
      return depth > 0 && (other.depth == 0 || first() < other.first());
    }
    if (depth != other.depth) {
      return depth > other.depth;
    }
    if (entry != other.entry) {
      return entry < other.entry;
    }
    if (choice == AttemptChoice.SOONEST && last() != other.last()) {
      return last() < other.last();
    }
    boolean latest = choice == AttemptChoice.LATEST || choice == AttemptChoice.SOONEST;
    return latest ? first() > other.first() : first() < other.first();
  }

  /** Follows a start: each next step takes the earliest later hit within the window. */
  void follow(StepHits found, int start, long window) {
    hits[0] = start;
    depth = 1;
    long begun = found.time(start);
    int after = found.next(start + 1, 1);
    while (after < found.size() && found.time(after) - begun <= window) {
      hits[depth++] = after;
      if (depth == hits.length) {
        top = depth;
        cut = false;
        return;
      }
      after = found.next(after + 1, depth);
    }
    top = depth;
    cut = found.time(found.size() - 1) - begun > window;
  }

  /** The first hits take the first places, one each. */
  void along(int places) {
    for (int place = 0; place < places; place++) {
      hits[place] = place;
    }
    depth = places;
    top = places;
    cut = false;
  }

  /** The same, looking no further than the window; answers the first hit after it. */
  int followWithin(StepHits found, int start, long window) {
    hits[0] = start;
    depth = 1;
    long begun = found.time(start);
    int after = start + 1;
    while (after < found.size() && found.time(after) - begun <= window) {
      if (depth < hits.length && found.takes(after, depth)) {
        hits[depth++] = after;
      }
      after++;
    }
    top = depth;
    cut = after < found.size();
    return after;
  }
}
