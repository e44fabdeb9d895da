package io.fullfunnel.question;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A question split by audiences: asked once of everybody, once of the people of each audience, and
 * once of those in none of them. A person may stand in several groups.
 *
 * @param audiences in the order of the groups
 * @param all the question without the split, with the list where that is of everybody
 * @param groups of each audience, then of those in none; one of them may have a list
 * @param list as it was asked for; null without one
 * @param listed the group whose people are listed; −1 for everybody
 */
record AudienceSplit(
    List<String> audiences,
    Question all,
    List<Question> groups,
    @Nullable ObjectNode list,
    int listed)
    implements Question {
  private static final int MOST = 10;
  private static final String NONE = "(none)";
  private static final List<String> ASKS = List.of("funnel", "figures");
  private static final List<String> OF_ALL = List.of("groups", "histogram", "list");
  private static final Pattern GROUP = Pattern.compile("/groups/(\\d{1,3})(/.+)");

  /** Whether a question is split so. */
  static boolean is(JsonNode question) {
    return question.path("by").isObject() && question.path("by").has("audience");
  }

  static AudienceSplit read(Place question, Data data) {
    String ask = question.at("ask").oneOf("question", Fields.ASKS, "");
    Place by = question.at("by");
    if (!ASKS.contains(ask)) {
      throw by.notAnswered("\"audience\" in " + Words.quote(ask));
    }
    by.only(List.of("audience"));
    List<String> audiences = audiences(by.at("audience"), new Audiences(data).names());
    ObjectNode base = ((ObjectNode) question.node()).deepCopy();
    base.remove("by");
    JsonNode list = base.path("list");
    String of = list.path("of").asString("");
    Matcher inGroup = GROUP.matcher(of);
    int listed = -1;
    ObjectNode inside = base.deepCopy();
    inside.remove("list");
    if (ask.equals("figures") && of.startsWith("/rows")) {
      throw question
          .at("list")
          .notAnswered("A list of one audience's row; ask with \"people\" instead: this");
    }
    if (inGroup.matches()) {
      listed = group(question.at("list").at("of"), inGroup.group(1), audiences.size() + 1);
      base.remove("list");
    }
    List<Question> groups = new ArrayList<>();
    for (int group = 0; group <= audiences.size(); group++) {
      ObjectNode json = inside.deepCopy();
      if (group == listed) {
        ((ObjectNode) json.set("list", list.deepCopy()).path("list")).put("of", inGroup.group(2));
      }
      groups.add(Questions.read(among(json, audiences, group), data));
    }
    ObjectNode asked = list.isObject() ? (ObjectNode) list : null;
    return new AudienceSplit(audiences, Questions.read(base, data), groups, asked, listed);
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
                + Nearest.hint(name, known));
      }
      if (names.contains(name)) {
        throw element.wrong(
            Words.quote(name) + " stands twice in the list at " + place.shown() + ".");
      }
      names.add(name);
    }
    return List.copyOf(names);
  }

  private static int group(Place of, String digits, int groups) {
    int group = Integer.parseInt(digits);
    if (group >= groups) {
      throw of.wrong(
          "The pointer at " + of.shown() + " points at no group: the answer has " + groups + ".");
    }
    return group;
  }

  /** The question of the people of one audience, or of those in none. */
  private static ObjectNode among(ObjectNode json, List<String> audiences, int group) {
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

  @Override
  public String ask() {
    return all.ask();
  }

  @Override
  public String channels() {
    return all.channels();
  }

  @Override
  public String bots() {
    return all.bots();
  }

  @Override
  public String internal() {
    return all.internal();
  }

  @Override
  public List<Note> unknown() {
    return all.unknown();
  }

  @Override
  public ObjectNode json() {
    ObjectNode json = all.json();
    ArrayNode names = json.putObject("by").putArray("audience");
    audiences.forEach(names::add);
    if (list != null && listed >= 0) {
      json.set("list", list);
    }
    return json;
  }

  /**
   * Puts the answers together.
   *
   * @param answers what each question is answered, whole
   */
  ObjectNode answer(Function<Question, ObjectNode> answers) {
    ObjectNode whole = answers.apply(all);
    whole.set("question", json());
    ObjectNode answer = (ObjectNode) whole.path("answer");
    boolean figures = ask().equals("figures");
    if (figures && !answer.path("rows").path(0).path("start").isNull()) {
      answer.set("totals", answer.path("rows"));
    }
    ArrayNode rows = answer.putArray(figures ? "rows" : "groups");
    for (int group = 0; group < groups.size(); group++) {
      String name = group < audiences.size() ? audiences.get(group) : NONE;
      JsonNode one = answers.apply(groups.get(group)).path("answer");
      if (figures) {
        one.path("rows")
            .forEach(row -> {
              ((ObjectNode) row).putArray("key").add(name);
              rows.add(row);
            });
      } else {
        ObjectNode counts = rows.addObject();
        counts.putArray("key").add(name);
        ((ObjectNode) one)
            .properties().stream()
                .filter(field -> !OF_ALL.contains(field.getKey()))
                .forEach(field -> counts.set(field.getKey(), field.getValue()));
      }
      if (group == listed) {
        answer.set("list", one.path("list"));
      }
    }
    if (audiences.size() > 1) {
      overlaps(whole, figures);
    }
    return whole;
  }

  /** Somebody may belong to several audiences: nothing adds up, and that is said. */
  private static void overlaps(ObjectNode whole, boolean figures) {
    if (figures && whole.path("answer").path("total").path("adds") instanceof ObjectNode adds) {
      List.copyOf(adds.propertyNames()).forEach(name -> adds.put(name, false));
    }
    ((ArrayNode) whole.path("notes"))
        .addObject()
        .put("code", "groups-overlap")
        .put(
            "text",
            "A person may belong to several of these audiences: the groups do not add up to the"
                + " total, in which everybody counts once.");
  }
}
