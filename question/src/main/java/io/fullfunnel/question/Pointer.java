package io.fullfunnel.question;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The contract's {@code list}: a pointer to the figure that is listed, and how much of it is shown.
 *
 * @param of JSON pointer into the answer
 */
record Pointer(String of, int limit) {
  private static final String PLACE = "/list/of";
  private static final int SHOWN = 100;
  private static final int MOST_SHOWN = 100_000;

  /** Null where nothing is listed; the example is a pointer that such a question may have. */
  static @Nullable Pointer read(Place list, String example) {
    return read(list, example, example);
  }

  /** The same with a shorter example for who has only the pointer wrong. */
  static @Nullable Pointer read(Place list, String example, String shortExample) {
    if (list.absent()) {
      return null;
    }
    if (!list.isObject()) {
      throw list.expected("an object such as {\"of\":\"" + example + "\",\"limit\":100}");
    }
    list.only(List.of("of", "limit"));
    String of =
        list.at("of").text("a JSON pointer into the answer such as \"" + shortExample + "\"");
    return new Pointer(of, list.at("limit").whole(1, MOST_SHOWN, SHOWN));
  }

  /** A part of the pointer that says which of several. */
  static int index(@Nullable String digits, int otherwise) {
    return digits == null ? otherwise : Integer.parseInt(digits);
  }

  void refuseBefore(boolean before, boolean compares) {
    if (before && !compares) {
      throw pointsAt("a period before, but the question has no \"compare\"");
    }
  }

  void refuseGroup(boolean group, boolean by) {
    if (group && !by) {
      throw pointsAt("a group, but the question has no \"by\"");
    }
  }

  /** Complains of what the pointer points at. */
  QuestionException pointsAt(String what) {
    return wrong(Words.quote(of) + " at " + PLACE + " points at " + what + ".");
  }

  QuestionException wrong(String sentence) {
    return new QuestionException(PLACE, sentence);
  }

  ObjectNode json() {
    return JsonNodeFactory.instance.objectNode().put("of", of).put("limit", limit);
  }
}
