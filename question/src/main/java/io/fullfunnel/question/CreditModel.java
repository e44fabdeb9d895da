package io.fullfunnel.question;

import io.fullfunnel.engine.attribution.Model;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A model of attribution, and how a question writes it. */
record CreditModel(JsonNode json, Model model) {
  private static final List<String> NAMES =
      List.of(
          "first",
          "last",
          "last-non-direct",
          "linear",
          "time-decay",
          "position",
          "j-shape",
          "inverse-j",
          "w-shape",
          "participation",
          "markov",
          "shapley");
  private static final List<String> USUAL = List.of("last-non-direct", "markov", "first");
  private static final int MOST = 20;

  /**
   * The models of a question.
   *
   * @param timed whether touches have times; given paths have none
   */
  static List<CreditModel> read(Place place, long halfLifeMillis, boolean timed) {
    List<CreditModel> models = new ArrayList<>();
    if (place.absent()) {
      USUAL.forEach(name -> models.add(named(name, halfLifeMillis)));
      return models;
    }
    if (!place.isList() || place.node().isEmpty() || place.node().size() > MOST) {
      throw place.expected("1 to " + MOST + " models such as \"first\" or \"markov\"");
    }
    for (Place one : place.elements()) {
      CreditModel model = one.isObject() ? custom(one) : named(one, halfLifeMillis, timed);
      if (models.contains(model)) {
        throw one.wrong("The model at " + one.shown() + " stands twice in the list.");
      }
      models.add(model);
    }
    return models;
  }

  private static CreditModel named(Place place, long halfLifeMillis, boolean timed) {
    String name = place.oneOf("model", NAMES, "");
    if (!timed && (name.equals("time-decay") || name.equals("w-shape"))) {
      throw place.wrong(
          "The model "
              + Words.quote(name)
              + " at "
              + place.shown()
              + " needs times, and given paths have none.");
    }
    return named(name, halfLifeMillis);
  }

  private static CreditModel named(String name, long halfLifeMillis) {
    Model model =
        switch (name) {
          case "first" -> Model.Positions.FIRST;
          case "last" -> Model.Positions.LAST;
          case "last-non-direct" -> new Model.LastNonDirect();
          case "linear" -> new Model.Linear();
          case "time-decay" -> new Model.TimeDecay(halfLifeMillis);
          case "position" -> Model.Positions.POSITION;
          case "j-shape" -> Model.Positions.J_SHAPE;
          case "inverse-j" -> Model.Positions.INVERSE_J;
          case "w-shape" -> new Model.WShape();
          case "participation" -> new Model.Participation();
          case "shapley" -> new Model.Shapley();
          default -> new Model.Markov();
        };
    return new CreditModel(JsonNodeFactory.instance.stringNode(name), model);
  }

  private static CreditModel custom(Place place) {
    place.only(List.of("custom"));
    Place custom = place.at("custom");
    if (!custom.isObject()) {
      throw custom.expected("weights such as {\"first\":50,\"middle\":30,\"last\":20}");
    }
    custom.only(List.of("first", "middle", "last"));
    double first = weight(custom.at("first"));
    double middle = weight(custom.at("middle"));
    double last = weight(custom.at("last"));
    if (first + middle + last == 0) {
      throw custom.wrong("The weights at " + custom.shown() + " are all 0: nobody gets credit.");
    }
    return new CreditModel(place.node(), new Model.Positions(first, middle, last));
  }

  private static final double MOST_WEIGHT = 1e9;

  private static double weight(Place place) {
    double weight = place.absent() ? 0 : place.number().doubleValue();
    if (!(weight >= 0 && weight <= MOST_WEIGHT)) {
      throw place.expected("a weight from 0 to 1,000,000,000");
    }
    return weight;
  }

  /** As a person calls it. */
  String label() {
    return json.isString() ? json.stringValue() : "custom";
  }
}
