package io.fullfunnel.question;

import io.fullfunnel.engine.pages.PagesReport;
import io.fullfunnel.engine.pages.PagesReport.Numbers;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes pages in the fields of the contract. */
record PagesAnswer(PagesQuestion question, PagesReport report, Data data) {
  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode rows = json.putArray("rows");
    for (PagesReport.Page page : report.pages()) {
      ObjectNode row = JsonNodeFactory.instance.objectNode();
      ArrayNode key = row.putArray("key");
      page.key().forEach(key::add);
      row.setAll(figures(page.spans()));
      rows.add(row);
    }
    ObjectNode total = figures(report.total().spans());
    ObjectNode adds = total.putObject("adds");
    PageFigures.ALL.forEach(figure -> adds.put(figure.name(), figure.adds()));
    json.set("total", total);
    if (question.list() != null) {
      ArrayNode list = json.putArray("list");
      report.list().forEach(listed -> list.add(listed(listed)));
    }
    return json;
  }

  private ObjectNode figures(List<Numbers> spans) {
    ObjectNode now = PageFigures.json(spans.getFirst());
    return question.common().before() == null
        ? now
        : Beside.put(now, PageFigures.json(spans.get(1)));
  }

  private ObjectNode listed(PagesReport.Listed listed) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("person", String.format(Locale.ROOT, "p_%016x", listed.person()));
    json.put("userId", data.idsOf(listed.sequence()).userId());
    json.put("time", Calendar.iso(listed.timeMillis()));
    return json.put("event", listed.event());
  }
}
