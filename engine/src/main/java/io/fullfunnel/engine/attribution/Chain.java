package io.fullfunnel.engine.attribution;

import io.fullfunnel.engine.AnalysisException;
import io.fullfunnel.engine.stats.LinearSystem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The absorbing Markov chain of counted paths: a state is the last touches, as many as the order
 * says. Removing a touch leads every path that would come to it to no conversion (Anderl et al.
 * 2016), so what is lost is P(pass the touch) × P(conversion from there): of expected visits u and
 * chances of conversion c, both from one split of I − Q, u over the touch's states is h·N over
 * them, where h says in which of them the touch is first met; lost is h·c.
 */
final class Chain {
  private final int order;
  private final TouchNames names;
  private final Map<PathKey, Integer> numbers = new HashMap<>();
  private final List<PathKey> states = new ArrayList<>();
  private final Map<Long, long[]> steps = new HashMap<>();
  private final Map<Integer, Double> effects = new TreeMap<>();
  private double chance;

  /** Solves the chain; paths without a conversion are left out unless {@code nulls}. */
  Chain(Map<PathKey, long[]> paths, int order, boolean nulls, TouchNames names) {
    this.order = order;
    this.names = names;
    state(new PathKey(new int[0])); // the start
    paths.forEach((path, of) -> {
      long converted = of[AttributionCell.CONVERSIONS];
      long not = nulls ? of[AttributionCell.NULLS] : 0;
      if (converted + not > 0) {
        add(path.labels(), converted, not);
      }
    });
    if (states.size() > 1) {
      solve();
    }
  }

  /** That a path leads to a conversion. */
  double chance() {
    return chance;
  }

  /** By label, the share of conversions lost without the touch. */
  Map<Integer, Double> effects() {
    return effects;
  }

  private static final int CONVERSION = -1;
  private static final int NO_CONVERSION = -2;

  private void add(int[] path, long converted, long not) {
    int from = 0;
    for (int i = 0; i < path.length; i++) {
      int to = state(new PathKey(Arrays.copyOfRange(path, Math.max(0, i + 1 - order), i + 1)));
      step(from, to, converted + not);
      from = to;
    }
    step(from, CONVERSION, converted);
    step(from, NO_CONVERSION, not);
  }

  private int state(PathKey last) {
    Integer known = numbers.putIfAbsent(last, states.size());
    if (known != null) {
      return known;
    }
    states.add(last);
    if (states.size() > Attribution.MOST_STATES + 1) {
      throw new AnalysisException(
          AnalysisException.Code.TOO_LARGE,
          "The model markov of order "
              + order
              + " would have more than 1,000 states, one for each "
              + (order == 1 ? "touch" : "run of touches")
              + ". Ask for a lower \"order\", for touches by something with fewer values, or for"
              + " other models.");
    }
    return states.size() - 1;
  }

  private void step(int from, int to, long times) {
    if (times > 0) {
      steps.computeIfAbsent(((long) from << 32) | (to & 0xffff_ffffL), s -> new long[1])[0] +=
          times;
    }
  }

  private void solve() {
    int[] placeOf = places();
    int size = states.size() - 1;
    long[] all = new long[size + 1];
    steps.forEach((step, times) -> all[(int) (step >> 32)] += times[0]);
    double[][] matrix = new double[size][size];
    double[] converting = new double[size];
    double[] starting = new double[size];
    for (int state = 0; state < size; state++) {
      matrix[state][state] = 1;
    }
    steps.forEach((step, times) -> {
      int from = (int) (step >> 32);
      int to = step.intValue();
      double share = (double) times[0] / all[from];
      if (from == 0 && to > 0) {
        starting[placeOf[to]] = share;
      } else if (from > 0 && to == CONVERSION) {
        converting[placeOf[from]] = share;
      } else if (from > 0 && to > 0) {
        matrix[placeOf[from]][placeOf[to]] -= share;
      }
    });
    var system = new LinearSystem(matrix);
    double[] chances = system.solve(converting);
    double[] visits = system.solveTransposed(starting);
    for (int state = 0; state < size; state++) {
      chance += starting[state] * chances[state];
    }
    byTouch(placeOf)
        .forEach((label, own) ->
            effects.put(label, chance > 0 ? lost(own, system, chances, visits) / chance : 0));
  }

  /** The places of states in the order of their names: the same paths, the same bits. */
  private int[] places() {
    List<Integer> sorted = new ArrayList<>();
    for (int state = 1; state < states.size(); state++) {
      sorted.add(state);
    }
    sorted.sort(Comparator.comparing(this::text));
    int[] placeOf = new int[states.size()];
    for (int place = 0; place < sorted.size(); place++) {
      placeOf[sorted.get(place)] = place;
    }
    return placeOf;
  }

  private String text(int state) {
    var text = new StringBuilder();
    for (int label : states.get(state).labels()) {
      text.append(names.name(label)).append('\0');
    }
    return text.toString();
  }

  /** Of each touch the places of the states that end with it. */
  private Map<Integer, List<Integer>> byTouch(int[] placeOf) {
    Map<Integer, List<Integer>> byTouch = new TreeMap<>();
    for (int state = 1; state < states.size(); state++) {
      int[] labels = states.get(state).labels();
      byTouch
          .computeIfAbsent(labels[labels.length - 1], l -> new ArrayList<>())
          .add(placeOf[state]);
    }
    byTouch.values().forEach(list -> list.sort(Comparator.naturalOrder()));
    return byTouch;
  }

  private static double lost(
      List<Integer> own, LinearSystem system, double[] chances, double[] visits) {
    int size = own.size();
    double[][] among = new double[size][size];
    double[] met = new double[size];
    double[] unit = new double[system.size()];
    for (int column = 0; column < size; column++) {
      unit[own.get(column)] = 1;
      double[] from = system.solve(unit);
      unit[own.get(column)] = 0;
      for (int row = 0; row < size; row++) {
        among[row][column] = from[own.get(row)];
      }
      met[column] = visits[own.get(column)];
    }
    double[] first = new LinearSystem(among).solveTransposed(met);
    double lost = 0;
    for (int state = 0; state < size; state++) {
      lost += first[state] * chances[own.get(state)];
    }
    return Math.max(0, lost);
  }
}
