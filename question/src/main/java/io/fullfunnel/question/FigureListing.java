package io.fullfunnel.question;

import io.fullfunnel.engine.figures.FigureList;
import io.fullfunnel.engine.figures.Measure;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The people or events behind a figure: the contract's {@code list}.
 *
 * @param of JSON pointer into the answer
 * @param row of the answer's rows, or of its totals, or −1 for the total
 * @param totals whether the row is one of the totals per bucket
 * @param before whether the figure is one of the period that is compared
 * @param measure what is listed
 */
record FigureListing(
    String of, int row, boolean totals, boolean before, Measure measure, int limit) {
  static final int TOTAL = -1;
  private static final int SHOWN = 100;
  private static final int MOST_SHOWN = 100_000;
  private static final Pattern POINTER =
      Pattern.compile(
          "/(?:(?<rows>rows|totals)/(?<row>\\d{1,6})|total)/(?<when>values|before)/(?<name>.+)");

  static @Nullable FigureListing read(
      Place place, List<Figure> figures, boolean compares, boolean buckets) {
    if (place.absent()) {
      return null;
    }
    if (!place.isObject()) {
      throw place.expected("an object such as {\"of\":\"/total/values/people\",\"limit\":100}");
    }
    place.only(List.of("of", "limit"));
    Place of = place.at("of");
    String pointer = of.text("a JSON pointer into the answer such as \"/total/values/people\"");
    int limit = place.at("limit").whole(1, MOST_SHOWN, SHOWN);
    Matcher matcher = POINTER.matcher(pointer);
    if (!matcher.matches()) {
      throw of.wrong(
          Words.quote(pointer)
              + " at "
              + of.shown()
              + " points at no figure; such are /total/values/people and"
              + " /rows/0/values/goal:sale.");
    }
    String name = matcher.group("name").replace("~1", "/").replace("~0", "~");
    boolean before = matcher.group("when").equals("before");
    if (before && !compares) {
      throw of.wrong(
          Words.quote(pointer)
              + " at "
              + of.shown()
              + " points at a period before, but the question has no \"compare\".");
    }
    boolean totals = "totals".equals(matcher.group("rows"));
    if (totals && !buckets) {
      throw of.wrong(
          Words.quote(pointer)
              + " at "
              + of.shown()
              + " points at a bucket, but there is no"
              + " \"every\".");
    }
    int row = matcher.group("row") == null ? TOTAL : Integer.parseInt(matcher.group("row"));
    return new FigureListing(pointer, row, totals, before, measure(of, figures, name), limit);
  }

  private static Measure measure(Place of, List<Figure> figures, String name) {
    List<String> known = figures.stream().map(Figure::name).toList();
    if (!known.contains(name)) {
      throw of.wrong(
          "The question has no figure "
              + Words.quote(name)
              + ", which the pointer at "
              + of.shown()
              + " names."
              + Nearest.hint(name, known));
    }
    return switch (figures.get(known.indexOf(name)).made()) {
      case Figure.Counted counted -> counted.measure();
      case Figure.Amount amount -> amount.parts().getFirst();
      default ->
          throw of.wrong(
              "The figure "
                  + Words.quote(name)
                  + " at "
                  + of.shown()
                  + " is made of two counts and has no list; ask for the list of one of them.");
    };
  }

  FigureList list(List<Measure> measures, @Nullable List<String> group, int bucket) {
    return new FigureList(measures.indexOf(measure), group, before ? 1 : 0, bucket, limit);
  }

  ObjectNode json() {
    return JsonNodeFactory.instance.objectNode().put("of", of).put("limit", limit);
  }
}
