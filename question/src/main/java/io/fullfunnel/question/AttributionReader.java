package io.fullfunnel.question;

import io.fullfunnel.engine.attribution.Attribution;
import io.fullfunnel.engine.attribution.Model;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads the question {@code attribution}: every field is understood, or refused by name. */
final class AttributionReader {
  private static final long LOOKBACK_DAYS = 90;
  private static final long HALF_LIFE_DAYS = 7;
  private static final String LEAD = "lead";

  private final Place question;
  private final Data data;
  private final Names names;

  AttributionReader(Place question, Data data) {
    this.question = question;
    this.data = data;
    this.names = new Names(data);
  }

  Question read() {
    question.only(
        Fields.with(
            "conversion",
            "transition",
            "paths",
            "touch",
            "touches",
            "lookback",
            "models",
            "shared",
            "halfLife",
            "order",
            "nulls",
            "anchors",
            "value"));
    return question.at("paths").absent() ? timelines() : new PathsReader(question, data).read();
  }

  private AttributionQuestion timelines() {
    Calendar calendar = Calendar.of(question, names.data());
    Language language = new Language(names, calendar);
    Matcher conversion = conversion(language);
    TouchBy touch = TouchBy.read(question.at("touch"), question.at("touches"), language, names);
    Span halfLife = span("halfLife", HALF_LIFE_DAYS);
    if (halfLife.amount() == 0) {
      throw question.at("halfLife").expected("a duration above 0 such as \"7d\"");
    }
    List<CreditModel> models = CreditModel.read(question.at("models"), halfLife.millis(), true);
    Common common = Common.read(question, calendar, language);
    Amounts value = Amounts.read(question.at("value"), names);
    return new AttributionQuestion(
        conversion,
        touch,
        span("lookback", LOOKBACK_DAYS),
        models,
        question.at("shared").flag(false),
        halfLife,
        question.at("order").whole(1, Attribution.MOST_ORDER, 1),
        question.at("nulls").flag(true),
        anchors(
            models.stream().anyMatch(AttributionReader::hasAnchors) ? language : silent(calendar)),
        value == null ? new Amounts("revenue") : value,
        common,
        SplitBy.read(question.at("by"), names),
        AttributionListing.read(question.at("list"), common.before() != null),
        names.unknown());
  }

  private Matcher conversion(Language language) {
    Place transition = question.at("transition");
    if (transition.absent()) {
      return language.matcher(question.at("conversion"));
    }
    if (!question.at("conversion").absent()) {
      throw transition.wrong(
          "Credit is for either a \"conversion\" or a \"transition\", not for both.");
    }
    return Transition.read(transition, names);
  }

  private Span span(String field, long days) {
    Place place = question.at(field);
    return place.absent() ? Span.days(days) : Span.read(place);
  }

  private static boolean hasAnchors(CreditModel model) {
    return model.model() instanceof Model.WShape;
  }

  /** For what no model asks about: that it does not occur is nothing to remark. */
  private Language silent(Calendar calendar) {
    return new Language(new Names(data), calendar);
  }

  /** What the W-shape's key touches lead to: the goal lead, unless the question says else. */
  private List<Matcher> anchors(Language language) {
    Place place = question.at("anchors");
    List<Matcher> anchors = new ArrayList<>();
    if (place.absent()) {
      Place goal = new Place(JsonNodeFactory.instance.stringNode(LEAD), place.pointer());
      anchors.add(language.goal(goal));
      return anchors;
    }
    if (!place.isList() || place.node().isEmpty()) {
      throw place.expected("a list of 1 or 2 matchers");
    }
    if (place.node().size() > Attribution.MOST_ANCHORS) {
      throw place.wrong(
          "A path has at most "
              + Attribution.MOST_ANCHORS
              + " anchors, not the "
              + place.node().size()
              + " at "
              + place.shown()
              + ".");
    }
    place.elements().forEach(anchor -> anchors.add(language.matcher(anchor)));
    return anchors;
  }
}
