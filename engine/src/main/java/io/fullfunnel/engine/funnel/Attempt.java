package io.fullfunnel.engine.funnel;

/** A person's counted attempt: which hits took its steps. Reused from person to person. */
final class Attempt {
  private final int[] hits;
  private int depth;
  private boolean cut;

  Attempt(int steps) {
    this.hits = new int[steps];
  }

  /** Steps reached; 0 if the person never entered. */
  int depth() {
    return depth;
  }

  /** The hit that took a step, from 0. */
  int hit(int step) {
    return hits[step];
  }

  /** Whether there were later hits, after the window's end. */
  boolean cut() {
    return cut;
  }

  void clear() {
    depth = 0;
    cut = false;
  }

  /** Follows a start: each next step takes the earliest later hit within the window. */
  void follow(StepHits found, int start, long window) {
    hits[0] = start;
    depth = 1;
    long begun = found.time(start);
    int next = found.next(start + 1, 1);
    while (next < found.size() && found.time(next) - begun <= window) {
      hits[depth++] = next;
      if (depth == hits.length) {
        cut = false;
        return;
      }
      next = found.next(next + 1, depth);
    }
    cut = found.time(found.size() - 1) - begun > window;
  }

  /** The same, looking no further than the window; answers the first hit after it. */
  int followWithin(StepHits found, int start, long window) {
    hits[0] = start;
    depth = 1;
    long begun = found.time(start);
    int next = start + 1;
    while (next < found.size() && found.time(next) - begun <= window) {
      if (depth < hits.length && found.takes(next, depth)) {
        hits[depth++] = next;
      }
      next++;
    }
    cut = next < found.size();
    return next;
  }
}
