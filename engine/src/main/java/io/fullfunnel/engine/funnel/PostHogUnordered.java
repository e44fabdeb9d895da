package io.fullfunnel.engine.funnel;

import io.fullfunnel.engine.Period;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The rules of PostHog's unordered funnels: the events of each step in a queue; as time goes on,
 * what is older than the window leaves, and most steps at once is the depth.
 *
 * <p>An event that may take several steps takes the one whose newest event is oldest. An exclusion
 * empties all queues.
 */
final class PostHogUnordered extends Rule {
  private static final int NONE = -1;

  private final int steps;
  private final List<ArrayDeque<Integer>> queues = new ArrayList<>();
  private int filled;
  private int deepest;
  private final int[] deepestPath;
  private final int[] deepestOf;

  PostHogUnordered(int steps, long window, Period entered) {
    super(steps, window, entered);
    this.steps = steps;
    this.deepestPath = new int[steps];
    this.deepestOf = new int[steps];
    for (int step = 0; step < steps; step++) {
      queues.add(new ArrayDeque<>());
    }
  }

  @Override
  void find(StepHits found, int from, long window, Attempt attempt) {
    queues.forEach(ArrayDeque::clear);
    filled = 0;
    deepest = 0;
    for (int h = from; h < end() && deepest < steps; h++) {
      if (found.time(h) >= entered().from()) {
        leave(found, found.time(h), window);
        take(found, h);
        if (filled == steps) {
          keep(found);
        }
      }
    }
    keep(found);
    set(found, deepestPath, deepest, attempt);
    for (int step = 0; step < steps && deepest > 0; step++) {
      attempt.name(deepestOf[step], step);
    }
  }

  /** Lets go of what is older than the window. */
  private void leave(StepHits found, long now, long window) {
    for (int oldest = oldest(); oldest != NONE; oldest = oldest()) {
      ArrayDeque<Integer> queue = queues.get(oldest);
      if (now - found.time(queue.getFirst()) <= window) {
        return;
      }
      keep(found);
      queue.removeFirst();
      filled -= queue.isEmpty() ? 1 : 0;
    }
  }

  private int oldest() {
    int oldest = NONE;
    for (int step = 0; step < steps; step++) {
      Integer first = queues.get(step).peekFirst();
      if (first != null && (oldest == NONE || first < queues.get(oldest).getFirst())) {
        oldest = step;
      }
    }
    return oldest;
  }

  private void take(StepHits found, int hit) {
    long takes = found.takes(hit);
    if (takes == 0) {
      queues.forEach(ArrayDeque::clear); // an excluded event, or it would not have come
      filled = 0;
      return;
    }
    if (!allows(filled, hit)) {
      return;
    }
    int least = NONE;
    int step = 0;
    for (long rest = takes; rest != 0; rest &= rest - 1) {
      int of = Long.numberOfTrailingZeros(rest);
      Integer newest = queues.get(of).peekLast();
      int at = newest == null ? NONE : newest;
      if (rest == takes || at < least) {
        least = at;
        step = of;
      }
    }
    filled += queues.get(step).isEmpty() ? 1 : 0;
    queues.get(step).addLast(hit);
  }

  /** Keeps what stands in the queues if no more steps were ever done at once. */
  private void keep(StepHits found) {
    if (filled <= deepest || !enters(found.time(queues.get(oldest()).getFirst()))) {
      return;
    }
    deepest = 0;
    for (int step = 0; step < steps; step++) {
      Integer hit = queues.get(step).peekFirst();
      deepestOf[step] = hit == null ? NONE : hit;
      if (hit != null) {
        deepestPath[deepest++] = hit;
      }
    }
    Arrays.sort(deepestPath, 0, deepest);
  }

  @Override
  public int nextStart(StepHits found, int hit) {
    int next = hit;
    while (next < found.size() && found.takes(next) == 0) {
      next++;
    }
    return next;
  }
}
