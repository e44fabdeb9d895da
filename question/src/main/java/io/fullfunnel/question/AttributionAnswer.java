package io.fullfunnel.question;

import io.fullfunnel.engine.attribution.AttributionReport;
import io.fullfunnel.engine.attribution.AttributionReport.Credit;
import io.fullfunnel.engine.attribution.AttributionReport.Path;
import io.fullfunnel.engine.attribution.AttributionReport.Totals;
import io.fullfunnel.engine.attribution.AttributionReport.Touch;
import io.fullfunnel.engine.values.Labels;
import io.fullfunnel.question.AttributionShown.Shown;
import java.math.BigDecimal;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes attribution in the fields of the contract. */
record AttributionAnswer(List<CreditModel> models) {
  private static final int UNIT_DECIMALS = 9;

  ObjectNode json(AttributionQuestion question, AttributionReport report, Data data) {
    AttributionShown shown = AttributionShown.of(report);
    ObjectNode json = figures(shown.total());
    if (question.by() != null) {
      Rows.groups(
          json, shown.groups(), AttributionShown.Group::key, group -> figures(group.shown()));
    }
    if (question.list() != null) {
      Rows.list(json, report.list(), listed -> listed(listed, data));
    }
    return json;
  }

  /** Of paths that were given. */
  ObjectNode json(Totals totals) {
    return figures(Shown.of(List.of(totals)));
  }

  private ObjectNode figures(Shown shown) {
    ObjectNode json = counts(shown.now());
    if (shown.before() != null) {
      Beside.put(json, counts(shown.before()));
    }
    if (shown.now().distinctPaths() < 0) {
      json.putNull("paths").putNull("distinctPaths");
    } else {
      ArrayNode paths = json.putArray("paths");
      shown.now().paths().forEach(path -> paths.add(path(path)));
      json.put("distinctPaths", shown.now().distinctPaths());
    }
    json.set("agreement", Agreement.json(models, shown));
    ArrayNode byModel = json.putArray("models");
    for (int model = 0; model < models.size(); model++) {
      ObjectNode of = byModel.addObject();
      of.set("model", models.get(model).json());
      of.put("adds", models.get(model).model().adds());
      double chance = shown.now().models().get(model).chance();
      if (!Double.isNaN(chance)) {
        of.put("conversionProbability", chance);
      }
      ArrayNode credits = of.putArray("credits");
      shown.models().get(model).forEach(row -> credits.add(credit(row)));
    }
    return json;
  }

  private static ObjectNode counts(Totals totals) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("conversions", totals.conversions())
        .put("value", Amounts.of(totals.micros()))
        .put("untouched", totals.untouched())
        .put("nulls", totals.nulls());
  }

  private static ObjectNode path(Path path) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode touches = json.putArray("path");
    path.touches().forEach(touches::add);
    json.put("conversions", path.conversions());
    return json.put("value", Amounts.of(path.micros())).put("nulls", path.nulls());
  }

  private static ObjectNode credit(AttributionShown.Row row) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    name(json, row.touch());
    json.setAll(numbers(row.now()));
    return row.before() == null ? json : Beside.put(json, numbers(row.before()));
  }

  /** Names a touch; what has none is (none). */
  static void name(ObjectNode json, Touch touch) {
    json.put("touch", touch.none() ? Labels.NONE_SHOWN : touch.name());
  }

  private static ObjectNode numbers(Credit credit) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("conversions", conversions(credit.units())).put("value", Amounts.of(credit.micros()));
    if (!Double.isNaN(credit.removalEffect())) {
      json.put("removalEffect", credit.removalEffect());
    }
    return json;
  }

  /** Units as conversions. */
  static BigDecimal conversions(long units) {
    return Amounts.plain(BigDecimal.valueOf(units, UNIT_DECIMALS));
  }

  private static ObjectNode listed(AttributionReport.Listed listed, Data data) {
    return Rows.listed(
            data, listed.person(), listed.sequence(), listed.timeMillis(), listed.event())
        .put("credit", listed.units() < 0 ? null : conversions(listed.units()));
  }
}
