package io.fullfunnel.question;

import io.fullfunnel.engine.pages.PageColumn;
import io.fullfunnel.engine.pages.PagesReport.Numbers;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A column of pages, by its name in the contract: a count, or made of counts. */
sealed interface PageFigure {
  String name();

  /** Whether the numbers of all pages add up to the total. */
  default boolean adds() {
    return false;
  }

  /** Writes the figure; null where it is a share of nothing. */
  void put(ObjectNode json, Numbers numbers);

  /** So many of them. */
  record Counted(String name, PageColumn column) implements PageFigure {
    @Override
    public boolean adds() {
      return column.adds();
    }

    @Override
    public void put(ObjectNode json, Numbers numbers) {
      json.put(name, numbers.of(column));
    }
  }

  /** So many of so many. */
  record Share(String name, PageColumn part, PageColumn whole) implements PageFigure {
    @Override
    public void put(ObjectNode json, Numbers numbers) {
      json.put(name, share(numbers.of(part), numbers.of(whole)));
    }
  }

  /** Of what was begun, the share that was not finished. */
  record Abandonment(String name) implements PageFigure {
    @Override
    public void put(ObjectNode json, Numbers numbers) {
      long begun = numbers.of(PageColumn.BEGUN);
      json.put(name, share(begun - numbers.of(PageColumn.FINISHED), begun));
    }
  }

  /** From a view to the next, in the middle. */
  record MedianSeconds(String name) implements PageFigure {
    private static final double MILLIS = 1000;

    @Override
    public void put(ObjectNode json, Numbers numbers) {
      double millis = numbers.medianMillis();
      json.put(name, Double.isNaN(millis) ? null : (Double) (millis / MILLIS));
    }
  }

  private static @Nullable Double share(long part, long whole) {
    return whole == 0 ? null : (Double) ((double) part / whole);
  }
}
