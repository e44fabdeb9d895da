package io.fullfunnel.question;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fullfunnel.store.workspace.Definitions;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The audiences of a workspace: named conditions on people. What "last" and "this" mean in them is
 * told from the asOf of the question that names them, so that membership is live.
 */
record Audiences(Data data, Map<String, String> set) {
  Audiences(Data data) {
    this(data, data.defined(Definitions.Kind.AUDIENCE));
  }

  List<String> names() {
    return set.keySet().stream().sorted().toList();
  }

  /** What an audience means in a question with these days. */
  Condition meaning(String name, Place place, Calendar calendar) {
    String json = set.get(name);
    if (json == null) {
      throw place.wrong(
          "Unknown audience " + Words.quote(name) + " at " + place.shown() + "." + unknown(name));
    }
    try {
      return read(Questions.parse(json.getBytes(UTF_8)), new Names(data), calendar);
    } catch (QuestionException wrong) {
      throw place.wrong(
          "Audience " + name + " cannot be read as it was set: " + wrong.getMessage());
    }
  }

  private String unknown(String name) {
    return set.isEmpty() ? " None has been set yet." : Nearest.hintOrKnown(name, names());
  }

  /** Reads what an audience is to mean: a condition on people, or a list of which all must hold. */
  static Condition read(JsonNode json, Names names, Calendar calendar) {
    Place place = new Place(json, "");
    List<Condition> conditions = Language.ofAudiences(names, calendar).people(place);
    if (conditions.isEmpty()) {
      throw place.expected("a condition on people, or a list of them");
    }
    return conditions.size() == 1 ? conditions.getFirst() : new Condition.All(conditions);
  }

  /** The days of a question that says nothing of them. */
  static Calendar today(Data data) {
    return Calendar.of(new Place(JsonNodeFactory.instance.objectNode(), ""), data);
  }
}
