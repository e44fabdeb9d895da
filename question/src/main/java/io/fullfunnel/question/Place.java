package io.fullfunnel.question;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A part of a question and the JSON pointer to it: every complaint names its place.
 *
 * @param pointer RFC 6901; empty for the whole question
 */
record Place(JsonNode node, String pointer) {
  /** Digits and decimal places beyond which a number is no figure of anything. */
  private static final int MOST_DIGITS = 300;

  /** So many fields are named to whoever gives one that is not among them. */
  private static final int FEW = 6;

  Place at(String field) {
    String escaped = field.replace("~", "~0").replace("/", "~1");
    return new Place(node.path(field), pointer + "/" + escaped);
  }

  /** Whether nothing stands here; null says the same as nothing. */
  boolean absent() {
    return node.isMissingNode() || node.isNull();
  }

  boolean isText() {
    return node.isString();
  }

  boolean isObject() {
    return node.isObject();
  }

  boolean isList() {
    return node.isArray();
  }

  boolean has(String field) {
    return node.has(field);
  }

  /** An error about this place. */
  QuestionException wrong(String sentence) {
    return new QuestionException(pointer, sentence);
  }

  QuestionException expected(String what) {
    return new QuestionException(
        pointer, "At " + shown() + " there must be " + what + ", not " + found() + ".");
  }

  /** {@code what} is in the contract, but this version does not answer it. */
  QuestionException notAnswered(String what) {
    return new QuestionException(
        pointer, what + " at " + shown() + " is not answered by this version.");
  }

  String shown() {
    return pointer.isEmpty() ? "/" : Words.plain(pointer);
  }

  /** Refuses any field that is not known here. */
  void only(List<String> known) {
    for (String field : node.propertyNames()) {
      if (!known.contains(field)) {
        throw wrong(
            "Unknown field "
                + Words.quote(field)
                + " at "
                + shown()
                + "."
                + (known.size() > FEW
                    ? Nearest.hint(field, known)
                    : Nearest.hintOrKnown(field, known)));
      }
    }
  }

  String text() {
    return text("a text");
  }

  String text(String what) {
    if (!isText()) {
      throw expected(what);
    }
    String text = node.stringValue();
    if (text.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE)) {
      throw wrong("The text at " + shown() + " holds half a character (a lone surrogate).");
    }
    return text;
  }

  /** A text that is not blank. */
  String name(String what) {
    String name = text(what);
    if (name.isBlank()) {
      throw expected(what);
    }
    return name;
  }

  boolean flag(boolean otherwise) {
    if (absent()) {
      return otherwise;
    }
    if (!node.isBoolean()) {
      throw expected("true or false");
    }
    return node.booleanValue();
  }

  int whole(int from, int to, int otherwise) {
    if (absent()) {
      return otherwise;
    }
    String what = "a whole number from " + from + " to " + to;
    if (!node.isIntegralNumber() || !node.canConvertToInt()) {
      throw expected(what);
    }
    int number = node.intValue();
    if (number < from || number > to) {
      throw expected(what);
    }
    return number;
  }

  /** How many events came before; 0 if absent. */
  long position() {
    if (absent()) {
      return 0;
    }
    if (!node.isIntegralNumber() || !node.canConvertToLong() || node.longValue() < 0) {
      throw expected("a position in the journal, a whole number such as 1200");
    }
    return node.longValue();
  }

  /** A number that arithmetic can carry. */
  BigDecimal number() {
    boolean binary = node.isDouble() || node.isFloat();
    if (!node.isNumber() || (binary && !Double.isFinite(node.doubleValue()))) {
      throw expected("a number");
    }
    BigDecimal number = node.decimalValue();
    if (number.precision() > MOST_DIGITS || Math.abs((long) number.scale()) > MOST_DIGITS) {
      throw wrong("The number at " + shown() + " has more than " + MOST_DIGITS + " digits.");
    }
    return number;
  }

  /** One of the known words; {@code kind} says of what. */
  String oneOf(String kind, List<String> known, String otherwise) {
    if (absent()) {
      return otherwise;
    }
    String word = text(Words.either(known));
    if (!known.contains(word)) {
      throw wrong(
          "Unknown "
              + kind
              + " "
              + Words.quote(word)
              + " at "
              + shown()
              + "."
              + Nearest.hintOrKnown(word, known));
    }
    return word;
  }

  List<Place> elements() {
    List<Place> elements = new ArrayList<>(node.size());
    for (int i = 0; i < node.size(); i++) {
      elements.add(new Place(node.get(i), pointer + "/" + i));
    }
    return elements;
  }

  private String found() {
    return switch (node.getNodeType()) {
      case STRING -> "the text " + Words.quote(node.stringValue());
      case NUMBER -> node.asString().length() > 20 ? "a number" : node.asString();
      case BOOLEAN -> node.booleanValue() ? "true" : "false";
      case OBJECT -> "an object";
      case ARRAY -> node.isEmpty() ? "an empty list" : "a list of " + node.size();
      default -> "nothing";
    };
  }
}
