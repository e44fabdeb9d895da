package io.fullfunnel.engine.attribution;

import java.util.Arrays;

/** The weights of a path's touches by a model that shares each path by itself. */
final class Weights {
  private static final double KEY = 30;
  private static final double OTHERS = 10;

  private double[] weights = new double[16];
  private boolean[] keys = new boolean[16];

  /** One weight a touch, at least one of them above zero; valid until the next call. */
  double[] of(Model model, Journey path) {
    int size = path.size();
    if (weights.length < size) {
      weights = new double[size * 2];
      keys = new boolean[size * 2];
    }
    Arrays.fill(weights, 0, size, 0);
    switch (model) {
      case Model.Positions positions -> positions(positions, size);
      case Model.LastNonDirect ignored -> weights[lastNonDirect(path)] = 1;
      case Model.Linear ignored -> Arrays.fill(weights, 0, size, 1);
      case Model.TimeDecay decay -> timeDecay(decay.halfLifeMillis(), path);
      case Model.WShape ignored -> wShape(path);
      case Model.Shapley ignored -> different(path);
      case Model.Participation ignored -> different(path);
      case Model.Markov markov ->
          throw new IllegalArgumentException("no weights by themselves: " + markov);
    }
    return weights;
  }

  private void positions(Model.Positions positions, int size) {
    if (size == 1) {
      weights[0] = 1;
      return;
    }
    weights[0] = positions.first();
    weights[size - 1] = positions.last();
    for (int i = 1; i < size - 1; i++) {
      weights[i] = positions.middle() / (size - 2);
    }
    if (size == 2 && weights[0] + weights[1] == 0) {
      Arrays.fill(weights, 0, size, 1);
    }
  }

  private static int lastNonDirect(Journey path) {
    for (int i = path.size() - 1; i >= 0; i--) {
      if (!path.direct(i)) {
        return i;
      }
    }
    return path.size() - 1;
  }

  /** Told from the last touch, so that old paths do not vanish in zeros. */
  private void timeDecay(long halfLifeMillis, Journey path) {
    long last = path.age(path.size() - 1);
    for (int i = 0; i < path.size(); i++) {
      double halves = (double) (path.age(i) - last) / halfLifeMillis;
      weights[i] = StrictMath.pow(2, -halves); // not Math: its last bit is the machine's choice
    }
  }

  private void wShape(Journey path) {
    int size = path.size();
    if (size <= 2) { // of two touches first and last alone, which weigh the same
      Arrays.fill(weights, 0, size, 1);
      return;
    }
    Arrays.fill(keys, 0, size, false);
    key(0);
    for (int anchor = 0; anchor < path.anchors(); anchor++) {
      key(path.anchored(anchor));
    }
    if (path.anchors() < Attribution.MOST_ANCHORS) {
      key(size - 1);
    }
    int others = 0;
    for (int i = 0; i < size; i++) {
      others += keys[i] ? 0 : 1;
    }
    for (int i = 0; i < size; i++) {
      weights[i] = keys[i] ? weights[i] : OTHERS / others;
    }
  }

  /** A touch that is the key twice counts twice. */
  private void key(int touch) {
    keys[touch] = true;
    weights[touch] += KEY;
  }

  private void different(Journey path) {
    for (int i = 0; i < path.size(); i++) {
      weights[i] = path.isNew(i) ? 1 : 0;
    }
  }
}
