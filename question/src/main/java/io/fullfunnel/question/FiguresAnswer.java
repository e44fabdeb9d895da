package io.fullfunnel.question;

import io.fullfunnel.engine.figures.Figures;
import io.fullfunnel.engine.figures.FiguresReport;
import io.fullfunnel.engine.figures.FiguresReport.Numbers;
import io.fullfunnel.engine.figures.Measure;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes figures in the fields of the contract. */
final class FiguresAnswer {
  private static final double MILLION = 1e6;
  private static final double MILLIS = 1000;

  private final FiguresQuestion question;
  private final FiguresReport report;
  private final List<Measure> measures;
  private final Data data;

  FiguresAnswer(FiguresQuestion question, FiguresReport report, Data data) {
    this.question = question;
    this.report = report;
    this.measures = question.measures();
    this.data = data;
  }

  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode rows = json.putArray("rows");
    if (question.by() == null) {
      rows(rows, report.total());
    } else {
      report.groups().forEach(group -> rows(rows, group));
    }
    if (question.by() != null && question.now().buckets() != null) {
      rows(json.putArray("totals"), report.total());
    }
    json.set("total", total());
    if (question.list() != null) {
      Rows.list(json, report.list(), this::listed);
    }
    return json;
  }

  private ObjectNode total() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    Numbers before = before(report.total());
    put(json, report.total().spans().getFirst().ever(), before == null ? null : before.ever());
    ObjectNode adds = json.putObject("adds");
    question.figures().forEach(figure -> adds.put(figure.name(), figure.made().adds()));
    return json;
  }

  private static @Nullable Numbers before(FiguresReport.Group group) {
    return group.spans().size() < 2 ? null : group.spans().get(1);
  }

  /** One row, or one for each bucket. */
  private void rows(ArrayNode rows, FiguresReport.Group group) {
    Numbers now = group.spans().getFirst();
    Numbers then = before(group);
    List<@Nullable String> starts = question.now().starts();
    for (int b = 0; b < starts.size(); b++) {
      ObjectNode row = Rows.keyed(group.key());
      row.put("start", starts.get(b));
      boolean bucketed = question.now().buckets() != null;
      List<Long> earlier = then == null ? null : bucketed ? bucket(then, b) : then.ever();
      put(row, bucketed ? now.buckets().get(b) : now.ever(), earlier);
      rows.add(row);
    }
  }

  private static @Nullable List<Long> bucket(Numbers numbers, int bucket) {
    return bucket < numbers.buckets().size() ? numbers.buckets().get(bucket) : null;
  }

  private void put(ObjectNode row, List<Long> now, @Nullable List<Long> then) {
    ObjectNode values = values(now);
    row.set("values", values);
    if (question.before() != null) {
      ObjectNode before = then == null ? null : values(then);
      row.set("before", before);
      row.set("change", before == null ? null : Beside.change(values, before));
    }
  }

  private ObjectNode values(List<Long> numbers) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    for (Figure figure : question.figures()) {
      switch (figure.made()) {
        case Figure.Counted counted -> json.put(figure.name(), number(numbers, counted.measure()));
        case Figure.Without without ->
            json.put(
                figure.name(), number(numbers, without.all()) - number(numbers, without.less()));
        case Figure.Amount amount -> json.put(figure.name(), Amounts.of(micros(numbers, amount)));
        default -> json.put(figure.name(), finite(value(numbers, figure.made())));
      }
    }
    return json;
  }

  private long number(List<Long> numbers, Measure measure) {
    return numbers.get(measures.indexOf(measure));
  }

  private long micros(List<Long> numbers, Figure.Amount amount) {
    long sum = 0;
    for (Measure part : amount.parts()) {
      sum = Math.addExact(sum, number(numbers, part));
    }
    return sum;
  }

  private double value(List<Long> numbers, Figure.Made made) {
    return switch (made) {
      case Figure.Counted counted -> number(numbers, counted.measure());
      case Figure.Without without ->
          number(numbers, without.all()) - number(numbers, without.less());
      case Figure.Amount amount -> micros(numbers, amount) / MILLION;
      case Figure.MeanSeconds mean ->
          number(numbers, mean.millis()) / MILLIS / number(numbers, mean.of());
      case Figure.Rate rate -> value(numbers, rate.part()) / value(numbers, rate.whole());
    };
  }

  /** JSON has no NaN and no infinity. */
  private static @Nullable Double finite(double number) {
    return Double.isFinite(number) ? number : null;
  }

  private ObjectNode listed(FiguresReport.Listed listed) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    boolean nobody = listed.person() == Figures.NOBODY;
    json.put("person", nobody ? null : TraceJson.id(listed.person()));
    json.put("userId", nobody ? null : data.idsOf(listed.sequence()).userId());
    json.put("time", Calendar.iso(listed.timeMillis()));
    return json.put("event", listed.event());
  }
}
