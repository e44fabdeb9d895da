package io.fullfunnel.question;

import io.fullfunnel.engine.attribution.Attribution;
import io.fullfunnel.engine.attribution.AttributionReport.Credit;
import io.fullfunnel.engine.attribution.AttributionReport.Touch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * How far models give the same credit: of each touch the least and the most that a model gives, and
 * of all conversions the share that every model gives to the same touches. Only models that add up
 * are asked; with fewer than two there is nothing to agree on.
 */
final class Agreement {
  private final List<List<Credit>> credits = new ArrayList<>();
  private final List<CreditModel> asked = new ArrayList<>();
  private final long conversions;

  private Agreement(List<CreditModel> models, AttributionShown.Shown shown) {
    this.conversions = shown.now().conversions();
    for (int model = 0; model < models.size(); model++) {
      if (models.get(model).model().adds()) {
        asked.add(models.get(model));
        credits.add(shown.now().models().get(model).credits());
      }
    }
  }

  /** A touch, and what the models give it at least and at most. */
  private record Range(Touch touch, long low, JsonNode lowest, long high, JsonNode highest) {
    static Range of(Touch touch, List<Long> units, List<CreditModel> models) {
      int low = 0;
      int high = 0;
      for (int model = 1; model < units.size(); model++) {
        low = units.get(model) < units.get(low) ? model : low;
        high = units.get(model) > units.get(high) ? model : high;
      }
      return new Range(
          touch, units.get(low), models.get(low).json(), units.get(high), models.get(high).json());
    }

    long spread() {
      return high - low;
    }
  }

  static JsonNode json(List<CreditModel> models, AttributionShown.Shown shown) {
    var agreement = new Agreement(models, shown);
    boolean none = agreement.asked.size() < 2 || agreement.conversions == 0;
    return none ? JsonNodeFactory.instance.nullNode() : agreement.json();
  }

  private ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    List<Range> ranges = ranges();
    long same = ranges.stream().mapToLong(Range::low).sum();
    json.put("share", (double) same / Attribution.UNITS / conversions);
    ArrayNode touches = json.putArray("touches");
    for (Range range : ranges) {
      ObjectNode one = touches.addObject();
      AttributionAnswer.name(one, range.touch);
      one.put("low", AttributionAnswer.conversions(range.low)).set("lowest", range.lowest);
      one.put("high", AttributionAnswer.conversions(range.high)).set("highest", range.highest);
      one.put("spread", AttributionAnswer.conversions(range.spread()));
    }
    return json;
  }

  /** The most disputed first. */
  private List<Range> ranges() {
    Map<Touch, List<Long>> units = new LinkedHashMap<>();
    for (int model = 0; model < credits.size(); model++) {
      for (Credit credit : credits.get(model)) {
        units.computeIfAbsent(credit.touch(), touch -> new ArrayList<>()).add(credit.units());
      }
    }
    List<Range> ranges = new ArrayList<>();
    units.forEach((touch, of) -> ranges.add(Range.of(touch, of, asked)));
    ranges.sort(
        Comparator.comparingLong(Range::spread)
            .thenComparingLong(Range::high)
            .reversed()
            .thenComparing(range -> range.touch.name()));
    return ranges;
  }
}
