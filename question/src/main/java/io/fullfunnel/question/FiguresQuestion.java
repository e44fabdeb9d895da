package io.fullfunnel.question;

import io.fullfunnel.engine.Period;
import io.fullfunnel.engine.figures.FigureList;
import io.fullfunnel.engine.figures.Figures;
import io.fullfunnel.engine.figures.Measure;
import io.fullfunnel.engine.figures.Span;
import io.fullfunnel.engine.groups.Split;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Figures of a period, by groups and time. */
record FiguresQuestion(
    List<Figure> figures,
    boolean money,
    Common common,
    Stretch now,
    @Nullable Stretch before,
    @Nullable SplitBy by,
    @Nullable FigureListing list,
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
    Split split = by == null ? null : by.split(order(measures), common.fold());
    Filters filters = common.filters();
    return new Figures(measures, spans, split, filters.onEvents(), filters.onPeople(), listed);
  }

  /** What groups are ordered by: the first figure that is a count or an amount. */
  Figure leading() {
    for (Figure figure : figures) {
      if (figure.made() instanceof Figure.Counted || figure.made() instanceof Figure.Amount) {
        return figure;
      }
    }
    return figures.getFirst();
  }

  /** The measure behind it; what a rate is a share of, if all are rates. */
  private int order(List<Measure> measures) {
    List<Measure> of = leading().made().measures();
    boolean counts =
        leading().made() instanceof Figure.Counted || leading().made() instanceof Figure.Amount;
    return measures.indexOf(counts ? of.getFirst() : of.getLast());
  }

  @Override
  public ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("ask", ask());
    var names = json.putArray("figures");
    figures.forEach(figure -> names.add(figure.json()));
    json.put("every", now.buckets() == null ? null : now.buckets().every().word());
    return common.write(json, by == null ? null : by.json(), list == null ? null : list.pointer());
  }
}
