package io.fullfunnel.engine.pages;

import io.fullfunnel.engine.groups.Entries;
import io.fullfunnel.engine.groups.Entry;
import io.fullfunnel.engine.groups.GroupKey;
import io.fullfunnel.engine.groups.Ranking;
import io.fullfunnel.engine.pages.PagesReport.Listed;
import io.fullfunnel.engine.pages.PagesReport.Numbers;
import io.fullfunnel.engine.pages.PagesReport.Page;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Turns the total of pages into their report. */
final class ReportWriter {
  private final PagesPlan plan;
  private final PagesPartial partial;
  private final int spans;

  ReportWriter(PagesPlan plan, PagesPartial partial) {
    this.plan = plan;
    this.partial = partial;
    this.spans = plan.pages().spans().size();
  }

  PagesReport report() {
    Map<GroupKey, List<PageCell>> byPage = new HashMap<>();
    partial
        .cells()
        .forEach((key, cell) -> {
          List<PageCell> cells = byPage.computeIfAbsent(key.in(0), k -> empty());
          cells.set(key.slot(), cell);
        });
    var ranking =
        new Ranking<>(
            plan.pages().by(),
            plan.groups(),
            byPage,
            spans,
            (cells, span) -> cells.get(span).count(PageColumn.VISITS));
    return new PagesReport(
        ranking.groups(
            (key, cells) -> new Page(key, cells.stream().map(Numbers::of).toList()), this::summed),
        total(byPage),
        ranking.more(),
        listed());
  }

  private List<PageCell> empty() {
    List<PageCell> cells = new ArrayList<>();
    for (int span = 0; span < spans; span++) {
      cells.add(new PageCell(0));
    }
    return cells;
  }

  private List<PageCell> summed(List<List<PageCell>> pages) {
    List<PageCell> sums = empty();
    for (List<PageCell> page : pages) {
      for (int span = 0; span < spans; span++) {
        sums.get(span).addAll(page.get(span));
      }
    }
    return sums;
  }

  /** Counted by itself; times are kept by page only. */
  private Page total(Map<GroupKey, List<PageCell>> byPage) {
    List<PageCell> total = empty();
    byPage.forEach((key, cells) -> {
      for (int span = 0; span < spans; span++) {
        if (key.isAll()) {
          total.get(span).addAll(cells.get(span));
        } else {
          total.get(span).addTimes(cells.get(span));
        }
      }
    });
    return new Page(List.of(), total.stream().map(Numbers::of).toList());
  }

  private List<Listed> listed() {
    PageList list = plan.pages().list();
    if (list == null) {
      return List.of();
    }
    var all = new Entries<Entry>(list.limit());
    partial.cells().values().forEach(cell -> all.addAll(cell.listed));
    return all.first().stream()
        .map(e -> new Listed(e.person(), e.timeMillis(), e.sequence(), plan.eventName(e.event())))
        .toList();
  }
}
