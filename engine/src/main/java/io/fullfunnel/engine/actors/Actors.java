package io.fullfunnel.engine.actors;

import io.fullfunnel.engine.Columns;
import io.fullfunnel.engine.Scope;
import io.fullfunnel.engine.Shard;
import io.fullfunnel.engine.Timeline;
import java.util.function.Predicate;

/** Some actors, one after the other; an actor's id is its number. */
final class Actors implements Shard {
  private final Columns columns;
  private final int[] starts;
  private final int from;
  private final int to;

  /** The actors {@code from} (inclusive) to {@code to} (exclusive). */
  Actors(Columns columns, int[] starts, int from, int to) {
    this.columns = columns;
    this.starts = starts;
    this.from = from;
    this.to = to;
  }

  @Override
  public int people() {
    return to - from;
  }

  @Override
  public void forEachPerson(Scope scope, Predicate<Timeline> visitor) {
    Timeline timeline = new Timeline(columns);
    long wanted = scope.mask();
    for (int actor = from; actor < to; actor++) {
      int first = starts[actor];
      int end = starts[actor + 1];
      long mask = columns.mask(first, end);
      if (first == end || ((mask & wanted) == 0 && !scope.everyone())) {
        continue;
      }
      if (!visitor.test(timeline.show(actor, first, end, mask))) {
        return;
      }
    }
  }
}
