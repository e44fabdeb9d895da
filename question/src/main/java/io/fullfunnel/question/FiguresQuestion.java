package io.fullfunnel.question;

import io.fullfunnel.engine.Period;
import io.fullfunnel.engine.census.Census;
import io.fullfunnel.engine.figures.FigureList;
import io.fullfunnel.engine.figures.Figures;
import io.fullfunnel.engine.figures.Measure;
import io.fullfunnel.engine.figures.Span;
import io.fullfunnel.engine.groups.Split;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Figures of a period, by groups and time. */
record FiguresQuestion(
    List<Figure> figures,
    boolean money,
    Calendar calendar,
    Stretch now,
    @Nullable Stretch before,
    Filters filters,
    @Nullable SplitBy by,
    @Nullable FigureListing list,
    String bots,
    String internal,
    boolean fold,
    String channels,
    List<Note> unknown)
    implements Question {

  /** A period, and its buckets where the question has {@code every}. */
  record Stretch(Period period, @Nullable Buckets buckets) {
    Span span() {
      return new Span(period, buckets == null ? List.of() : buckets.bounds());
    }

    /** Where each bucket begins, as it is written; one without a start if there are none. */
    List<@Nullable String> starts() {
      List<@Nullable String> starts = new ArrayList<>();
      if (buckets == null) {
        starts.add(null);
      } else {
        starts.addAll(buckets.starts());
      }
      return starts;
    }
  }

  @Override
  public String ask() {
    return "figures";
  }

  /** What the engine counts, each once. */
  List<Measure> measures() {
    var measures = new LinkedHashSet<Measure>();
    figures.forEach(figure -> measures.addAll(figure.made().measures()));
    return List.copyOf(measures);
  }

  /** For the engine. */
  Figures analysis(@Nullable FigureList listed) {
    List<Measure> measures = measures();
    List<Span> spans = new ArrayList<>();
    spans.add(now.span());
    if (before != null) {
      spans.add(before.span());
    }
    Split split =
        by == null
            ? null
            : new Split(by.properties(), by.at(), by.limit(), order(measures), fold, null);
    return new Figures(measures, spans, split, filters.onEvents(), filters.onPeople(), listed);
  }

  /** Groups are ordered by the first figure; by what a rate is a share of, if all are rates. */
  private int order(List<Measure> measures) {
    for (Figure figure : figures) {
      if (figure.made() instanceof Figure.Counted || figure.made() instanceof Figure.Amount) {
        return measures.indexOf(figure.made().measures().getFirst());
      }
    }
    return measures.indexOf(figures.getFirst().made().measures().getLast());
  }

  /** Counts what the filters leave; null without filters. */
  @Nullable Census census() {
    return filters.census();
  }

  @Override
  public ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("ask", ask());
    var names = json.putArray("figures");
    figures.forEach(figure -> names.add(figure.json()));
    json.put("every", now.buckets() == null ? null : now.buckets().every().word());
    json.set("period", calendar.json(now.period()));
    json.put("asOf", Calendar.iso(calendar.asOf()));
    json.put("zone", calendar.zoneName());
    json.put("weekStart", calendar.weekStart().name().toLowerCase(Locale.ROOT));
    filters.write(json);
    json.set("by", by == null ? JsonNodeFactory.instance.nullNode() : by.json());
    json.set("list", list == null ? JsonNodeFactory.instance.nullNode() : list.json());
    json.set("compare", before == null ? null : calendar.json(before.period()));
    json.put("bots", bots).put("internal", internal).put("fold", fold);
    return json.put("channels", channels).putNull("after");
  }
}
