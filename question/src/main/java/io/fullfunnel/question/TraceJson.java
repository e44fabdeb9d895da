package io.fullfunnel.question;

import io.fullfunnel.engine.funnel.TraceReport;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes a trace in the fields of the contract. */
final class TraceJson {
  private TraceJson() {}

  static String id(long person) {
    return String.format(Locale.ROOT, "p_%016x", person);
  }

  static ObjectNode of(FunnelQuestion.Traced whose, TraceReport report) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("person", whose.person() == null ? null : whose.text());
    if (whose.person() == null) {
      json.put("actor", whose.actor());
    }
    ArrayNode attempts = json.putArray("attempts");
    for (TraceReport.Tried tried : report.attempts()) {
      ObjectNode attempt = attempts.addObject();
      attempt.put("start", Calendar.iso(tried.startMillis())).put("depth", tried.depth());
      ArrayNode events = attempt.putArray("events");
      for (TraceReport.Taken taken : tried.events()) {
        events
            .addObject()
            .put("time", Calendar.iso(taken.timeMillis()))
            .put("event", taken.event())
            .put("step", taken.step());
      }
      attempt.put("ended", word(tried.ended())).put("counts", tried.counts());
    }
    ArrayNode rejected = json.putArray("rejected");
    for (TraceReport.Rejected row : report.rejected()) {
      rejected
          .addObject()
          .put("time", Calendar.iso(row.timeMillis()))
          .put("event", row.event())
          .put("step", row.step())
          .put("reason", word(row.reason()));
    }
    return json;
  }

  private static String word(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }
}
