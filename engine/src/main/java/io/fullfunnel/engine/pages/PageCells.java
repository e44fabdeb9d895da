package io.fullfunnel.engine.pages;

import io.fullfunnel.engine.groups.Entries;
import io.fullfunnel.engine.groups.GroupKey;
import io.fullfunnel.engine.groups.Groups;
import org.jspecify.annotations.Nullable;

/** Finds the cells of a page and of all pages. Belongs to one fold. */
final class PageCells {
  /** What is counted once in a cell: a person, a visit, a person who converts. */
  static final int PERSON = 0;

  static final int VISIT = 1;
  static final int CONVERTED = 2;
  private static final int MORE = 3;

  private final PagesPartial partial;
  private final Groups groups;
  private final int onces;
  private final @Nullable PageList list;
  private final GroupKey key;
  private GroupKey lastKey;
  private @Nullable PageCell lastCell;
  private final @Nullable PageCell[] all;

  PageCells(PagesPlan plan) {
    this.partial = plan.empty();
    this.groups = plan.groups();
    this.onces = MORE + 2 * plan.bits().starts().size();
    this.list = plan.pages().list();
    this.key = new GroupKey(groups.properties());
    this.lastKey = key.copy();
    this.all = new PageCell[plan.pages().spans().size()];
  }

  /** A person who began something of this kind. */
  static int begun(int kind) {
    return MORE + 2 * kind;
  }

  /** A person who finished something of this kind. */
  static int finished(int kind) {
    return MORE + 2 * kind + 1;
  }

  PageCell page(GroupKey page, int span) {
    key.labelsOf(page);
    if (groups.isHidden(key)) {
      key.labels(GroupKey.OTHER);
    }
    key.slot(span);
    PageCell last = lastCell;
    if (last != null && key.equals(lastKey)) {
      return last;
    }
    PageCell cell = cell(span);
    lastKey = key.copy();
    lastCell = cell;
    return cell;
  }

  PageCell all(int span) {
    PageCell known = all[span];
    if (known == null) {
      key.labels(GroupKey.ALL);
      key.slot(span);
      known = cell(span);
      all[span] = known;
    }
    return known;
  }

  private PageCell cell(int span) {
    PageCell cell = partial.cell(key, onces);
    PageList of = list;
    if (of != null && of.span() == span && cell.listed == null && isListed(of)) {
      cell.listed = new Entries<>(of.limit());
    }
    return cell;
  }

  private boolean isListed(PageList of) {
    return of.page() == null ? key.isAll() : !key.isAll() && groups.names(key).equals(of.page());
  }

  PagesPartial partial() {
    return partial;
  }
}
