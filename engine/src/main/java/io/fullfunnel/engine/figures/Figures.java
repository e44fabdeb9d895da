package io.fullfunnel.engine.figures;

import io.fullfunnel.engine.Analysis;
import io.fullfunnel.engine.Dictionary;
import io.fullfunnel.engine.Plan;
import io.fullfunnel.engine.filter.EventFilter;
import io.fullfunnel.engine.filter.PersonFilter;
import io.fullfunnel.engine.groups.Split;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Counts, people, visits and sums of one period, or of several side by side, by groups and time.
 *
 * @param spans each with the same groups in the same order
 * @param by null for no groups
 * @param where only these events exist, or null; whether a sale is a person's first, and what was
 *     given back of it, is told from the whole history
 * @param people only these people, or null
 * @param list what is listed, or null
 */
public record Figures(
    List<Measure> measures,
    List<Span> spans,
    @Nullable Split by,
    @Nullable EventFilter where,
    @Nullable PersonFilter people,
    @Nullable FigureList list)
    implements Analysis<FiguresReport> {
  /** The person id of rows that belong to nobody. */
  public static final long NOBODY = 0;

  public static final int MOST_MEASURES = 200;

  /** More cells than this are refused: groups by slots, before the limit of a split is applied. */
  public static final int MOST_CELLS = 1_000_000;

  public Figures {
    measures = List.copyOf(measures);
    spans = List.copyOf(spans);
    if (measures.isEmpty() || measures.size() > MOST_MEASURES) {
      throw new IllegalArgumentException("1 to 200 measures, not " + measures.size());
    }
    if (spans.isEmpty()) {
      throw new IllegalArgumentException("figures need a period");
    }
    if (by != null && by.order() >= measures.size()) {
      throw new IllegalArgumentException("no measure " + by.order() + " to order groups by");
    }
    if (list != null && (list.measure() >= measures.size() || list.span() >= spans.size())) {
      throw new IllegalArgumentException("nothing to list: " + list);
    }
  }

  /** The same with the groups that are shown. */
  public Figures showing(List<List<String>> keys) {
    return by == null ? this : new Figures(measures, spans, by.showing(keys), where, people, list);
  }

  /**
   * The same groups with nothing but the measure that they are ordered by: asked first where there
   * are so many that all measures of each would take too much memory.
   */
  public Figures ordering() {
    return by == null
        ? this
        : new Figures(
            List.of(measures.get(by.order())),
            spans,
            new Split(by.properties(), by.at(), by.limit(), 0, by.fold(), by.shown()),
            where,
            people,
            null);
  }

  @Override
  public Plan<?, FiguresReport> plan(Dictionary dictionary) {
    return new FiguresPlan(this, dictionary);
  }
}
