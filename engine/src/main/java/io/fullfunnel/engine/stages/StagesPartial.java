package io.fullfunnel.engine.stages;

import io.fullfunnel.engine.AnalysisException;
import io.fullfunnel.engine.Partial;
import io.fullfunnel.engine.groups.GroupKey;
import java.util.HashMap;
import java.util.Map;

/** The cells that were counted of some of the people. What is added up is never changed later. */
final class StagesPartial implements Partial<StagesPartial> {
  private static final long serialVersionUID = 1L;

  private final HashMap<GroupKey, StageCell> cells = new HashMap<>();
  private long size;

  StageCell cell(GroupKey key, int stages, int buckets) {
    StageCell cell = cells.get(key);
    if (cell == null) {
      cell = new StageCell(stages, buckets);
      cells.put(key.copy(), cell);
      grow(cell);
    }
    return cell;
  }

  private void grow(StageCell by) {
    size += StageCell.size(by.stages, by.buckets);
    if (size > Stages.MOST_NUMBERS) {
      throw new AnalysisException(
          AnalysisException.Code.TOO_LARGE,
          "There are too many groups for so many days. Split by something with fewer values, or"
              + " ask with \"every\":\"month\" or for a shorter period.");
    }
  }

  @Override
  public StagesPartial plus(StagesPartial other) {
    var sum = new StagesPartial();
    sum.cells.putAll(cells);
    sum.size = size;
    other.cells.forEach((key, cell) -> {
      StageCell known = sum.cells.get(key);
      sum.cells.put(key, known == null ? cell : added(known, cell));
      if (known == null) {
        sum.grow(cell);
      }
    });
    return sum;
  }

  static StageCell added(StageCell one, StageCell other) {
    var sum = new StageCell(one.stages, one.buckets);
    sum.addAll(one);
    sum.addAll(other);
    return sum;
  }

  Map<GroupKey, StageCell> cells() {
    return cells;
  }
}
