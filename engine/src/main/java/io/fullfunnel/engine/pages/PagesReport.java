package io.fullfunnel.engine.pages;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What was counted.
 *
 * @param pages by their visits, then by key
 * @param total all pages, people and visits counted once
 * @param more pages that are not shown by themselves
 */
public record PagesReport(List<Page> pages, Page total, long more, List<Listed> list) {

  /** A page's numbers, span by span. */
  public record Page(List<String> key, List<Numbers> spans) {}

  /**
   * The numbers of a page in one span.
   *
   * @param timed views that another view followed in the visit
   * @param medianMillis from these to the next view; NaN if there is none
   */
  public record Numbers(Map<PageColumn, Long> counts, long timed, double medianMillis) {
    public Numbers {
      counts = Map.copyOf(counts);
    }

    static Numbers of(PageCell cell) {
      Map<PageColumn, Long> counts = new EnumMap<>(PageColumn.class);
      for (PageColumn column : PageColumn.values()) {
        counts.put(column, cell.count(column));
      }
      return new Numbers(counts, cell.timed(), cell.medianMillis());
    }

    public long of(PageColumn column) {
      return counts.getOrDefault(column, 0L);
    }
  }

  /** A person or an event behind a number; of people the first event that counts. */
  public record Listed(long person, long timeMillis, long sequence, String event) {}
}
