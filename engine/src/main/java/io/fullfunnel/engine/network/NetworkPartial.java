package io.fullfunnel.engine.network;

import io.fullfunnel.engine.AnalysisException;
import io.fullfunnel.engine.Partial;
import io.fullfunnel.engine.groups.GroupKey;
import java.util.HashMap;
import java.util.Map;

/** The cells that were counted of some of the people. What is added up is never changed later. */
final class NetworkPartial implements Partial<NetworkPartial> {
  private static final long serialVersionUID = 1L;
  private static final int MOST_GROUPS = 2000;

  private final HashMap<GroupKey, Cell> cells = new HashMap<>();

  void put(GroupKey key, Cell cell) {
    cells.put(key.copy(), cell);
    refuseTooMany();
  }

  private void refuseTooMany() {
    if (cells.size() > 2 * MOST_GROUPS) {
      throw new AnalysisException(
          AnalysisException.Code.TOO_LARGE,
          "There are more than "
              + MOST_GROUPS
              + " groups, and each would have a network of its own. Split by a property with fewer"
              + " values.");
    }
  }

  @Override
  public NetworkPartial plus(NetworkPartial other) {
    var sum = new NetworkPartial();
    sum.cells.putAll(cells);
    other.cells.forEach((key, cell) -> sum.cells.merge(key, cell, Cell::plus));
    sum.refuseTooMany();
    return sum;
  }

  Map<GroupKey, Cell> cells() {
    return cells;
  }
}
