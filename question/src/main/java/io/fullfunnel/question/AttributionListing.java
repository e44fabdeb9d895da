package io.fullfunnel.question;

import io.fullfunnel.engine.attribution.AttributionList;
import io.fullfunnel.engine.attribution.AttributionList.What;
import io.fullfunnel.engine.attribution.AttributionReport.Touch;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The conversions behind a number of attribution: the contract's {@code list}.
 *
 * @param of JSON pointer into the answer
 * @param group of the answer's groups, or −1 for everything
 * @param model of the answer's models, or −1 for no credit
 * @param credit of the model's credits
 * @param path of the answer's paths, or −1 for all
 */
record AttributionListing(
    String of, int group, boolean before, int model, int credit, int path, What what, int limit) {
  private static final int ALL = -1;
  private static final int SHOWN = 100;
  private static final int MOST_SHOWN = 100_000;
  private static final Pattern POINTER =
      Pattern.compile(
          "(?:/groups/(?<group>\\d{1,6}))?(?:(?:/models/(?<model>\\d{1,2})/credits/(?<credit>\\d{1,7}))?"
              + "(?<before>/before)?/conversions|(?<whole>/before)?/(?<counted>untouched|nulls)"
              + "|/paths/(?<path>\\d{1,3})/(?<ofPath>conversions|nulls))");

  static @Nullable AttributionListing read(Place place, boolean compares) {
    if (place.absent()) {
      return null;
    }
    if (!place.isObject()) {
      throw place.expected(
          "an object such as {\"of\":\"/models/0/credits/0/conversions\",\"limit\":100}");
    }
    place.only(List.of("of", "limit"));
    Place of = place.at("of");
    String pointer = of.text("a JSON pointer into the answer such as \"/conversions\"");
    int limit = place.at("limit").whole(1, MOST_SHOWN, SHOWN);
    Matcher matcher = POINTER.matcher(pointer);
    if (!matcher.matches()) {
      throw of.wrong(
          Words.quote(pointer)
              + " at "
              + of.shown()
              + " points at nothing that is counted; such are /conversions, /untouched, /nulls,"
              + " /paths/0/conversions and /models/0/credits/0/conversions, also below /groups/0.");
    }
    boolean before = matcher.group("before") != null || matcher.group("whole") != null;
    if (before && !compares) {
      throw of.wrong(
          Words.quote(pointer)
              + " at "
              + of.shown()
              + " points at a period before, but the question has no \"compare\".");
    }
    return new AttributionListing(
        pointer,
        number(matcher.group("group")),
        before,
        number(matcher.group("model")),
        number(matcher.group("credit")),
        number(matcher.group("path")),
        what(matcher),
        limit);
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

  private static int number(@Nullable String digits) {
    return digits == null ? ALL : Integer.parseInt(digits);
  }

  /** For the engine, told from what is shown. */
  AttributionList list(AttributionShown shown) {
    if (group >= shown.groups().size()) {
      throw nowhere();
    }
    List<String> key = group == ALL ? null : shown.groups().get(group).key();
    int span = before ? 1 : 0;
    AttributionShown.Shown of = group == ALL ? shown.total() : shown.groups().get(group).shown();
    return new AttributionList(key, span, what, Math.max(0, model), touch(of), path(of), limit);
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
    return new QuestionException(
        "/list/of", Words.quote(of) + " at /list/of points at no place of the answer.");
  }

  ObjectNode json() {
    return JsonNodeFactory.instance.objectNode().put("of", of).put("limit", limit);
  }
}
