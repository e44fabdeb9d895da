package io.fullfunnel.engine.pages;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The people, visits or events behind one number.
 *
 * @param page the key, or null for all pages
 * @param span its number in {@link Pages#spans}
 * @param limit listed: the earliest
 */
public record PageList(PageColumn column, @Nullable List<String> page, int span, int limit)
    implements Serializable {
  public PageList {
    page = page == null ? null : List.copyOf(page);
    if (limit < 0) {
      throw new IllegalArgumentException("a list of " + limit);
    }
  }
}
