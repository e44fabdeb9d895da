package io.fullfunnel.question;

import io.fullfunnel.engine.stages.StageModel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads a move over a model in place of a conversion: the contract's {@code transition}. */
final class Transition {
  private Transition() {}

  static Matcher read(Place place, Names names) {
    if (!place.isObject()) {
      throw place.expected(
          "an object such as {\"model\":\"four-stage\",\"from\":\"awareness\","
              + "\"to\":\"consideration\"}");
    }
    place.only(List.of("model", "from", "to"));
    Model model = new Models(names.data()).at(place.at("model"));
    Integer from = place.at("from").absent() ? null : place(place.at("from"), model, true);
    if (place.at("to").absent()) {
      throw place.at("to").expected("a stage: " + Words.either(places(model, false)));
    }
    int to = place(place.at("to"), model, false);
    List<String> ways = ways(model, to);
    if (ways.isEmpty() || (from != null && !ways.contains(model.name(from)))) {
      throw place.wrong(noWay(place, model, from, to, ways));
    }
    if (to >= 0 && model.stages().get(to).match() != null) {
      names.stage(
          place.at("model").isText() ? place.at("model").text() : "", model.stages().get(to));
    }
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.set("model", place.at("model").node());
    json.put("from", from == null ? null : model.name(from));
    return new Matcher.OfMove(model, from, to, json.put("to", model.name(to)));
  }

  private static List<String> places(Model model, boolean start) {
    List<String> known = new ArrayList<>(model.keys());
    known.add(Model.OUT);
    if (start) {
      known.add(Model.START);
    }
    return known;
  }

  private static int place(Place place, Model model, boolean start) {
    String key = place.oneOf("stage", places(model, start), "");
    return switch (key) {
      case Model.OUT -> StageModel.OUTSIDE;
      case Model.START -> StageModel.START;
      default -> model.keys().indexOf(key);
    };
  }

  /** From where an event may lead there. */
  private static List<String> ways(Model model, int to) {
    List<String> ways = new ArrayList<>();
    for (int from = StageModel.START; from < model.stages().size(); from++) {
      int at = from;
      boolean back =
          model.back().stream().anyMatch(rule -> rule.to() == to && rule.from().contains(at));
      if (back || enters(model, from, to)) {
        ways.add(model.name(from));
      }
    }
    return ways;
  }

  private static boolean enters(Model model, int from, int to) {
    if (to < 0 || model.stages().get(to).match() == null) {
      return false;
    }
    Model.Stage stage = model.stages().get(to);
    return from == to ? stage.repeats() : stage.from().contains(Math.max(from, StageModel.OUTSIDE));
  }

  private static String noWay(
      Place place, Model model, @Nullable Integer from, int to, List<String> ways) {
    boolean decays =
        model.stages().stream()
            .anyMatch(stage -> {
              Model.Decay decay = stage.decay();
              return decay != null
                  && decay.to() == to
                  && (from == null || model.name(from).equals(stage.key()));
            });
    String wrong =
        "No event of the model leads "
            + (from == null ? "" : "from " + Words.quote(model.name(from)) + " ")
            + "to "
            + Words.quote(model.name(to))
            + ", as "
            + place.shown()
            + " asks";
    String decayed =
        decays ? ": people come there by decay only, which has no touch to credit" : "";
    String other = ways.isEmpty() ? "" : "; there one comes from " + Words.join(ways, "or");
    return wrong + decayed + other + ".";
  }
}
