package io.fullfunnel.question;

import io.fullfunnel.engine.Dictionary;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A funnel over a model, written out: its steps are what enters each stage, in their order. Stages
 * that are not mapped are no steps: nobody could ever pass them.
 */
final class ModelFunnel {
  private static final String SALES_WINDOW = "180d";

  private ModelFunnel() {}

  /** The question with steps in place of a model; itself if it names none. */
  static Place expand(Place question, Data data) {
    Place place = question.at("model");
    if (place.absent()) {
      return question;
    }
    if (!question.at("steps").absent()) {
      throw place.wrong("A funnel has either \"steps\" or a \"model\", not both.");
    }
    Model model = new Models(data).at(place);
    ObjectNode json = ((ObjectNode) question.node()).deepCopy();
    json.remove("model");
    ArrayNode steps = json.putArray("steps");
    for (Model.Stage stage : model.stages()) {
      Matcher match = stage.match();
      if (match != null && comes(match, data)) {
        ObjectNode step = steps.addObject();
        step.set("match", match.json());
        step.put("label", stage.label());
      }
    }
    if (steps.isEmpty()) {
      throw place.wrong(
          "No stage of the model at "
              + place.shown()
              + " is mapped yet: none of its events has"
              + " come so far.");
    }
    if (question.at("window").absent() && model.sells()) {
      json.put("window", SALES_WINDOW);
    }
    return new Place(json, question.pointer());
  }

  private static boolean comes(Matcher match, Data data) {
    Dictionary dictionary = data.dataset().dictionary();
    return match.events().isEmpty()
        || match.events().stream()
            .anyMatch(event -> {
              int id = dictionary.event(event);
              return id != Dictionary.ABSENT && dictionary.eventCount(id) > 0;
            });
  }
}
