package io.fullfunnel.question;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads a question split by audiences: the same question of several sets of people. */
final class AudienceSplitReader {
  private static final int MOST = 10;
  private static final List<String> ASKS = List.of("funnel", "figures", "pages");
  private static final Pattern ROW = Pattern.compile("/(groups|rows)/(\\d{1,6})(/.+)");

  private final Place question;
  private final Data data;
  private final String ask;
  private final List<String> audiences;

  /** The question of everybody, without the split and without a list. */
  private final ObjectNode plain;

  AudienceSplitReader(Place question, Data data) {
    this.question = question;
    this.data = data;
    this.ask = question.at("ask").oneOf("question", Fields.ASKS, "");
    Place by = question.at("by");
    if (!ASKS.contains(ask)) {
      throw by.wrong(
          "Only "
              + Words.join(ASKS, "and")
              + " split by audiences; at "
              + by.shown()
              + " leave it out, and ask of one at a time with"
              + " \"people\":[{\"audience\":NAME}].");
    }
    by.only(List.of("audience"));
    this.audiences = audiences(by.at("audience"), new Audiences(data).names());
    this.plain = ((ObjectNode) question.node()).deepCopy();
    plain.remove("by");
    plain.remove("list");
  }

  AudienceSplit read() {
    List<Question> groups = new ArrayList<>();
    for (int group = 0; group <= audiences.size(); group++) {
      groups.add(Questions.read(among(plain.deepCopy(), group), data));
    }
    Matcher row = ROW.matcher(question.at("list").at("of").node().asString(""));
    if (!row.matches() || row.group(1).equals("groups") != ask.equals("funnel")) {
      ObjectNode whole = plain.deepCopy();
      if (question.at("list").isObject()) {
        whole.set("list", question.at("list").node());
      }
      return new AudienceSplit(audiences, Questions.read(whole, data), groups, null);
    }
    Question all = Questions.read(plain, data);
    return new AudienceSplit(audiences, all, groups, listed(row, AudienceSplit.rows(all)));
  }

  /** The list of one row: of each group, as long as it is open which one stands there. */
  private AudienceSplit.Listed listed(Matcher row, int rows) {
    int number = Integer.parseInt(row.group(2));
    if (number / rows > audiences.size()) {
      Place of = question.at("list").at("of");
      throw of.wrong(
          "The pointer at "
              + of.shown()
              + " points at no group: the answer has "
              + (audiences.size() + 1)
              + ".");
    }
    ObjectNode list = (ObjectNode) question.at("list").node();
    String inside =
        switch (ask) {
          case "funnel" -> row.group(3);
          case "figures" -> "/rows/" + number % rows + row.group(3);
          default -> "/total" + row.group(3);
        };
    List<Question> each = new ArrayList<>();
    for (int group = 0; group <= audiences.size(); group++) {
      ObjectNode json = among(plain.deepCopy(), group);
      json.set("list", list.deepCopy().put("of", inside));
      each.add(Questions.read(json, data));
    }
    return new AudienceSplit.Listed(list, number / rows, each);
  }

  private static List<String> audiences(Place place, List<String> known) {
    List<Place> elements = place.isList() ? place.elements() : List.of(place);
    if (elements.isEmpty() || elements.size() > MOST) {
      throw place.expected("1 to " + MOST + " names of audiences");
    }
    List<String> names = new ArrayList<>();
    for (Place element : elements) {
      String name = element.name("an audience's name");
      if (!known.contains(name)) {
        throw element.wrong(
            "Unknown audience "
                + Words.quote(name)
                + " at "
                + element.shown()
                + "."
                + (known.isEmpty() ? " None has been set yet." : Nearest.hintOrKnown(name, known)));
      }
      if (names.contains(name)) {
        throw element.wrong(
            Words.quote(name) + " stands twice in the list at " + place.shown() + ".");
      }
      names.add(name);
    }
    return List.copyOf(names);
  }

  /** The question of the people of one audience, or of those in none. */
  private ObjectNode among(ObjectNode json, int group) {
    JsonNode before = json.path("people");
    ArrayNode people = json.putArray("people");
    if (before.isArray()) {
      before.forEach(people::add);
    } else if (before.isObject()) {
      people.add(before);
    }
    if (group < audiences.size()) {
      people.addObject().put("audience", audiences.get(group));
    } else {
      ArrayNode any = people.addObject().putObject("not").putArray("any");
      audiences.forEach(name -> any.addObject().put("audience", name));
    }
    return json;
  }
}
