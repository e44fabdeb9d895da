package io.fullfunnel.engine.attribution;

import io.fullfunnel.engine.AnalysisException;
import io.fullfunnel.engine.Partial;
import io.fullfunnel.engine.groups.Entries;
import io.fullfunnel.engine.groups.GroupKey;
import java.util.HashMap;
import java.util.Map;

/**
 * The cells that were counted of some of the people, and the list. Paths are kept until they are
 * too many in all; then none are. Never changed once added up.
 */
final class AttributionPartial implements Partial<AttributionPartial> {
  private static final long serialVersionUID = 1L;

  /** More cells than this are refused: groups by periods, before a split's limit is applied. */
  private static final int MOST_CELLS = 100_000;

  private final HashMap<GroupKey, AttributionCell> cells = new HashMap<>();
  private final Entries<Credited> listed;
  private long cost;
  private boolean forgotten;

  AttributionPartial(int limit) {
    this.listed = new Entries<>(limit);
  }

  AttributionCell cell(GroupKey key, int models) {
    AttributionCell cell = cells.get(key);
    if (cell == null) {
      cell = new AttributionCell(models);
      cells.put(key.copy(), cell);
      refuseTooMany();
    }
    return cell;
  }

  private void refuseTooMany() {
    if (cells.size() > MOST_CELLS) {
      throw new AnalysisException(
          AnalysisException.Code.TOO_LARGE,
          "There are more than " + MOST_CELLS + " groups. Split by a property with fewer values.");
    }
  }

  /** Counts a path, as long as they are kept. */
  void path(AttributionCell cell, Journey journey, long times, long value, long without) {
    if (!forgotten) {
      cost += cell.path(journey, times, value, without);
      forgetTooMany();
    }
  }

  private void forgetTooMany() {
    if (forgotten || cost > Attribution.MOST_PATH_TOUCHES) {
      forgotten = true;
      cells.values().forEach(AttributionCell::forgetPaths);
    }
  }

  void list(Credited entry) {
    listed.add(entry);
  }

  @Override
  public AttributionPartial plus(AttributionPartial other) {
    var sum = new AttributionPartial(listed.limit());
    sum.cells.putAll(cells);
    other.cells.forEach((key, cell) -> sum.cells.merge(key, cell, AttributionCell::plus));
    sum.refuseTooMany();
    sum.listed.addAll(listed);
    sum.listed.addAll(other.listed);
    sum.forgotten = forgotten || other.forgotten;
    for (AttributionCell cell : sum.cells.values()) {
      sum.cost += cell.cost();
    }
    if (sum.forgotten || sum.cost > Attribution.MOST_PATH_TOUCHES) {
      sum.forgotten = true;
      sum.cells.replaceAll((key, cell) -> cell.withoutPaths());
    }
    return sum;
  }

  Map<GroupKey, AttributionCell> cells() {
    return cells;
  }

  Entries<Credited> listed() {
    return listed;
  }

  /** Whether the paths were too many to keep. */
  boolean isForgotten() {
    return forgotten;
  }
}
