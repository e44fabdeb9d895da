package io.fullfunnel.question;

import io.fullfunnel.engine.retention.RetentionReport;
import io.fullfunnel.engine.retention.RetentionReport.Cohort;
import io.fullfunnel.question.RetentionQuestion.Stretch;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes retention in the fields of the contract. */
record RetentionAnswer(RetentionQuestion question, RetentionReport report, Data data) {
  ObjectNode json() {
    ObjectNode json = figures(report.total());
    if (question.by() != null) {
      Rows.groups(
          json, report.groups(), RetentionReport.Group::key, group -> figures(group.spans()));
    }
    if (question.list() != null) {
      Rows.list(json, report.list(), this::listed);
    }
    return json;
  }

  /** The cohorts, their rates as a grid, and all of them together. */
  private ObjectNode figures(List<List<Cohort>> spans) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode cohorts = cohorts(question.now(), spans.getFirst());
    ObjectNode total = total(question.now(), spans.getFirst());
    Stretch before = question.before();
    if (before != null) {
      ArrayNode then = cohorts(before, spans.get(1));
      for (int c = 0; c < cohorts.size(); c++) {
        boolean counterpart = c < then.size();
        Beside.put((ObjectNode) cohorts.get(c), counterpart ? (ObjectNode) then.get(c) : null);
      }
      Beside.put(total, total(before, spans.get(1)));
    }
    json.set("cohorts", cohorts);
    ArrayNode rates = json.putArray("rates");
    cohorts.forEach(cohort -> rates.add(cohort.path("rates").deepCopy()));
    json.set("total", total);
    return json;
  }

  private ArrayNode cohorts(Stretch stretch, List<Cohort> counted) {
    ArrayNode cohorts = JsonNodeFactory.instance.arrayNode();
    for (int c = 0; c < counted.size(); c++) {
      Cohort cohort = counted.get(c);
      ObjectNode json = cohorts.addObject();
      json.put("start", stretch.starts().get(c)).put("people", cohort.people());
      ArrayNode returned = json.putArray("returned");
      ArrayNode rates = json.putArray("rates");
      int begun = stretch.begun(c, question.periods(), question.common().calendar());
      for (int interval = 0; interval < begun; interval++) {
        long back = cohort.returned().get(interval);
        returned.add(back);
        rate(rates, stretch.cohorts().isOver(c, interval) ? cohort.people() : 0, back);
      }
    }
    return cohorts;
  }

  private static void rate(ArrayNode rates, long people, long back) {
    if (people == 0) {
      rates.addNull();
    } else {
      rates.add((double) back / people);
    }
  }

  /** Of each interval only the cohorts for which it is over. */
  private ObjectNode total(Stretch stretch, List<Cohort> counted) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("people", counted.stream().mapToLong(Cohort::people).sum());
    ArrayNode returned = json.putArray("returned");
    ArrayNode of = json.putArray("of");
    ArrayNode rates = json.putArray("rates");
    for (int interval = 0; interval <= question.periods(); interval++) {
      long people = 0;
      long back = 0;
      for (int c = 0; c < counted.size(); c++) {
        if (stretch.cohorts().isOver(c, interval)) {
          people += counted.get(c).people();
          back += counted.get(c).returned().get(interval);
        }
      }
      returned.add(back);
      of.add(people);
      rate(rates, people, back);
    }
    return json;
  }

  private ObjectNode listed(RetentionReport.Listed listed) {
    return Rows.listed(
        data, listed.person(), listed.sequence(), listed.timeMillis(), listed.event());
  }
}
