package io.fullfunnel.engine.figures;

import io.fullfunnel.engine.AnalysisException;
import io.fullfunnel.engine.Partial;
import io.fullfunnel.engine.groups.GroupKey;
import java.util.HashMap;
import java.util.Map;

/** The cells that were counted of some of the people. What is added up is never changed later. */
final class FiguresPartial implements Partial<FiguresPartial> {
  private static final long serialVersionUID = 1L;

  private final int measures;
  private final HashMap<GroupKey, Cell> cells = new HashMap<>();
  long fallbacks;
  long rounded;
  long loose;

  FiguresPartial(int measures) {
    this.measures = measures;
  }

  /** The cell of a key, made when first asked for. */
  Cell cell(GroupKey key) {
    Cell cell = cells.get(key);
    if (cell == null) {
      cell = new Cell(measures);
      cells.put(key.copy(), cell);
      refuseTooMany();
    }
    return cell;
  }

  private void refuseTooMany() {
    if (cells.size() > Figures.MOST_CELLS) {
      throw new AnalysisException(
          AnalysisException.Code.TOO_LARGE,
          "The groups and buckets make more than "
              + Figures.MOST_CELLS
              + " rows. Split by a property with fewer values, by fewer properties, or ask for"
              + " longer buckets.");
    }
  }

  @Override
  public FiguresPartial plus(FiguresPartial other) {
    var sum = new FiguresPartial(measures);
    sum.cells.putAll(cells);
    other.cells.forEach((key, cell) -> sum.cells.merge(key, cell, this::added));
    sum.refuseTooMany();
    sum.fallbacks = fallbacks + other.fallbacks;
    sum.rounded = rounded + other.rounded;
    sum.loose = loose + other.loose;
    return sum;
  }

  private Cell added(Cell one, Cell other) {
    var sum = new Cell(measures);
    sum.addAll(one);
    sum.addAll(other);
    return sum;
  }

  Map<GroupKey, Cell> cells() {
    return cells;
  }
}
