package io.fullfunnel.engine.funnel;

import io.fullfunnel.engine.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * The rules of ClickHouse's {@code windowFunnel} with {@code strict_once}: as {@link
 * ClickHouseFunnel}, and an event takes one step only, so several ways to a step are kept.
 *
 * <p>Of the ways that end before the present instant only the one with the latest start is needed:
 * no later event can stand in any of them. Within an instant, events that take the same steps are
 * taken in the order of their arrival.
 */
final class ClickHouseOnce extends Rule {
  /** Beyond so many ways to one step within one instant the first are kept. */
  private static final int MOST_WAYS = 256;

  private final Set<WindowOption> options;
  private final boolean order;
  private final int steps;
  private final List<List<Way>> ways = new ArrayList<>();
  private boolean begun;

  /** One way to a step: when it began, its newest event, and the hits that took its steps. */
  private static final class Way {
    private final long first;
    private final long last;
    private final int[] hits;

    Way(long first, long last, int[] hits) {
      this.first = first;
      this.last = last;
      this.hits = hits;
    }

    boolean holds(int hit) {
      for (int of : hits) {
        if (of == hit) {
          return true;
        }
      }
      return false;
    }

    Way plus(int hit, long time) {
      int[] longer = Arrays.copyOf(hits, hits.length + 1);
      longer[hits.length] = hit;
      return new Way(first, time, longer);
    }
  }

  ClickHouseOnce(int steps, Set<WindowOption> options, long window, Period entered) {
    super(steps, window, entered);
    this.steps = steps;
    this.options = options;
    this.order = options.contains(WindowOption.STRICT_ORDER);
    for (int step = 0; step < steps; step++) {
      ways.add(new ArrayList<>());
    }
  }

  @Override
  void find(StepHits found, int from, long window, Attempt attempt) {
    ways.forEach(List::clear);
    begun = false;
    int next;
    for (int h = from; h < end() && ways.getLast().isEmpty(); h = next) {
      next = instantEnd(found, h);
      if (!takeInstant(found, h, next, window)) {
        break;
      }
      ways.forEach(ClickHouseOnce::keepLatest);
    }
    int depth = 0;
    while (depth < steps && !ways.get(depth).isEmpty()) {
      depth++;
    }
    int[] path = new int[steps];
    if (depth > 0) {
      System.arraycopy(ways.get(depth - 1).getFirst().hits, 0, path, 0, depth);
    }
    set(found, path, depth, attempt);
  }

  private static void keepLatest(List<Way> of) {
    if (of.size() > 1) {
      Way latest = of.getFirst();
      for (Way way : of) {
        latest = way.first > latest.first ? way : latest;
      }
      of.clear();
      of.add(latest);
    }
  }

  private boolean takeInstant(StepHits found, int from, int last, long window) {
    long any = 0;
    for (int h = from; h < last; h++) {
      any |= found.takes(h);
      if (order && begun && found.takes(h) == 0) {
        return false;
      }
    }
    for (long rest = any; rest != 0; rest &= rest - 1) {
      int step = Long.numberOfTrailingZeros(rest);
      for (int h = from; h < last; h++) {
        if (found.takes(h, step) && !take(found, from, h, step, window)) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean take(StepHits found, int from, int hit, int step, long window) {
    long time = found.time(hit);
    if (step == 0) {
      if (enters(time)) {
        add(found, from, hit, new Way(time, time, new int[0]), 0);
        begun = true;
      }
      return true;
    }
    if (options.contains(WindowOption.STRICT_DEDUPLICATION) && !ways.get(step).isEmpty()) {
      return false;
    }
    if (ways.get(step - 1).isEmpty()) {
      return !order || !begun || options.contains(WindowOption.ALLOW_REENTRY);
    }
    boolean increase = options.contains(WindowOption.STRICT_INCREASE);
    for (Way way : ways.get(step - 1)) {
      if (time - way.first <= window && !(increase && way.last >= time) && !way.holds(hit)) {
        add(found, from, hit, way, step);
      }
    }
    return step + 1 < steps || ways.get(step).isEmpty();
  }

  /**
   * Adds a longer way, unless one through an earlier event alike says the same; where a second
   * event of a step ends all, they do not say the same.
   */
  private void add(StepHits found, int from, int hit, Way way, int step) {
    boolean alike = !options.contains(WindowOption.STRICT_DEDUPLICATION);
    for (int h = from; alike && h < hit; h++) {
      if (found.takes(h) == found.takes(hit) && !way.holds(h)) {
        return;
      }
    }
    if (ways.get(step).size() < MOST_WAYS) {
      ways.get(step).add(way.plus(hit, found.time(hit)));
    }
  }
}
