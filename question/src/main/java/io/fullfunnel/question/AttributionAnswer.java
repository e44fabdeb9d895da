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
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes attribution in the fields of the contract. */
record AttributionAnswer(List<CreditModel> models) {
  private static final int DECIMALS = 6;
  private static final int UNIT_DECIMALS = 9;

  ObjectNode json(AttributionQuestion question, AttributionReport report, Data data) {
    AttributionShown shown = AttributionShown.of(report);
    ObjectNode json = figures(shown.total());
    if (question.by() != null) {
      ArrayNode groups = json.putArray("groups");
      for (AttributionShown.Group group : shown.groups()) {
        ObjectNode of = groups.addObject();
        ArrayNode key = of.putArray("key");
        group.key().forEach(key::add);
        of.setAll(figures(group.shown()));
      }
    }
    if (question.list() != null) {
      ArrayNode list = json.putArray("list");
      report.list().forEach(listed -> list.add(listed(listed, data)));
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
        .put("value", value(totals.micros()))
        .put("untouched", totals.untouched())
        .put("nulls", totals.nulls());
  }

  private static ObjectNode path(Path path) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode touches = json.putArray("path");
    path.touches().forEach(touches::add);
    json.put("conversions", path.conversions());
    return json.put("value", value(path.micros())).put("nulls", path.nulls());
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
    json.put("conversions", conversions(credit.units())).put("value", value(credit.micros()));
    if (!Double.isNaN(credit.removalEffect())) {
      json.put("removalEffect", credit.removalEffect());
    }
    return json;
  }

  /** Units as conversions. */
  static BigDecimal conversions(long units) {
    return plain(BigDecimal.valueOf(units, UNIT_DECIMALS));
  }

  private static BigDecimal value(long micros) {
    return plain(BigDecimal.valueOf(micros, DECIMALS));
  }

  /** Without trailing zeros, and never as 1E+3. */
  private static BigDecimal plain(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.setScale(Math.max(0, stripped.scale()));
  }

  private static ObjectNode listed(AttributionReport.Listed listed, Data data) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("person", String.format(Locale.ROOT, "p_%016x", listed.person()));
    json.put("userId", data.idsOf(listed.sequence()).userId());
    json.put("time", Calendar.iso(listed.timeMillis()));
    json.put("event", listed.event());
    return json.put("credit", listed.units() < 0 ? null : conversions(listed.units()));
  }
}
