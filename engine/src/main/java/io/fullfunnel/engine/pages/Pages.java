package io.fullfunnel.engine.pages;

import io.fullfunnel.engine.Analysis;
import io.fullfunnel.engine.Dictionary;
import io.fullfunnel.engine.Period;
import io.fullfunnel.engine.Plan;
import io.fullfunnel.engine.filter.EventFilter;
import io.fullfunnel.engine.filter.PersonFilter;
import io.fullfunnel.engine.groups.Split;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What people do on each page, in one period or in several side by side. The period is that of the
 * view, or of the event that is counted; a visit and what follows are told from the whole timeline.
 *
 * <p>Entries, exits and bounces are those of Matomo and Google Analytics, told by page views; a
 * visit that shows interest otherwise ({@link PageEvents#bounce}) is no bounce. Time on a page runs
 * to the next view of the same visit, as Plausible and Matomo measure it without a heartbeat: of a
 * visit's last page nobody knows it.
 *
 * @param withinMillis from a view to the goal, inclusive
 * @param by what a page is; its {@code order} means nothing here: pages stand by their visits
 * @param where only these events exist, or null
 * @param people only these people, or null
 * @param list what is listed, or null
 */
public record Pages(
    PageEvents events,
    long withinMillis,
    List<Period> spans,
    Split by,
    @Nullable EventFilter where,
    @Nullable PersonFilter people,
    @Nullable PageList list)
    implements Analysis<PagesReport> {
  /** What was begun and is not finished after this time was abandoned. */
  public static final long ABANDONED_AFTER_MILLIS = 24 * 3_600_000L;

  /** More cells than this are refused: pages by periods, before the limit of a split is applied. */
  public static final int MOST_CELLS = 1_000_000;

  public Pages {
    spans = List.copyOf(spans);
    if (spans.isEmpty()) {
      throw new IllegalArgumentException("pages need a period");
    }
    if (withinMillis < 0) {
      throw new IllegalArgumentException("a goal within " + withinMillis + " ms");
    }
    if (list != null && list.span() >= spans.size()) {
      throw new IllegalArgumentException("nothing to list: " + list);
    }
  }

  /** The same with the pages that are shown. */
  public Pages showing(List<List<String>> keys) {
    return new Pages(events, withinMillis, spans, by.showing(keys), where, people, list);
  }

  @Override
  public Plan<?, PagesReport> plan(Dictionary dictionary) {
    return new PagesPlan(this, dictionary);
  }
}
