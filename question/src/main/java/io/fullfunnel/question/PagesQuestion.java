package io.fullfunnel.question;

import io.fullfunnel.engine.Period;
import io.fullfunnel.engine.pages.PageEvents;
import io.fullfunnel.engine.pages.PageList;
import io.fullfunnel.engine.pages.Pages;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What people do on each page.
 *
 * @param goal what they are to reach after a view
 * @param events what the columns count
 */
record PagesQuestion(
    Matcher goal,
    Span within,
    PageEvents events,
    Common common,
    PagesBy by,
    @Nullable PagesListing list,
    List<Note> unknown)
    implements Question {
  @Override
  public String ask() {
    return "pages";
  }

  /** For the engine. */
  Pages analysis(@Nullable PageList listed) {
    List<Period> spans = new ArrayList<>();
    spans.add(common.period());
    if (common.before() != null) {
      spans.add(common.before());
    }
    return new Pages(
        events,
        within.millis(),
        spans,
        by.split(common.fold()),
        common.filters().onEvents(),
        common.filters().onPeople(),
        listed);
  }

  @Override
  public ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("ask", ask());
    json.set("goal", goal.json().path("goal"));
    json.put("within", within.text());
    return common.write(json, by.json(), list == null ? null : list.pointer());
  }
}
