package io.fullfunnel.question;

import io.fullfunnel.engine.filter.ValueTest;
import io.fullfunnel.question.Condition.Times;
import io.fullfunnel.store.consent.ConsentState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads matchers and conditions, the small language inside every question. */
final class Language {
  private static final List<String> MATCHER_FIELDS =
      List.of("event", "where", "nth", "any", "goal", "stage", "model");
  private static final List<String> TEST_FIELDS =
      List.of("property", "op", "value", "ignoreCase", "all", "any", "not");
  private static final List<String> PEOPLE_FIELDS =
      List.of(
          "property",
          "op",
          "value",
          "ignoreCase",
          "all",
          "any",
          "not",
          "did",
          "times",
          "in",
          "stage",
          "model",
          "audience",
          "consent",
          "is");
  private static final List<String> STAGE_FIELDS = List.of("stage", "model");
  private static final String A_MATCHER =
      "a matcher: an event's name, or an object with event, any, goal or stage";
  private static final String A_CONDITION =
      "a condition such as {\"property\":\"plan\",\"op\":\"=\",\"value\":\"pro\"}";
  private static final Pattern TIMES = Pattern.compile("(>=|<=|=|>|<)\\s*(\\d{1,9})");
  private static final String AT_ENTRY = "@entry";
  private static final int MOST_TIMES = 999_999_999;

  private final Names names;
  private final Calendar calendar;
  private final Of of;

  /** Whose meaning is read: what is made of others could come back to itself. */
  private enum Of {
    QUESTION,
    GOAL,
    AUDIENCE,
    MODEL
  }

  Language(Names names, Calendar calendar) {
    this(names, calendar, Of.QUESTION);
  }

  /** The journal's position that answers stand on. */
  long position() {
    return names.data().position();
  }

  private Language(Names names, Calendar calendar, Of of) {
    this.names = names;
    this.calendar = calendar;
    this.of = of;
  }

  /** For what goals mean. */
  static Language ofGoals(Names names, Calendar calendar) {
    return new Language(names, calendar, Of.GOAL);
  }

  /** For what audiences mean. */
  static Language ofAudiences(Names names, Calendar calendar) {
    return new Language(names, calendar, Of.AUDIENCE);
  }

  /** For the rules of models. */
  static Language ofModels(Names names, Calendar calendar) {
    return new Language(names, calendar, Of.MODEL);
  }

  Matcher matcher(Place place) {
    if (place.isText()) {
      return event(place.name(A_MATCHER), List.of(), 0);
    }
    if (!place.isObject()) {
      throw place.expected(A_MATCHER);
    }
    place.only(MATCHER_FIELDS);
    oneForm(place, List.of("event", "any", "goal", "stage"), "A matcher");
    if (place.has("any")) {
      alone(place, "any");
      return new Matcher.AnyOf(
          list(place.at("any"), "a list of matchers").stream().map(this::matcher).toList());
    }
    if (place.has("goal")) {
      alone(place, "goal");
      return goal(place.at("goal"));
    }
    if (place.has("stage")) {
      place.only(STAGE_FIELDS);
      Named named = stage(place);
      return new Matcher.OfStage(named.name(), named.model(), named.stage());
    }
    place.only(List.of("event", "where", "nth"));
    String name = place.at("event").name("an event's name");
    List<Condition> where = conditions(place.at("where"));
    int nth = place.at("nth").whole(1, MOST_TIMES, 0);
    return event(name, where, nth);
  }

  private Matcher event(String name, List<Condition> where, int nth) {
    if (!name.equals(Matcher.ANY)) {
      names.event(name);
    }
    return new Matcher.Event(name, where, nth);
  }

  Matcher goal(Place place) {
    if (place.absent()) {
      throw place.expected("a goal's name");
    }
    if (of == Of.GOAL) {
      throw place.wrong(
          "At "
              + place.shown()
              + " a goal stands inside a goal; write the events there that it means.");
    }
    Goals goals = Goals.of(names.data());
    Goals.Goal goal = goals.get(place.oneOf("goal", goals.names(), ""));
    Matcher meaning = goals.meaning(goal, place);
    if (meaning == null) {
      throw names.unset(goal, place);
    }
    names.goal(goal, meaning);
    return new Matcher.OfGoal(goal.name(), meaning);
  }

  /** Conditions on events: a list, one alone, or nothing. */
  List<Condition> conditions(Place place) {
    if (place.absent()) {
      return List.of();
    }
    return place.isList()
        ? place.elements().stream().map(part -> condition(part, false)).toList()
        : List.of(condition(place, false));
  }

  /** Conditions on people: a list, one alone, or nothing. */
  List<Condition> people(Place place) {
    if (place.absent()) {
      return List.of();
    }
    return place.isList()
        ? place.elements().stream().map(part -> condition(part, true)).toList()
        : List.of(condition(place, true));
  }

  private Condition condition(Place place, boolean people) {
    if (!place.isObject()) {
      throw place.expected(A_CONDITION);
    }
    if (!people && place.has("did")) {
      throw place.wrong(
          "\"did\" at " + place.shown() + " is a condition on people; put it into \"people\".");
    }
    place.only(people ? PEOPLE_FIELDS : TEST_FIELDS);
    oneForm(
        place,
        people
            ? List.of("property", "all", "any", "not", "did", "audience", "stage", "consent")
            : List.of("property", "all", "any", "not"),
        "A condition");
    if (place.has("audience")) {
      alone(place, "audience");
      return audience(place.at("audience"));
    }
    if (place.has("consent")) {
      return consented(place);
    }
    if (place.has("stage")) {
      place.only(STAGE_FIELDS);
      Named named = stage(place);
      return new Condition.InStage(named.name(), named.model(), named.stage(), calendar.asOf());
    }
    for (String form : List.of("all", "any", "not")) {
      if (place.has(form)) {
        alone(place, form);
        return combined(place.at(form), form, people);
      }
    }
    return place.has("did") ? did(place) : test(place, people);
  }

  private Condition consented(Place place) {
    place.only(List.of("consent", "is"));
    String purpose = place.at("consent").oneOf("purpose", names.data().purposes(), "");
    String is = place.at("is").oneOf("state", List.of("granted", "denied", "unknown"), "granted");
    ConsentState state = ConsentState.valueOf(is.toUpperCase(Locale.ROOT));
    return new Condition.Consented(purpose, state, names.data().consents(purpose));
  }

  /** A stage that is named, and its model. */
  private record Named(String name, Model model, int stage) {}

  private Named stage(Place place) {
    if (of == Of.GOAL || of == Of.MODEL) {
      throw place.wrong(
          "At "
              + place.shown()
              + " a stage stands inside a "
              + (of == Of.GOAL ? "goal" : "model")
              + "; write the events there that enter it.");
    }
    Models models = new Models(names.data());
    String name = models.name(place.at("model"));
    Model model = models.get(name, place.at("model"));
    int stage = model.stage(place.at("stage"));
    names.stage(name, model.stages().get(stage));
    return new Named(name, model, stage);
  }

  private Condition audience(Place place) {
    if (of == Of.AUDIENCE) {
      throw place.wrong(
          "At "
              + place.shown()
              + " an audience stands inside an audience; write the conditions there that it"
              + " means.");
    }
    Audiences audiences = new Audiences(names.data());
    String name = place.name("an audience's name");
    return new Condition.OfAudience(name, audiences.meaning(name, place, calendar));
  }

  private Condition combined(Place place, String form, boolean people) {
    if (form.equals("not")) {
      return new Condition.Not(condition(place, people));
    }
    List<Condition> parts =
        list(place, "a list of conditions").stream().map(part -> condition(part, people)).toList();
    return form.equals("all") ? new Condition.All(parts) : new Condition.Any(parts);
  }

  private Condition test(Place place, boolean people) {
    place.only(List.of("property", "op", "value", "ignoreCase"));
    String property = property(place.at("property"), people);
    if (place.at("op").absent()) {
      throw place.at("op").expected("an operator such as \"=\"");
    }
    Op op = Op.of(place.at("op").oneOf("operator", Op.SIGNS, ""));
    boolean ignoreCase = place.at("ignoreCase").flag(false);
    Values.check(op, place.at("value"));
    if (ignoreCase && !Values.hasCase(op)) {
      throw place
          .at("ignoreCase")
          .wrong(
              "\"ignoreCase\" at "
                  + place.at("ignoreCase").shown()
                  + " means nothing with the operator "
                  + op.sign
                  + ".");
    }
    names.property(property);
    return test(property, op, place.node().path("value"), ignoreCase);
  }

  /** A condition on a property; the value has been checked. */
  static Condition test(String property, Op op, JsonNode value, boolean ignoreCase) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("property", property).put("op", op.sign);
    if (op.takes != Op.Takes.NOTHING) {
      json.set("value", value);
    }
    if (ignoreCase) {
      json.put("ignoreCase", true);
    }
    ValueTest test = Values.test(op, value, ignoreCase);
    return new Condition.Test(property, test, json);
  }

  private String property(Place place, boolean people) {
    String property = place.name("a property's name");
    boolean trait = property.startsWith(Condition.PERSON);
    if (people && !trait) {
      throw place.wrong(
          "In \"people\" a property is a trait of the person: at "
              + place.shown()
              + " write "
              + Words.quote(Condition.PERSON + property)
              + ", not "
              + Words.quote(property)
              + ".");
    }
    if (trait && property.endsWith(AT_ENTRY)) {
      throw place.notAnswered("A condition on " + Words.quote(property));
    }
    if (property.equals(Condition.PERSON) || property.equals("properties.")) {
      throw place.expected("a property's name");
    }
    return property;
  }

  private Condition did(Place place) {
    place.only(List.of("did", "times", "in"));
    Matcher what = matcher(place.at("did"));
    Times times = times(place.at("times"));
    var in = calendar.read(place.at("in"));
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.set("did", what.json());
    json.put("times", text(times));
    json.set("in", calendar.json(in));
    return new Condition.Did(what, times, in, json);
  }

  private static Times times(Place place) {
    if (place.absent()) {
      return new Times(1, Long.MAX_VALUE);
    }
    String what = "a number of times such as \">=1\", \"=0\" or 3";
    if (!place.isText()) {
      if (!place.node().isIntegralNumber()
          || !place.node().canConvertToInt()
          || place.node().intValue() < 0
          || place.node().intValue() > MOST_TIMES) {
        throw place.expected(what);
      }
      return new Times(place.node().intValue(), place.node().intValue());
    }
    java.util.regex.Matcher form = TIMES.matcher(place.text(what));
    if (!form.matches()) {
      throw place.expected(what);
    }
    long number = Long.parseLong(form.group(2));
    Times times =
        switch (form.group(1)) {
          case ">=" -> new Times(number, Long.MAX_VALUE);
          case ">" -> new Times(number + 1, Long.MAX_VALUE);
          case "<=" -> new Times(0, number);
          case "<" -> new Times(0, number - 1);
          default -> new Times(number, number);
        };
    if (times.atMost() < 0) {
      throw place.wrong("Nobody does anything less than 0 times, as " + place.shown() + " asks.");
    }
    return times;
  }

  private static String text(Times times) {
    if (times.atLeast() == times.atMost()) {
      return "=" + times.atLeast();
    }
    return times.atMost() == Long.MAX_VALUE ? ">=" + times.atLeast() : "<=" + times.atMost();
  }

  private static List<Place> list(Place place, String what) {
    if (!place.isList() || place.node().isEmpty()) {
      throw place.expected(what);
    }
    return place.elements();
  }

  /** Exactly one of these fields says what the object is. */
  private static void oneForm(Place place, List<String> forms, String what) {
    List<String> said = new ArrayList<>(forms);
    said.removeIf(form -> !place.has(form));
    if (said.size() != 1) {
      String found = said.isEmpty() ? "has none" : "has " + Words.join(said, "and");
      throw place.wrong(
          what
              + " has exactly one of "
              + Words.join(forms, "or")
              + "; the one at "
              + place.shown()
              + " "
              + found
              + ".");
    }
  }

  private static void alone(Place place, String form) {
    for (String field : place.node().propertyNames()) {
      if (!field.equals(form)) {
        throw place.wrong(
            "\"" + form + "\" at " + place.shown() + " takes no \"" + field + "\" beside it.");
      }
    }
  }
}
