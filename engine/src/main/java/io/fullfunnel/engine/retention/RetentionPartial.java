package io.fullfunnel.engine.retention;

import io.fullfunnel.engine.AnalysisException;
import io.fullfunnel.engine.Partial;
import io.fullfunnel.engine.groups.Entries;
import io.fullfunnel.engine.groups.Entry;
import io.fullfunnel.engine.groups.GroupKey;
import java.util.HashMap;
import java.util.Map;

/** The cells that were counted of some of the people, and the list. Never changed once added up. */
final class RetentionPartial implements Partial<RetentionPartial> {
  private static final long serialVersionUID = 1L;

  private final HashMap<GroupKey, RetentionCell> cells = new HashMap<>();
  private final Entries<Entry> listed;

  RetentionPartial(int limit) {
    this.listed = new Entries<>(limit);
  }

  RetentionCell cell(GroupKey key, int intervals) {
    RetentionCell cell = cells.get(key);
    if (cell == null) {
      cell = new RetentionCell(intervals);
      cells.put(key.copy(), cell);
      refuseTooMany();
    }
    return cell;
  }

  private void refuseTooMany() {
    if (cells.size() > Retention.MOST_CELLS) {
      throw new AnalysisException(
          AnalysisException.Code.TOO_LARGE,
          "There are more than "
              + Retention.MOST_CELLS
              + " groups in cohorts. Split by a property with fewer values, or ask for longer"
              + " intervals.");
    }
  }

  @Override
  public RetentionPartial plus(RetentionPartial other) {
    var sum = new RetentionPartial(listed.limit());
    sum.cells.putAll(cells);
    other.cells.forEach((key, cell) -> sum.cells.merge(key, cell, RetentionCell::plus));
    sum.refuseTooMany();
    sum.listed.addAll(listed);
    sum.listed.addAll(other.listed);
    return sum;
  }

  Map<GroupKey, RetentionCell> cells() {
    return cells;
  }

  Entries<Entry> listed() {
    return listed;
  }
}
