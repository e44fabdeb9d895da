package io.fullfunnel.question;

import io.fullfunnel.engine.attribution.AttributionList;
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
 * @param model of the answer's models, or −1 for all conversions
 * @param credit of the model's credits
 */
record AttributionListing(String of, int group, boolean before, int model, int credit, int limit) {
  private static final int ALL = -1;
  private static final int SHOWN = 100;
  private static final int MOST_SHOWN = 100_000;
  private static final Pattern POINTER =
      Pattern.compile(
          "(?:/groups/(?<group>\\d{1,6}))?(?:/models/(?<model>\\d{1,2})/credits/(?<credit>\\d{1,7}))?"
              + "(?<before>/before)?/conversions");

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
              + " points at no conversions; such are /conversions and"
              + " /models/0/credits/0/conversions, also below /groups/0.");
    }
    boolean before = matcher.group("before") != null;
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
        limit);
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
    if (model == ALL) {
      return new AttributionList(key, span, AttributionList.CONVERSIONS, null, limit);
    }
    AttributionShown.Shown of = group == ALL ? shown.total() : shown.groups().get(group).shown();
    if (model >= of.models().size() || credit >= of.models().get(model).size()) {
      throw nowhere();
    }
    Touch touch = of.models().get(model).get(credit).touch();
    return new AttributionList(key, span, model, touch.none() ? null : touch.name(), limit);
  }

  private QuestionException nowhere() {
    return new QuestionException(
        "/list/of", Words.quote(of) + " at /list/of points at no place of the answer.");
  }

  ObjectNode json() {
    return JsonNodeFactory.instance.objectNode().put("of", of).put("limit", limit);
  }
}
