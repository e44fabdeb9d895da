package io.fullfunnel.question;

import io.fullfunnel.engine.pages.PageColumn;
import io.fullfunnel.engine.pages.PageList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The people, visits or events behind a column of a page: the contract's {@code list}.
 *
 * @param of JSON pointer into the answer
 * @param row of the answer's rows, or −1 for the total
 * @param before whether the figure is one of the period that is compared
 */
record PagesListing(String of, int row, boolean before, PageColumn column, int limit) {
  static final int TOTAL = -1;
  private static final int SHOWN = 100;
  private static final int MOST_SHOWN = 100_000;
  private static final Pattern POINTER =
      Pattern.compile("/(?:rows/(?<row>\\d{1,6})|total)(?<before>/before)?/(?<name>[a-zA-Z]+)");

  static @Nullable PagesListing read(Place place, boolean compares) {
    if (place.absent()) {
      return null;
    }
    if (!place.isObject()) {
      throw place.expected("an object such as {\"of\":\"/rows/0/conversions\",\"limit\":100}");
    }
    place.only(List.of("of", "limit"));
    Place of = place.at("of");
    String pointer = of.text("a JSON pointer into the answer such as \"/rows/0/conversions\"");
    int limit = place.at("limit").whole(1, MOST_SHOWN, SHOWN);
    Matcher matcher = POINTER.matcher(pointer);
    PageColumn column = matcher.matches() ? PageFigures.counted(matcher.group("name")) : null;
    if (column == null) {
      throw of.wrong(
          Words.quote(pointer)
              + " at "
              + of.shown()
              + " points at nothing that is counted; such are /total/people,"
              + " /rows/0/conversions and /rows/0/exits.");
    }
    boolean before = matcher.group("before") != null;
    if (before && !compares) {
      throw of.wrong(
          Words.quote(pointer)
              + " at "
              + of.shown()
              + " points at a period before, but the question has no \"compare\".");
    }
    int row = matcher.group("row") == null ? TOTAL : Integer.parseInt(matcher.group("row"));
    return new PagesListing(pointer, row, before, column, limit);
  }

  /**
   * For the engine.
   *
   * @param pages keys of the answer's rows
   */
  PageList list(List<List<String>> pages) {
    if (row >= pages.size()) {
      throw new QuestionException(
          "/list/of",
          Words.quote(of)
              + " at /list/of points at no row of the answer, which has "
              + pages.size()
              + ".");
    }
    return new PageList(column, row == TOTAL ? null : pages.get(row), before ? 1 : 0, limit);
  }

  ObjectNode json() {
    return JsonNodeFactory.instance.objectNode().put("of", of).put("limit", limit);
  }
}
