package io.fullfunnel.question;

import io.fullfunnel.engine.funnel.Exclusion;
import io.fullfunnel.engine.funnel.Exclusion.Effect;
import io.fullfunnel.engine.funnel.Order;
import io.fullfunnel.engine.funnel.Rules;
import io.fullfunnel.question.FunnelQuestion.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a funnel asks beyond steps in order within one window. */
record FinerRules(
    Order order,
    boolean visit,
    boolean open,
    List<Excluded> exclude,
    List<String> hold,
    Span tolerance) {

  /** Events that end an attempt between two steps, from 1. */
  record Excluded(Matcher match, int after, int before, Effect effect) {}

  private static final List<String> ORDERS = List.of("sequential", "strict", "any", "anchored");
  private static final List<String> EFFECTS = List.of("drop", "remove", "restart");

  /** Reads the fields of a question whose steps are known. */
  static FinerRules read(
      Place question, List<Step> steps, Names names, Language language, Mode mode) {
    Order order =
        Order.valueOf(
            question.at("order").oneOf("order", ORDERS, "sequential").toUpperCase(Locale.ROOT));
    boolean loose = order == Order.ANY || order == Order.ANCHORED;
    boolean open = question.at("open").flag(false);
    if (open && loose) {
      throw question
          .at("open")
          .wrong("With the order \"" + word(order) + "\" one may begin anywhere; leave out /open.");
    }
    Place slack = question.at("tolerance");
    Span tolerance = slack.absent() ? mode.tolerance(order) : Span.read(slack);
    if (tolerance.amount() > 0 && order != Order.SEQUENTIAL) {
      throw slack.wrong(
          "The tolerance at /tolerance is for steps in order; with the order \""
              + word(order)
              + "\" leave it out.");
    }
    checkSteps(question.at("steps"), steps, order, loose);
    return new FinerRules(
        order,
        isVisit(question.at("window")),
        open,
        exclusions(question.at("exclude"), steps, loose, language, mode.effect(order)),
        held(question.at("hold"), names),
        tolerance);
  }

  static boolean isVisit(Place window) {
    return window.isText() && window.node().stringValue().equals("visit");
  }

  private static String word(Enum<?> of) {
    return of.name().toLowerCase(Locale.ROOT);
  }

  private static void checkSteps(Place places, List<Step> steps, Order order, boolean loose) {
    for (int s = 0; s < steps.size(); s++) {
      Step step = steps.get(s);
      Place place = places.elements().get(s);
      boolean outer = s == 0 || s == steps.size() - 1;
      refuse(
          step.optional() && outer,
          place.at("optional"),
          "The first and the last step cannot be optional; the one at %s is.");
      refuse(
          step.optional() && order != Order.SEQUENTIAL,
          place.at("optional"),
          "An optional step needs the order \"sequential\"; the step at %s is optional.");
      refuse(
          step.fixed() && order != Order.ANCHORED,
          place.at("fixed"),
          "A fixed step needs the order \"anchored\"; the step at %s is fixed.");
      refuse(
          step.within() != null && loose,
          place.at("within"),
          "A step's own window needs steps in order; the one at %s does not.");
    }
  }

  private static void refuse(boolean wrong, Place place, String sentence) {
    if (wrong) {
      throw place.wrong(String.format(Locale.ROOT, sentence, place.shown()));
    }
  }

  private static List<Excluded> exclusions(
      Place list, List<Step> steps, boolean loose, Language language, Effect otherwise) {
    if (list.absent()) {
      return List.of();
    }
    if (!list.isList()) {
      throw list.expected("a list such as [{\"match\":\"Order Refunded\"}]");
    }
    if (list.node().size() > Rules.MOST_EXCLUSIONS) {
      throw list.wrong(
          "A funnel has at most "
              + Rules.MOST_EXCLUSIONS
              + " exclusions, not "
              + list.node().size()
              + "; put several events into one with \"any\".");
    }
    List<Excluded> exclude = new ArrayList<>();
    for (Place place : list.elements()) {
      exclude.add(exclusion(place, steps, loose, language, otherwise));
    }
    return exclude;
  }

  private static Excluded exclusion(
      Place place, List<Step> steps, boolean loose, Language language, Effect otherwise) {
    if (steps.size() == 1) {
      throw place.wrong("Nothing lies between steps where there is only one; see " + place.shown());
    }
    if (!place.isObject()) {
      throw place.expected("an object such as {\"match\":\"Order Refunded\",\"after\":1}");
    }
    place.only(List.of("match", "after", "before", "effect"));
    int after = place.at("after").whole(1, steps.size() - 1, 1);
    int before = place.at("before").whole(after + 1, steps.size(), steps.size());
    if (loose && (after > 1 || before < steps.size())) {
      throw place.wrong(
          "Where steps come in any order an exclusion holds from the first to the last; leave out"
              + " after and before at "
              + place.shown()
              + ".");
    }
    for (String bound : List.of("after", "before")) {
      int step = bound.equals("after") ? after : before;
      if (steps.get(step - 1).optional()) {
        throw place.wrong(
            "Step "
                + step
                + " is optional; nothing can be "
                + bound
                + " it at "
                + place.shown()
                + ".");
      }
    }
    String effect = place.at("effect").oneOf("effect", EFFECTS, word(otherwise));
    return new Excluded(
        language.matcher(place.at("match")),
        after,
        before,
        Effect.valueOf(effect.toUpperCase(Locale.ROOT)));
  }

  private static List<String> held(Place list, Names names) {
    if (list.absent()) {
      return List.of();
    }
    if (!list.isList()) {
      throw list.expected("a list of properties such as [\"order_id\"]");
    }
    if (list.node().size() > Rules.MOST_HELD) {
      throw list.wrong(
          "At most "
              + Rules.MOST_HELD
              + " properties can be held, not "
              + list.node().size()
              + ".");
    }
    List<String> held = new ArrayList<>();
    for (Place place : list.elements()) {
      String name = place.name("a property's name such as \"order_id\"");
      if (name.startsWith(Condition.PERSON) || name.equals("properties.")) {
        throw place.expected("a property of events, not of people");
      }
      if (held.contains(name)) {
        throw place.wrong(Words.quote(name) + " stands twice at /hold.");
      }
      names.property(name);
      held.add(name);
    }
    return held;
  }

  /** For the engine. */
  Rules rules() {
    return new Rules(
        order,
        visit,
        open,
        exclude.stream()
            .map(e -> new Exclusion(e.match.filter(), e.after, e.before, e.effect))
            .toList(),
        hold,
        tolerance.millis());
  }

  /** Whether a place of the answer is the number of a step in time, not a step. */
  boolean loose() {
    return order == Order.ANY || order == Order.ANCHORED;
  }

  String orderWord() {
    return word(order);
  }

  ArrayNode excludeJson() {
    ArrayNode json = JsonNodeFactory.instance.arrayNode();
    for (Excluded excluded : exclude) {
      ObjectNode one = json.addObject();
      one.set("match", excluded.match.json());
      one.put("after", excluded.after).put("before", excluded.before);
      one.put("effect", word(excluded.effect));
    }
    return json;
  }

  ArrayNode holdJson() {
    ArrayNode json = JsonNodeFactory.instance.arrayNode();
    hold.forEach(json::add);
    return json;
  }

  /** A step's own window as a question writes it. */
  static @Nullable String within(Step step) {
    return step.within() == null ? null : step.within().text();
  }
}
