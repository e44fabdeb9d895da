package io.fullfunnel.question;

import io.fullfunnel.engine.funnel.PersonList;
import io.fullfunnel.engine.funnel.PersonList.What;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The people behind a figure: the contract's {@code list}.
 *
 * @param of JSON pointer into the answer
 * @param group index of the group, or −1 for all people
 * @param step from 1
 */
record Listing(String of, int group, int step, What what, int limit) {
  private static final int SHOWN = 100;
  private static final int MOST_SHOWN = 100_000;
  private static final Pattern FIGURE =
      Pattern.compile(
          "(?:/groups/(\\d{1,6}))?/(?:(entered|completed)|steps/(\\d{1,4})/(reached|dropped|open|quiet))");

  static @Nullable Listing read(Place place, boolean groups, int steps) {
    if (place.absent()) {
      return null;
    }
    if (!place.isObject()) {
      throw place.expected("an object such as {\"of\":\"/steps/1/dropped\",\"limit\":100}");
    }
    place.only(List.of("of", "limit"));
    Place of = place.at("of");
    String pointer = of.text("a JSON pointer into the answer such as \"/steps/1/dropped\"");
    int limit = place.at("limit").whole(1, MOST_SHOWN, SHOWN);
    Matcher figure = FIGURE.matcher(pointer);
    if (!figure.matches()) {
      throw of.wrong(
          Words.quote(pointer)
              + " at "
              + of.shown()
              + " points at no figure that counts people; such are"
              + " /entered, /completed, /steps/0/reached, /steps/1/dropped, /steps/0/open,"
              + " /steps/0/quiet and the same below /groups/0.");
    }
    int group = figure.group(1) == null ? -1 : Integer.parseInt(figure.group(1));
    if (group >= 0 && !groups) {
      throw of.wrong(
          Words.quote(pointer)
              + " at "
              + of.shown()
              + " points at a group, but the question has no \"by\".");
    }
    if (figure.group(2) != null) {
      return new Listing(
          pointer, group, figure.group(2).equals("entered") ? 1 : steps, What.REACHED, limit);
    }
    int step = Integer.parseInt(figure.group(3)) + 1;
    if (step > steps) {
      throw of.wrong(
          Words.quote(pointer)
              + " at "
              + of.shown()
              + " points at step "
              + step
              + ", but the question has "
              + steps
              + ".");
    }
    return new Listing(
        pointer,
        group,
        step,
        What.valueOf(figure.group(4).toUpperCase(java.util.Locale.ROOT)),
        limit);
  }

  /** Nobody is dropped before the first step. */
  boolean isEmpty() {
    return what == What.DROPPED && step == 1;
  }

  PersonList people(@Nullable List<String> key) {
    return new PersonList(key, step, what, limit);
  }

  ObjectNode json() {
    return JsonNodeFactory.instance.objectNode().put("of", of).put("limit", limit);
  }
}
