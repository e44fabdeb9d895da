package io.fullfunnel.engine.pages;

import io.fullfunnel.engine.groups.Entries;
import io.fullfunnel.engine.groups.GroupKey;
import io.fullfunnel.engine.groups.Groups;
import io.fullfunnel.engine.groups.Split;
import io.fullfunnel.engine.pages.PagesReport.Listed;
import io.fullfunnel.engine.pages.PagesReport.Numbers;
import io.fullfunnel.engine.pages.PagesReport.Page;
import io.fullfunnel.engine.values.Labels;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Turns the total of pages into their report. */
final class ReportWriter {
  private final PagesPlan plan;
  private final PagesPartial partial;
  private final Groups groups;
  private final int spans;

  ReportWriter(PagesPlan plan, PagesPartial partial) {
    this.plan = plan;
    this.partial = partial;
    this.groups = plan.groups();
    this.spans = plan.pages().spans().size();
  }

  /** A page's cells, one for each span. */
  private record Sized(List<String> names, List<PageCell> cells) {
    static int compare(Sized one, Sized other) {
      for (int span = 0; span < one.cells.size(); span++) {
        int order =
            Long.compare(
                other.cells.get(span).count(PageColumn.VISITS),
                one.cells.get(span).count(PageColumn.VISITS));
        if (order != 0) {
          return order;
        }
      }
      for (int i = 0; i < one.names.size(); i++) {
        int order = one.names.get(i).compareTo(other.names.get(i));
        if (order != 0) {
          return order;
        }
      }
      return 0;
    }
  }

  PagesReport report() {
    Map<GroupKey, List<PageCell>> byPage = new HashMap<>();
    partial
        .cells()
        .forEach((key, cell) -> {
          List<PageCell> cells = byPage.computeIfAbsent(key.in(0), k -> empty());
          cells.set(key.slot(), cell);
        });
    List<PageCell> all = empty();
    List<List<PageCell>> rest = new ArrayList<>();
    List<Sized> sized = new ArrayList<>();
    byPage.forEach((key, cells) -> {
      if (key.isAll()) {
        Collections.copy(all, cells);
      } else if (key.isOther()) {
        rest.add(cells);
      } else {
        sized.add(new Sized(groups.names(key), cells));
      }
    });
    order(sized);
    Split by = plan.pages().by();
    int limit = Math.min(by.limit(), sized.size());
    List<Page> shown = new ArrayList<>();
    for (Sized page : sized.subList(0, limit)) {
      shown.add(new Page(page.names, page.cells.stream().map(Numbers::of).toList()));
    }
    sized.subList(limit, sized.size()).forEach(page -> rest.add(page.cells));
    if (!rest.isEmpty()) {
      List<String> other = Collections.nCopies(by.properties().size(), Labels.OTHER_SHOWN);
      shown.add(new Page(other, summed(rest).stream().map(Numbers::of).toList()));
    }
    return new PagesReport(List.copyOf(shown), total(all, byPage), sized.size() - limit, listed());
  }

  private List<PageCell> empty() {
    List<PageCell> cells = new ArrayList<>();
    for (int span = 0; span < spans; span++) {
      cells.add(new PageCell(0));
    }
    return cells;
  }

  /** The most visited first, then by key; settled pages as they were settled. */
  private void order(List<Sized> sized) {
    List<List<String>> settled = plan.pages().by().shown();
    if (settled == null) {
      sized.sort(Sized::compare);
      return;
    }
    Map<List<String>, Integer> place = new HashMap<>();
    for (List<String> names : settled) {
      place.putIfAbsent(names, place.size());
    }
    sized.sort(
        Comparator.<Sized>comparingInt(page -> place.getOrDefault(page.names, place.size()))
            .thenComparing(Sized::compare));
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
  private Page total(List<PageCell> all, Map<GroupKey, List<PageCell>> byPage) {
    List<Numbers> numbers = new ArrayList<>();
    for (int span = 0; span < spans; span++) {
      var total = new PageCell(0);
      total.addAll(all.get(span));
      for (Map.Entry<GroupKey, List<PageCell>> page : byPage.entrySet()) {
        if (!page.getKey().isAll()) {
          total.addTimes(page.getValue().get(span));
        }
      }
      numbers.add(Numbers.of(total));
    }
    return new Page(List.of(), List.copyOf(numbers));
  }

  private List<Listed> listed() {
    PageList list = plan.pages().list();
    if (list == null) {
      return List.of();
    }
    var all = new Entries(list.limit());
    for (PageCell cell : partial.cells().values()) {
      if (cell.listed != null) {
        all.addAll(cell.listed);
      }
    }
    return all.first().stream()
        .map(e -> new Listed(e.person(), e.timeMillis(), e.sequence(), plan.eventName(e.event())))
        .toList();
  }
}
