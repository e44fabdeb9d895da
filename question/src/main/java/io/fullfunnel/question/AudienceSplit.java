package io.fullfunnel.question;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A question split by audiences: asked once of everybody, once of the people of each audience, and
 * once of those in none of them. A person may stand in several groups. Groups stand by size, then
 * name.
 *
 * @param audiences as they were named
 * @param all the question without the split, with the list where that is of everybody
 * @param groups of each audience, then of those in none
 * @param listed the list of a group; null without one
 */
record AudienceSplit(
    List<String> audiences, Question all, List<Question> groups, @Nullable Listed listed)
    implements Question {
  private static final String NONE = "(none)";
  private static final List<String> OF_ALL = List.of("groups", "histogram", "list", "adds");

  /**
   * A list of a group's people.
   *
   * @param json as it was asked for
   * @param place of the group in the answer
   * @param groups the questions of the groups, each with that list
   */
  record Listed(ObjectNode json, int place, List<Question> groups) {}

  /** Whether a question is split so. */
  static boolean is(JsonNode question) {
    return question.path("by").isObject() && question.path("by").has("audience");
  }

  /** How many rows a group of such a question has. */
  static int rows(Question question) {
    return question instanceof FiguresQuestion figures ? figures.now().starts().size() : 1;
  }

  @Override
  public String ask() {
    return all.ask();
  }

  @Override
  public Common common() {
    return all.common();
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
    if (listed != null) {
      json.set("list", listed.json());
    }
    return json;
  }

  /** A group's answer, and how large the group is. */
  private record Group(String name, JsonNode answer, double size, int number) {}

  /**
   * Puts the answers together.
   *
   * @param answers what each question is answered, whole
   */
  ObjectNode answer(Function<Question, ObjectNode> answers) {
    ObjectNode whole = answers.apply(all);
    whole.set("question", json());
    ObjectNode answer = (ObjectNode) whole.path("answer");
    if (all instanceof FiguresQuestion figures && figures.now().buckets() != null) {
      answer.set("totals", answer.path("rows"));
    }
    List<Group> sorted = sorted(answers);
    ArrayNode rows = answer.putArray(all instanceof FunnelQuestion ? "groups" : "rows");
    sorted.forEach(group -> write(group, rows));
    if (listed != null) {
      Question of = listed.groups().get(sorted.get(listed.place()).number());
      answer.set("list", answers.apply(of).path("answer").path("list"));
    }
    if (audiences.size() > 1) {
      overlaps(whole);
    }
    return whole;
  }

  private List<Group> sorted(Function<Question, ObjectNode> answers) {
    List<Group> sorted = new ArrayList<>();
    for (int group = 0; group < groups.size(); group++) {
      String name = group < audiences.size() ? audiences.get(group) : NONE;
      JsonNode one = answers.apply(groups.get(group)).path("answer");
      sorted.add(new Group(name, one, size(one), group));
    }
    sorted.sort(Comparator.comparingDouble(Group::size).reversed().thenComparing(Group::name));
    return sorted;
  }

  private double size(JsonNode one) {
    return switch (all) {
      case FunnelQuestion funnel -> one.path("entered").asDouble();
      case FiguresQuestion figures ->
          one.path("total").path("values").path(figures.leading().name()).asDouble(0);
      default -> one.path("total").path("visits").asDouble();
    };
  }

  private void write(Group group, ArrayNode rows) {
    if (all instanceof FiguresQuestion) {
      for (JsonNode row : group.answer().path("rows")) {
        ((ObjectNode) row).putArray("key").add(group.name());
        rows.add(row);
      }
      return;
    }
    JsonNode counts = all instanceof FunnelQuestion ? group.answer() : group.answer().path("total");
    ObjectNode row = rows.addObject();
    row.putArray("key").add(group.name());
    ((ObjectNode) counts)
        .properties().stream()
            .filter(field -> !OF_ALL.contains(field.getKey()))
            .forEach(field -> row.set(field.getKey(), field.getValue()));
  }

  /** Somebody may belong to several audiences: nothing adds up, and that is said. */
  private static void overlaps(ObjectNode whole) {
    if (whole.path("answer").path("total").path("adds") instanceof ObjectNode adds) {
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
