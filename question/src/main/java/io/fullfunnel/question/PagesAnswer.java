package io.fullfunnel.question;

import io.fullfunnel.engine.pages.PagesReport;
import io.fullfunnel.engine.pages.PagesReport.Numbers;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes pages in the fields of the contract. */
record PagesAnswer(PagesQuestion question, PagesReport report, Data data) {
  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode rows = json.putArray("rows");
    for (PagesReport.Page page : report.pages()) {
      rows.add(Rows.keyed(page.key()).setAll(figures(page.spans())));
    }
    ObjectNode total = figures(report.total().spans());
    ObjectNode adds = total.putObject("adds");
    PageFigures.ALL.forEach(figure -> adds.put(figure.name(), figure.adds()));
    json.set("total", total);
    if (question.list() != null) {
      Rows.list(json, report.list(), this::listed);
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
    return Rows.listed(
        data, listed.person(), listed.sequence(), listed.timeMillis(), listed.event());
  }
}
