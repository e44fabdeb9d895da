package io.fullfunnel.question;

import io.fullfunnel.engine.Period;
import io.fullfunnel.engine.census.Census;
import io.fullfunnel.engine.pages.PageEvents;
import io.fullfunnel.engine.pages.PageList;
import io.fullfunnel.engine.pages.Pages;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
    Calendar calendar,
    Period period,
    @Nullable Period before,
    Filters filters,
    PagesBy by,
    @Nullable PagesListing list,
    String bots,
    String internal,
    boolean fold,
    String channels,
    List<Note> unknown)
    implements Question {
  @Override
  public String ask() {
    return "pages";
  }

  /** For the engine. */
  Pages analysis(@Nullable PageList listed) {
    List<Period> spans = new ArrayList<>();
    spans.add(period);
    if (before != null) {
      spans.add(before);
    }
    return new Pages(
        events,
        within.millis(),
        spans,
        by.split(fold),
        filters.onEvents(),
        filters.onPeople(),
        listed);
  }

  /** Counts what the filters leave; null without filters. */
  @Nullable Census census() {
    return filters.census();
  }

  @Override
  public ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("ask", ask());
    json.set("goal", goal.json().path("goal"));
    json.put("within", within.text());
    json.set("period", calendar.json(period));
    json.put("asOf", Calendar.iso(calendar.asOf()));
    json.put("zone", calendar.zoneName());
    json.put("weekStart", calendar.weekStart().name().toLowerCase(Locale.ROOT));
    filters.write(json);
    json.set("by", by.json());
    json.set("list", list == null ? JsonNodeFactory.instance.nullNode() : list.json());
    json.set("compare", before == null ? null : calendar.json(before));
    json.put("bots", bots).put("internal", internal).put("fold", fold);
    return json.put("channels", channels).putNull("after");
  }
}
