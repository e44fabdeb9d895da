package io.fullfunnel.question;

import io.fullfunnel.engine.attribution.AttributionList;
import io.fullfunnel.engine.attribution.AttributionList.What;
import io.fullfunnel.engine.attribution.AttributionReport.Touch;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The conversions behind a number of attribution: the contract's {@code list}.
 *
 * @param group of the answer's groups, or −1 for everything
 * @param model of the answer's models, or −1 for no credit
 * @param credit of the model's credits
 * @param path of the answer's paths, or −1 for all
 */
record AttributionListing(
    Pointer pointer, int group, boolean before, int model, int credit, int path, What what) {
  private static final int ALL = -1;
  private static final Pattern POINTER =
      Pattern.compile(
          "(?:/groups/(?<group>\\d{1,6}))?(?:(?:/models/(?<model>\\d{1,2})/credits/(?<credit>\\d{1,7}))?"
              + "(?<before>/before)?/conversions|(?<whole>/before)?/(?<counted>untouched|nulls)"
              + "|/paths/(?<path>\\d{1,3})/(?<ofPath>conversions|nulls))");

  static @Nullable AttributionListing read(Place place, boolean compares) {
    Pointer pointer = Pointer.read(place, "/models/0/credits/0/conversions", "/conversions");
    if (pointer == null) {
      return null;
    }
    Matcher matcher = POINTER.matcher(pointer.of());
    if (!matcher.matches()) {
      throw pointer.pointsAt(
          "nothing that is counted; such are /conversions, /untouched, /nulls,"
              + " /paths/0/conversions and /models/0/credits/0/conversions, also below /groups/0");
    }
    boolean before = matcher.group("before") != null || matcher.group("whole") != null;
    pointer.refuseBefore(before, compares);
    return new AttributionListing(
        pointer,
        Pointer.index(matcher.group("group"), ALL),
        before,
        Pointer.index(matcher.group("model"), ALL),
        Pointer.index(matcher.group("credit"), ALL),
        Pointer.index(matcher.group("path"), ALL),
        what(matcher));
  }

  private static What what(Matcher matcher) {
    String counted =
        matcher.group("path") == null ? matcher.group("counted") : matcher.group("ofPath");
    if (matcher.group("model") != null) {
      return What.CREDIT;
    }
    return counted == null || counted.equals("conversions")
        ? What.CONVERSIONS
        : counted.equals("nulls") ? What.NULLS : What.UNTOUCHED;
  }

  /** For the engine, told from what is shown. */
  AttributionList list(AttributionShown shown) {
    if (group >= shown.groups().size()) {
      throw nowhere();
    }
    List<String> key = group == ALL ? null : shown.groups().get(group).key();
    int span = before ? 1 : 0;
    AttributionShown.Shown of = group == ALL ? shown.total() : shown.groups().get(group).shown();
    return new AttributionList(
        key, span, what, Math.max(0, model), touch(of), path(of), pointer.limit());
  }

  private @Nullable String touch(AttributionShown.Shown of) {
    if (model == ALL) {
      return null;
    }
    if (model >= of.models().size() || credit >= of.models().get(model).size()) {
      throw nowhere();
    }
    Touch touch = of.models().get(model).get(credit).touch();
    return touch.none() ? null : touch.name();
  }

  private @Nullable List<String> path(AttributionShown.Shown of) {
    if (path == ALL) {
      return null;
    }
    if (path >= of.now().paths().size()) {
      throw nowhere();
    }
    return of.now().paths().get(path).touches();
  }

  private QuestionException nowhere() {
    return pointer.pointsAt("no place of the answer");
  }
}
