package io.fullfunnel.bench;

import java.util.Comparator;
import java.util.List;

/** An answer as rows of cells, in an order of its own, to be laid beside that of another system. */
record Rows(List<List<String>> cells) {
  /** How far two sums of the same numbers may lie apart: the systems add in different orders. */
  private static final double SHARE = 1e-6;

  Rows {
    cells = cells.stream().map(List::copyOf).sorted(Comparator.comparing(List::toString)).toList();
  }

  /** Whether all texts and whole numbers are the same, and other numbers but for rounding. */
  boolean same(Rows other) {
    if (cells.size() != other.cells.size()) {
      return false;
    }
    for (int row = 0; row < cells.size(); row++) {
      if (!same(cells.get(row), other.cells.get(row))) {
        return false;
      }
    }
    return true;
  }

  private static boolean same(List<String> one, List<String> other) {
    if (one.size() != other.size()) {
      return false;
    }
    for (int cell = 0; cell < one.size(); cell++) {
      if (!same(one.get(cell), other.get(cell))) {
        return false;
      }
    }
    return true;
  }

  private static boolean same(String one, String other) {
    if (one.equals(other)) {
      return true;
    }
    if (!one.contains(".") && !other.contains(".")) {
      return false;
    }
    try {
      double a = Double.parseDouble(one);
      double b = Double.parseDouble(other);
      return Math.abs(a - b) <= SHARE * Math.max(1, Math.abs(a));
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
