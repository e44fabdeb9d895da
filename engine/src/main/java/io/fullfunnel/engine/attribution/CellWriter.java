package io.fullfunnel.engine.attribution;

import io.fullfunnel.engine.AnalysisException;
import io.fullfunnel.engine.attribution.AttributionReport.Credit;
import io.fullfunnel.engine.attribution.AttributionReport.Credits;
import io.fullfunnel.engine.attribution.AttributionReport.Path;
import io.fullfunnel.engine.attribution.AttributionReport.Totals;
import io.fullfunnel.engine.attribution.AttributionReport.Touch;
import io.fullfunnel.engine.stats.Firsts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Turns what was counted of one cell into its totals, and solves the chain of its paths. */
record CellWriter(
    List<Model> models, int order, boolean nulls, TouchNames names, boolean forgotten) {
  private static final int MOST_SHOWN = 100;
  private static final Comparator<Credit> BY_CREDIT =
      Comparator.comparingLong(Credit::units)
          .thenComparingLong(Credit::micros)
          .reversed()
          .thenComparing(credit -> credit.touch().none())
          .thenComparing(credit -> credit.touch().name());

  Totals totals(AttributionCell cell) {
    Map<String, Integer> labels = labels(cell);
    List<Credits> byModel = new ArrayList<>();
    for (int model = 0; model < models.size(); model++) {
      byModel.add(
          models.get(model) instanceof Model.Markov
              ? markov(cell, labels)
              : counted(cell, model, labels));
    }
    long distinct = forgotten ? -1 : cell.paths().size();
    return cell.totals(distinct, paths(cell), List.copyOf(byModel));
  }

  /** The touches of paths with a conversion, by name. */
  private Map<String, Integer> labels(AttributionCell cell) {
    Map<String, Integer> labels = new TreeMap<>();
    cell.credits().keySet().forEach(label -> labels.put(names.name(label), label));
    cell.paths()
        .forEach((path, of) -> {
          if (of[AttributionCell.CONVERSIONS] > 0) {
            for (int label : path.labels()) {
              labels.put(names.name(label), label);
            }
          }
        });
    return labels;
  }

  private static Credits counted(AttributionCell cell, int model, Map<String, Integer> labels) {
    List<Credit> credits = new ArrayList<>();
    long[] nothing = new long[2 * model + 2];
    labels.forEach((name, label) -> {
      long[] of = cell.credits().getOrDefault(label, nothing);
      long units = of[2 * model];
      credits.add(new Credit(new Touch(name, false), units, of[2 * model + 1], Double.NaN));
    });
    return credits(Double.NaN, credits, cell);
  }

  private Credits markov(AttributionCell cell, Map<String, Integer> labels) {
    if (forgotten) {
      throw new AnalysisException(
          AnalysisException.Code.TOO_LARGE,
          "There are too many different paths to solve the model markov for. Ask for touches by"
              + " something with fewer values, for a shorter \"lookback\", or for other models.");
    }
    var chain = new Chain(cell.paths(), order, nulls, names);
    double[] weights = new double[labels.size()];
    int place = 0;
    for (int label : labels.values()) {
      weights[place++] = chain.effects().getOrDefault(label, 0.0);
    }
    long touched = cell.conversions() - cell.untouched();
    long[] units = Units.share(Math.multiplyExact(touched, Attribution.UNITS), weights);
    long[] micros = Units.share(cell.micros() - cell.untouchedMicros(), weights);
    List<Credit> credits = new ArrayList<>();
    place = 0;
    for (String name : labels.keySet()) {
      double effect = weights[place];
      credits.add(new Credit(new Touch(name, false), units[place], micros[place++], effect));
    }
    return credits(chain.chance(), credits, cell);
  }

  /** Conversions without a touch are credited to none. */
  private static Credits credits(double chance, List<Credit> credits, AttributionCell cell) {
    if (cell.untouched() > 0) {
      long units = Math.multiplyExact(cell.untouched(), Attribution.UNITS);
      credits.add(new Credit(new Touch("", true), units, cell.untouchedMicros(), Double.NaN));
    }
    credits.sort(BY_CREDIT);
    return new Credits(chance, List.copyOf(credits));
  }

  /** The most used ones; most paths are never more than looked at. */
  private List<Path> paths(AttributionCell cell) {
    List<Path> paths = new ArrayList<>();
    for (Map.Entry<PathKey, long[]> path :
        Firsts.of(cell.paths().entrySet(), MOST_SHOWN, this::byUse)) {
      List<String> touches = new ArrayList<>();
      for (int label : path.getKey().labels()) {
        touches.add(names.name(label));
      }
      long[] of = path.getValue();
      paths.add(
          new Path(
              touches,
              of[AttributionCell.CONVERSIONS],
              of[AttributionCell.MICROS],
              of[AttributionCell.NULLS]));
    }
    return List.copyOf(paths);
  }

  /** Most conversions first, then most without; then by the names of their touches. */
  private int byUse(Map.Entry<PathKey, long[]> one, Map.Entry<PathKey, long[]> other) {
    long[] a = one.getValue();
    long[] b = other.getValue();
    int use = Long.compare(b[AttributionCell.CONVERSIONS], a[AttributionCell.CONVERSIONS]);
    use = use != 0 ? use : Long.compare(b[AttributionCell.NULLS], a[AttributionCell.NULLS]);
    if (use != 0) {
      return use;
    }
    int[] left = one.getKey().labels();
    int[] right = other.getKey().labels();
    for (int i = 0; i < Math.min(left.length, right.length); i++) {
      int name = names.name(left[i]).compareTo(names.name(right[i]));
      if (name != 0) {
        return name;
      }
    }
    return Integer.compare(left.length, right.length);
  }
}
