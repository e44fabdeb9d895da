package io.fullfunnel.question;

import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Asks with JSON in which single quotes stand for double ones; plans and partials cross the wire.
 */
public final class Asking {
  private static final Answers ANSWERS = new Answers(new WireEngine());

  private Asking() {}

  static JsonNode json(String text) {
    return Questions.parse(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  /** The whole answer without the time that it took. */
  public static ObjectNode ask(String question, Data data) {
    return ask(json(question), data);
  }

  static ObjectNode ask(JsonNode question, Data data) {
    ObjectNode answer = ANSWERS.answer(Questions.read(question, data), data);
    ((ObjectNode) answer.path("basis")).remove("millis");
    return answer;
  }

  /** The sentence with which a question is refused. */
  static String error(String question, Data data) {
    try {
      ask(question, data);
    } catch (QuestionException refused) {
      return String.valueOf(refused.getMessage());
    }
    throw new AssertionError("not refused: " + question);
  }
}
