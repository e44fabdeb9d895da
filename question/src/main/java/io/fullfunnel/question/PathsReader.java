package io.fullfunnel.question;

import io.fullfunnel.engine.attribution.Attribution;
import io.fullfunnel.engine.attribution.GivenPaths;
import io.fullfunnel.engine.values.Micros;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads attribution of paths that the question gives itself. */
record PathsReader(Place question, Data data) {
  private static final List<String> FIELDS = List.of("ask", "paths", "models", "order", "nulls");
  private static final List<String> PATH_FIELDS = List.of("path", "conversions", "value", "nulls");
  private static final String EXAMPLE =
      "a path such as {\"path\":[\"a\",\"b\"],\"conversions\":2,\"value\":10.0,\"nulls\":3}";
  private static final int MOST = 1_000_000_000;
  private static final int DECIMALS = 6;

  PathsQuestion read() {
    for (String field : question.node().propertyNames()) {
      if (!FIELDS.contains(field) && !question.at(field).absent()) {
        throw question
            .at(field)
            .wrong(
                Words.quote(field)
                    + " at "
                    + question.at(field).shown()
                    + " means nothing beside \"paths\": they are given, not looked for.");
      }
    }
    Place list = question.at("paths");
    if (!list.isList() || list.node().isEmpty()) {
      throw list.expected("a list of paths");
    }
    List<GivenPaths.Path> paths = new ArrayList<>();
    list.elements().forEach(path -> paths.add(path(path)));
    List<CreditModel> models = CreditModel.read(question.at("models"), 1, false);
    return new PathsQuestion(
        list.node(),
        new GivenPaths(
            paths,
            models.stream().map(CreditModel::model).toList(),
            question.at("order").whole(1, Attribution.MOST_ORDER, 1),
            question.at("nulls").flag(true)),
        models,
        common());
  }

  /** Paths have neither days nor people: what is said of the workspace is of all of it. */
  private Common common() {
    Place nothing = new Place(JsonNodeFactory.instance.objectNode(), "");
    Calendar calendar = Calendar.of(nothing, data);
    return Common.read(nothing, calendar, new Language(new Names(data), calendar));
  }

  private static GivenPaths.Path path(Place place) {
    if (!place.isObject()) {
      throw place.expected(EXAMPLE);
    }
    place.only(PATH_FIELDS);
    Place path = place.at("path");
    if (!path.isList()) {
      throw path.expected("a list of touches");
    }
    List<String> touches = new ArrayList<>();
    path.elements().forEach(touch -> touches.add(touch.name("a touch's name")));
    Place value = place.at("value");
    return new GivenPaths.Path(
        touches,
        place.at("conversions").whole(0, MOST, 0),
        value.absent() ? 0 : micros(value),
        place.at("nulls").whole(0, MOST, 0));
  }

  private static long micros(Place place) {
    BigDecimal value = place.number();
    if (value.abs().compareTo(BigDecimal.valueOf(Micros.TOO_LARGE)) >= 0) {
      throw place.expected("an amount below 1,000,000,000,000");
    }
    return value.setScale(DECIMALS, RoundingMode.HALF_EVEN).unscaledValue().longValueExact();
  }
}
