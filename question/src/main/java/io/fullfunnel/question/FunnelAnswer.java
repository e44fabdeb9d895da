package io.fullfunnel.question;

import io.fullfunnel.engine.funnel.FunnelReport;
import io.fullfunnel.engine.funnel.FunnelReport.Counts;
import io.fullfunnel.engine.funnel.FunnelReport.Listed;
import io.fullfunnel.engine.funnel.FunnelReport.Step;
import io.fullfunnel.engine.funnel.FunnelReport.Times;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes a funnel's report in the fields of the contract. */
record FunnelAnswer(FunnelQuestion question, FunnelReport report, Data data) {
  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    counts(json, report.total());
    ArrayNode groups = json.putArray("groups");
    for (FunnelReport.Group group : report.groups()) {
      ObjectNode one = groups.addObject();
      ArrayNode key = one.putArray("key");
      group.key().forEach(key::add);
      counts(one, group.counts());
    }
    ArrayNode histogram = json.putArray("histogram");
    for (FunnelReport.Bin bin : report.histogram()) {
      histogram
          .addObject()
          .put("from", bin.from())
          .put("to", finite(bin.to()))
          .put("people", bin.people());
    }
    if (question.list() != null) {
      ArrayNode list = json.putArray("list");
      report.listed().forEach(listed -> list.add(person(listed)));
    }
    return json;
  }

  private static void counts(ObjectNode json, Counts counts) {
    json.put("entered", counts.entered()).put("completed", counts.completed());
    json.put("rate", finite(counts.rate())).put("rateMature", finite(counts.rateMature()));
    json.put("excluded", counts.excluded()).put("immature", counts.immature());
    ArrayNode steps = json.putArray("steps");
    for (Step step : counts.steps()) {
      steps.add(step(step));
    }
  }

  private static ObjectNode step(Step step) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("label", step.label());
    json.put("reached", step.reached()).put("dropped", step.dropped());
    json.put("open", step.open()).put("quiet", step.quiet());
    json.put("fromFirst", finite(step.fromFirst()));
    json.put("fromPrevious", finite(step.fromPrevious()));
    json.put("low", finite(step.low())).put("high", finite(step.high()));
    ObjectNode time = json.putObject("time");
    times(time, "fromPrevious", step.sincePrevious());
    times(time, "fromFirst", step.sinceFirst());
    return json;
  }

  private static void times(ObjectNode json, String name, @Nullable Times times) {
    if (times == null) {
      json.putNull(name);
      return;
    }
    json.putObject(name)
        .put("mean", finite(times.mean()))
        .put("median", finite(times.median()))
        .put("p10", finite(times.p10()))
        .put("p90", finite(times.p90()));
  }

  private ObjectNode person(Listed listed) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("person", String.format(Locale.ROOT, "p_%016x", listed.person()));
    json.put("userId", data.idsOf(listed.firstSequence()).userId());
    json.put("entered", Calendar.iso(listed.enteredMillis()));
    json.set("last", event(listed.lastEvent(), listed.lastMillis()));
    String next = listed.nextEvent();
    json.set("next", next == null ? null : event(next, listed.nextMillis()));
    return json;
  }

  private static ObjectNode event(String name, long millis) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("event", name)
        .put("time", Calendar.iso(millis));
  }

  /** JSON has no NaN and no infinity. */
  private static @Nullable Double finite(double number) {
    return Double.isFinite(number) ? number : null;
  }
}
