package io.fullfunnel.engine.attribution;

import java.util.List;

/** Gives the conversions of a path to its touches, model by model. Belongs to one thread. */
final class Crediting {
  static final int NOTHING = -1;

  private final List<Model> models;
  private final Weights weights = new Weights();
  private final Units units = new Units();
  private long[] shares = new long[16];
  private long[] values = new long[16];

  Crediting(List<Model> models) {
    this.models = models;
  }

  /**
   * Credits conversions that have the same path.
   *
   * @param times how many
   * @param value of all of them, in millionths
   */
  void credit(Journey path, long times, long value, AttributionCell cell) {
    cell.converted(times, value);
    if (path.size() == 0) {
      cell.untouched(times, value);
      return;
    }
    for (int model = 0; model < models.size(); model++) {
      switch (models.get(model)) {
        case Model.Markov ignored -> {} // all paths at once, at the end
        case Model.Participation ignored -> participate(model, path, times, value, cell);
        default -> share(model, path, times, value, cell);
      }
    }
  }

  private void share(int model, Journey path, long times, long value, AttributionCell cell) {
    if (shares.length < path.size()) {
      shares = new long[path.size() * 2];
      values = new long[path.size() * 2];
    }
    units.share(weights.of(models.get(model), path), path.size(), shares);
    units.shareLikewise(value, shares, path.size(), values);
    for (int i = 0; i < path.size(); i++) {
      if (shares[i] != 0) {
        cell.credit(model, path.label(i), Math.multiplyExact(shares[i], times), values[i]);
      }
    }
  }

  private static void participate(
      int model, Journey path, long times, long value, AttributionCell cell) {
    for (int i = 0; i < path.size(); i++) {
      if (path.isNew(i)) {
        long all = Math.multiplyExact(Attribution.UNITS, times);
        cell.credit(model, path.label(i), all, value);
      }
    }
  }

  /**
   * The units of one conversion that a model gives to a touch, or {@link #NOTHING}; of models that
   * share all paths at once 0 where the path has the touch.
   */
  long units(int model, Journey path, int label) {
    long given = NOTHING;
    boolean shared = models.get(model).adds() && !(models.get(model) instanceof Model.Markov);
    if (shared && path.size() > 0) {
      if (shares.length < path.size()) {
        shares = new long[path.size() * 2];
        values = new long[path.size() * 2];
      }
      units.share(weights.of(models.get(model), path), path.size(), shares);
    }
    for (int i = 0; i < path.size(); i++) {
      if (path.label(i) == label && (!shared || shares[i] != 0)) {
        long more = shared ? shares[i] : 0;
        given = given == NOTHING ? more : given + more;
      }
    }
    return models.get(model) instanceof Model.Participation && given == 0
        ? Attribution.UNITS
        : given;
  }
}
