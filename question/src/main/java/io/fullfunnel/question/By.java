package io.fullfunnel.question;

import io.fullfunnel.engine.funnel.Breakdown;
import io.fullfunnel.engine.funnel.Breakdown.At;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Splits an answer: the contract's {@code by}. */
record By(List<String> properties, At at, int step, int limit) {
  static final String ENTRY = "@entry";
  static final int SHOWN = 20;
  static final int MOST_SHOWN = 10_000;
  private static final int MOST_PROPERTIES = 5;
  private static final Pattern STEP = Pattern.compile("step:(\\d{1,4})");
  private static final List<String> PLACES =
      List.of("step:1", "first", "last", "each", "person", "first-event");
  private static final String A_NAME =
      "a property's name, a list of names, or an object with property";

  static @Nullable By read(Place place, Names names, int steps, At otherwise) {
    if (place.absent()) {
      return null;
    }
    Place named = place;
    Place at = new Place(JsonNodeFactory.instance.missingNode(), place.pointer() + "/at");
    int limit = SHOWN;
    if (place.isObject()) {
      place.only(List.of("property", "at", "limit"));
      named = place.at("property");
      at = place.at("at");
      limit = place.at("limit").whole(1, MOST_SHOWN, SHOWN);
    }
    List<String> properties = properties(named);
    boolean person = at.isText() && at.node().stringValue().equals("person");
    if (person) {
      properties = properties.stream().map(By::trait).toList();
    }
    properties.forEach(p -> names.property(withoutEntry(p)));
    return read(properties, at, limit, steps, otherwise);
  }

  private static By read(List<String> properties, Place at, int limit, int steps, At otherwise) {
    boolean people = properties.stream().allMatch(p -> p.startsWith(Condition.PERSON));
    boolean now = people && properties.stream().noneMatch(p -> p.endsWith(ENTRY));
    if (at.absent()) {
      At place = now ? At.PERSON : people ? At.STEP : otherwise;
      return new By(properties, place, place == At.STEP ? 1 : 0, limit);
    }
    String word = at.text(Words.either(PLACES));
    Matcher step = STEP.matcher(word);
    if (step.matches()) {
      int number = Integer.parseInt(step.group(1));
      if (number < 1 || number > steps) {
        throw at.wrong(
            Words.quote(word)
                + " at "
                + at.shown()
                + " is no step of this question; it has "
                + steps
                + ".");
      }
      return new By(properties, At.STEP, number, limit);
    }
    at.oneOf("place of a property", PLACES, "step:1");
    At place = At.valueOf(word.replace('-', '_').toUpperCase(Locale.ROOT));
    return new By(properties, place, 0, limit);
  }

  static String trait(String property) {
    return property.startsWith(Condition.PERSON) ? property : Condition.PERSON + property;
  }

  private static String withoutEntry(String property) {
    boolean entry = property.startsWith(Condition.PERSON) && property.endsWith(ENTRY);
    return entry ? property.substring(0, property.length() - ENTRY.length()) : property;
  }

  static List<String> properties(Place place) {
    if (!place.isList()) {
      return List.of(property(place));
    }
    if (place.node().isEmpty() || place.node().size() > MOST_PROPERTIES) {
      throw place.expected("1 to " + MOST_PROPERTIES + " names of properties");
    }
    List<String> properties = new ArrayList<>();
    for (Place element : place.elements()) {
      String property = property(element);
      if (properties.contains(property)) {
        throw element.wrong(
            Words.quote(property) + " stands twice in the list at " + place.shown() + ".");
      }
      properties.add(property);
    }
    return properties;
  }

  private static String property(Place place) {
    String property = place.name(A_NAME);
    if (property.equals(Condition.PERSON) || property.equals("properties.")) {
      throw place.expected(A_NAME);
    }
    return property;
  }

  Breakdown breakdown(boolean fold) {
    return new Breakdown(properties, at, step, limit, fold);
  }

  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.set("property", json(properties));
    json.put(
        "at",
        at == At.STEP ? "step:" + step : at.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    return json.put("limit", limit);
  }

  /** One name, or a list of several. */
  static JsonNode json(List<String> properties) {
    if (properties.size() == 1) {
      return JsonNodeFactory.instance.stringNode(properties.getFirst());
    }
    ArrayNode names = JsonNodeFactory.instance.arrayNode();
    properties.forEach(names::add);
    return names;
  }
}
