package io.fullfunnel.question;

import io.fullfunnel.engine.figures.FigureList;
import io.fullfunnel.engine.figures.Measure;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The people or events behind a figure: the contract's {@code list}.
 *
 * @param row of the answer's rows, or of its totals, or −1 for the total
 * @param totals whether the row is one of the totals per bucket
 * @param before whether the figure is one of the period that is compared
 * @param measure what is listed
 */
record FigureListing(Pointer pointer, int row, boolean totals, boolean before, Measure measure) {
  static final int TOTAL = -1;
  private static final Pattern POINTER =
      Pattern.compile(
          "/(?:(?<rows>rows|totals)/(?<row>\\d{1,6})|total)/(?<when>values|before)/(?<name>.+)");

  static @Nullable FigureListing read(
      Place place, List<Figure> figures, boolean compares, boolean buckets) {
    Pointer pointer = Pointer.read(place, "/total/values/people");
    if (pointer == null) {
      return null;
    }
    Matcher matcher = POINTER.matcher(pointer.of());
    if (!matcher.matches()) {
      throw pointer.pointsAt(
          "no figure; such are /total/values/people and /rows/0/values/goal:sale");
    }
    String name = matcher.group("name").replace("~1", "/").replace("~0", "~");
    boolean before = matcher.group("when").equals("before");
    pointer.refuseBefore(before, compares);
    boolean totals = "totals".equals(matcher.group("rows"));
    if (totals && !buckets) {
      throw pointer.pointsAt("a bucket, but there is no \"every\"");
    }
    int row = Pointer.index(matcher.group("row"), TOTAL);
    return new FigureListing(pointer, row, totals, before, measure(pointer, figures, name));
  }

  private static Measure measure(Pointer pointer, List<Figure> figures, String name) {
    List<String> known = figures.stream().map(Figure::name).toList();
    if (!known.contains(name)) {
      throw pointer.wrong(
          "The question has no figure "
              + Words.quote(name)
              + ", which the pointer at /list/of names."
              + Nearest.hint(name, known));
    }
    return switch (figures.get(known.indexOf(name)).made()) {
      case Figure.Counted counted -> counted.measure();
      case Figure.Amount amount -> amount.parts().getFirst();
      default ->
          throw pointer.wrong(
              "The figure "
                  + Words.quote(name)
                  + " at /list/of is made of two counts and has no list; ask for the list of one of"
                  + " them.");
    };
  }

  FigureList list(List<Measure> measures, @Nullable List<String> group, int bucket) {
    return new FigureList(
        measures.indexOf(measure), group, before ? 1 : 0, bucket, pointer.limit());
  }
}
