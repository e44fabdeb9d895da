package io.fullfunnel.engine.pages;

import io.fullfunnel.engine.AnalysisException;
import io.fullfunnel.engine.Partial;
import io.fullfunnel.engine.groups.GroupKey;
import java.util.HashMap;
import java.util.Map;

/** The cells that were counted of some of the people. What is added up is never changed later. */
final class PagesPartial implements Partial<PagesPartial> {
  private static final long serialVersionUID = 1L;

  private final HashMap<GroupKey, PageCell> cells = new HashMap<>();

  PageCell cell(GroupKey key, int onces) {
    PageCell cell = cells.get(key);
    if (cell == null) {
      cell = new PageCell(onces);
      cells.put(key.copy(), cell);
      refuseTooMany();
    }
    return cell;
  }

  private void refuseTooMany() {
    if (cells.size() > Pages.MOST_CELLS) {
      throw new AnalysisException(
          AnalysisException.Code.TOO_LARGE,
          "There are more than "
              + Pages.MOST_CELLS
              + " pages. Ask for fewer by a condition in \"where\", or by \"page.group\".");
    }
  }

  @Override
  public PagesPartial plus(PagesPartial other) {
    var sum = new PagesPartial();
    sum.cells.putAll(cells);
    other.cells.forEach((key, cell) -> sum.cells.merge(key, cell, PagesPartial::added));
    sum.refuseTooMany();
    return sum;
  }

  private static PageCell added(PageCell one, PageCell other) {
    var sum = new PageCell(one.onces());
    sum.addAll(one);
    sum.addAll(other);
    return sum;
  }

  Map<GroupKey, PageCell> cells() {
    return cells;
  }
}
