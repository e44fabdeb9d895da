package io.fullfunnel.testkit.attribution;

import io.fullfunnel.engine.Period;
import io.fullfunnel.engine.Value;
import io.fullfunnel.engine.attribution.Attribution;
import io.fullfunnel.engine.attribution.Model;
import io.fullfunnel.engine.filter.EventFilter;
import io.fullfunnel.testkit.Person;
import io.fullfunnel.testkit.Row;
import io.fullfunnel.testkit.TimelineText;
import io.fullfunnel.testkit.Timelines;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The credits of {@link AttributionQuestions} a second time: for each conversion the whole timeline
 * is looked at anew, and parts are shares of one, not units.
 */
final class NaiveAttribution {
  private final Attribution question;
  private final Period period;
  final List<Converted> converted = new ArrayList<>();
  final List<List<String>> nulls = new ArrayList<>();

  /** A touch with its name. */
  record Named(Row row, String name, boolean direct) {}

  /** A conversion with its path. */
  record Converted(Person person, Row row, List<Named> path, List<Integer> anchors, long micros) {}

  NaiveAttribution(Attribution question, Timelines people, Period period) {
    this.question = question;
    this.period = period;
    for (Person person : people.people()) {
      boolean asked =
          question.people() == null
              || person.rows().stream().anyMatch(row -> row.event().equals("lead"));
      if (asked) {
        read(person);
      }
    }
  }

  private void read(Person person) {
    List<Row> rows = person.rows().stream().filter(this::exists).toList();
    List<Named> touches = touches(person, rows);
    List<Row> orders = rows.stream().filter(row -> row.event().equals("order")).toList();
    Set<Row> served = new HashSet<>();
    Row before = null;
    for (Row order : orders) {
      List<Named> path = new ArrayList<>();
      for (Named touch : touches) {
        boolean late = rows.indexOf(touch.row) > rows.indexOf(order);
        boolean old = touch.row.timeMillis() < order.timeMillis() - question.lookbackMillis();
        boolean gone =
            !question.shared() && before != null && rows.indexOf(touch.row) <= rows.indexOf(before);
        if (!late && !old && !gone) {
          path.add(touch);
          served.add(touch.row);
        }
      }
      before = order;
      if (period.holds(order.timeMillis())) {
        List<Named> seen = withoutDirect(path);
        converted.add(
            new Converted(person, order, seen, anchors(rows, seen, order), micros(order)));
      }
    }
    if (question.nulls()) {
      nulls(rows, touches, orders, served);
    }
  }

  private boolean exists(Row row) {
    return row.isEvent() && (question.where() == null || "mobile".equals(text(row, "device")));
  }

  private static String text(Row row, String property) {
    Value value = row.properties().get(property);
    return value == null ? "" : value.asKey();
  }

  /** Touches are told from the whole timeline; then those count that exist for the question. */
  private List<Named> touches(Person person, List<Row> existing) {
    List<Named> touches = new ArrayList<>();
    Set<Integer> landed = new HashSet<>();
    int visit = 0;
    Row last = null;
    for (Row row : person.rows()) {
      if (!row.isEvent()) {
        continue;
      }
      boolean opens =
          last == null || row.timeMillis() - last.timeMillis() > TimelineText.millis("30m");
      visit += opens ? 1 : 0;
      last = row;
      if (existing.contains(row) && isTouch(row, opens, visit, landed)) {
        String name =
            question.touches().names().stream()
                .map(property -> text(row, property))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("");
        if (!name.isEmpty()) {
          touches.add(new Named(row, name, text(row, "channel").equals("Direct")));
        }
      }
    }
    return touches;
  }

  private boolean isTouch(Row row, boolean opens, int visit, Set<Integer> landed) {
    EventFilter which = question.touches().which();
    if (which == null) {
      return opens || row.properties().containsKey("channel");
    }
    return row.event().equals("view") && (!question.touches().landing() || landed.add(visit));
  }

  private List<Named> withoutDirect(List<Named> path) {
    List<Named> others = path.stream().filter(touch -> !touch.direct).toList();
    return !question.touches().direct() || others.isEmpty() ? List.copyOf(path) : others;
  }

  private List<Integer> anchors(List<Row> rows, List<Named> path, Row order) {
    List<Integer> anchors = new ArrayList<>();
    for (EventFilter anchor : question.anchors()) {
      String event = ((EventFilter.Named) anchor).event();
      for (Row row : rows) {
        boolean inside =
            !path.isEmpty()
                && rows.indexOf(row) >= rows.indexOf(path.getFirst().row)
                && rows.indexOf(row) <= rows.indexOf(order);
        if (inside && row.event().equals(event)) {
          int touch = -1;
          for (int i = 0; i < path.size(); i++) {
            touch = rows.indexOf(path.get(i).row) <= rows.indexOf(row) ? i : touch;
          }
          anchors.add(touch);
          break;
        }
      }
    }
    return anchors;
  }

  private static long micros(Row row) {
    Value value = row.properties().get("amount");
    BigDecimal number = value == null ? null : value.number();
    return number == null
        ? 0
        : number.setScale(6, RoundingMode.HALF_EVEN).unscaledValue().longValueExact();
  }

  private void nulls(List<Row> rows, List<Named> touches, List<Row> orders, Set<Row> served) {
    List<Named> run = new ArrayList<>();
    for (Row row : rows) {
      Named touch = touches.stream().filter(t -> t.row.equals(row)).findFirst().orElse(null);
      if (touch != null) {
        boolean pause =
            !run.isEmpty()
                && row.timeMillis() - run.getLast().row.timeMillis() > question.lookbackMillis();
        if (pause || served.contains(row)) {
          end(run);
        }
        if (!served.contains(row)) {
          run.add(touch);
        }
      }
      if (orders.contains(row)) {
        end(run);
      }
    }
    end(run);
  }

  private void end(List<Named> run) {
    if (!run.isEmpty() && period.holds(run.getLast().row.timeMillis())) {
      nulls.add(withoutDirect(run).stream().map(Named::name).toList());
    }
    run.clear();
  }

  /** How often each path was, as text. */
  Map<String, String> paths() {
    Map<String, long[]> counts = new TreeMap<>();
    for (Converted one : converted) {
      if (!one.path.isEmpty()) {
        String path = one.path.stream().map(Named::name).toList().toString();
        long[] of = counts.computeIfAbsent(path, p -> new long[3]);
        of[0]++;
        of[1] += one.micros;
      }
    }
    nulls.forEach(path -> counts.computeIfAbsent(path.toString(), p -> new long[3])[2]++);
    Map<String, String> texts = new HashMap<>();
    counts.forEach((path, of) -> texts.put(path, of[0] + " " + of[1] + " " + of[2]));
    return texts;
  }

  /** The part of one conversion that each touch's name gets; of Markov nothing. */
  static Map<String, Double> parts(Model model, Converted one) {
    List<Named> path = one.path;
    double[] weights = new double[path.size()];
    int last = path.size() - 1;
    switch (model) {
      case Model.Positions p -> positions(p, weights);
      case Model.LastNonDirect ignored -> {
        int chosen = last;
        while (chosen > 0 && path.get(chosen).direct) {
          chosen--;
        }
        weights[path.get(chosen).direct ? last : chosen] = 1;
      }
      case Model.Linear ignored -> Arrays.fill(weights, 1);
      case Model.TimeDecay decay -> {
        for (int i = 0; i <= last; i++) {
          double age = one.row.timeMillis() - path.get(i).row.timeMillis();
          weights[i] = Math.pow(0.5, age / decay.halfLifeMillis());
        }
      }
      case Model.WShape ignored -> wShape(one, weights);
      case Model.Participation ignored -> {
        Map<String, Double> all = new HashMap<>();
        path.forEach(touch -> all.put(touch.name, 1.0));
        return all;
      }
      case Model.Shapley ignored -> {
        Set<String> different = new LinkedHashSet<>();
        path.forEach(touch -> different.add(touch.name));
        Map<String, Double> all = new HashMap<>();
        different.forEach(name -> all.put(name, 1.0 / different.size()));
        return all;
      }
      case Model.Markov ignored -> {
        return Map.of();
      }
    }
    double sum = Arrays.stream(weights).sum();
    Map<String, Double> parts = new HashMap<>();
    for (int i = 0; i <= last; i++) {
      if (weights[i] > 0) {
        parts.merge(path.get(i).name, weights[i] / sum, Double::sum);
      }
    }
    return parts;
  }

  private static void positions(Model.Positions of, double[] weights) {
    int last = weights.length - 1;
    for (int i = 0; i <= last; i++) {
      weights[i] = i > 0 && i < last ? of.middle() / (weights.length - 2) : 0;
    }
    weights[0] = of.first();
    weights[last] = last == 0 ? 1 : of.last();
    if (last == 1 && of.first() + of.last() == 0) {
      weights[0] = 1;
      weights[1] = 1;
    }
  }

  private static void wShape(Converted one, double[] weights) {
    int last = weights.length - 1;
    if (last < 2) {
      Arrays.fill(weights, 1);
      return;
    }
    List<Integer> keys = new ArrayList<>(one.anchors);
    keys.add(0);
    if (one.anchors.size() < 2) {
      keys.add(last);
    }
    long others = weights.length - (long) new HashSet<>(keys).size();
    for (int i = 0; i <= last; i++) {
      weights[i] = keys.contains(i) ? 0 : 10.0 / others;
    }
    keys.forEach(key -> weights[key] += 30);
  }
}
