package io.fullfunnel.question;

import io.fullfunnel.engine.Period;
import io.fullfunnel.engine.attribution.Attribution;
import io.fullfunnel.engine.attribution.AttributionList;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Which touches get the credit for conversions. */
record AttributionQuestion(
    Matcher conversion,
    TouchBy touch,
    Span lookback,
    List<CreditModel> models,
    boolean shared,
    Span halfLife,
    int order,
    boolean nulls,
    List<Matcher> anchors,
    Amounts value,
    Common common,
    @Nullable SplitBy by,
    @Nullable AttributionListing list,
    List<Note> unknown)
    implements Question {
  @Override
  public String ask() {
    return "attribution";
  }

  /** For the engine. */
  Attribution analysis(@Nullable AttributionList listed) {
    List<Period> spans = new ArrayList<>();
    spans.add(common.period());
    Period before = common.before();
    if (before != null) {
      spans.add(before);
    }
    return new Attribution(
        conversion.filter(),
        touch.touches(common.fold()),
        lookback.millis(),
        models.stream().map(CreditModel::model).toList(),
        shared,
        order,
        nulls,
        anchors.stream().map(Matcher::filter).toList(),
        value.amount().properties(),
        spans,
        common.calendar().asOf(),
        by == null ? null : by.split(common.fold()),
        common.filters().onEvents(),
        common.filters().onPeople(),
        listed);
  }

  @Override
  public ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("ask", ask());
    json.set(conversion instanceof Matcher.OfMove ? "transition" : "conversion", conversion.json());
    json.put("touch", touch.name());
    Matcher which = touch.which();
    json.set("touches", which == null ? JsonNodeFactory.instance.nullNode() : which.json());
    json.put("lookback", lookback.text());
    ArrayNode names = json.putArray("models");
    models.forEach(model -> names.add(model.json()));
    json.put("shared", shared).put("halfLife", halfLife.text());
    json.put("order", order).put("nulls", nulls);
    ArrayNode led = json.putArray("anchors");
    anchors.forEach(anchor -> led.add(anchor.json()));
    json.put("value", value.name());
    return common.write(json, by == null ? null : by.json(), list == null ? null : list.pointer());
  }
}
