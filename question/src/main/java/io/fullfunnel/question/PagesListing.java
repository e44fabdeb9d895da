package io.fullfunnel.question;

import io.fullfunnel.engine.pages.PageColumn;
import io.fullfunnel.engine.pages.PageList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The people, visits or events behind a column of a page: the contract's {@code list}.
 *
 * @param row of the answer's rows, or −1 for the total
 * @param before whether the figure is one of the period that is compared
 */
record PagesListing(Pointer pointer, int row, boolean before, PageColumn column) {
  static final int TOTAL = -1;
  private static final Pattern POINTER =
      Pattern.compile("/(?:rows/(?<row>\\d{1,6})|total)(?<before>/before)?/(?<name>[a-zA-Z]+)");

  static @Nullable PagesListing read(Place place, boolean compares) {
    Pointer pointer = Pointer.read(place, "/rows/0/conversions");
    if (pointer == null) {
      return null;
    }
    Matcher matcher = POINTER.matcher(pointer.of());
    PageColumn column = matcher.matches() ? PageFigures.counted(matcher.group("name")) : null;
    if (column == null) {
      throw pointer.pointsAt(
          "nothing that is counted; such are /total/people,"
              + " /rows/0/conversions and /rows/0/exits");
    }
    boolean before = matcher.group("before") != null;
    pointer.refuseBefore(before, compares);
    int row = Pointer.index(matcher.group("row"), TOTAL);
    return new PagesListing(pointer, row, before, column);
  }

  /**
   * For the engine.
   *
   * @param pages keys of the answer's rows
   */
  PageList list(List<List<String>> pages) {
    if (row >= pages.size()) {
      throw pointer.pointsAt("no row of the answer, which has " + pages.size());
    }
    return new PageList(
        column, row == TOTAL ? null : pages.get(row), before ? 1 : 0, pointer.limit());
  }
}
