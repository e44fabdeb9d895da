package io.fullfunnel.engine.attribution;

import java.io.Serializable;

/** A way to share a conversion among the touches of its path. */
public sealed interface Model extends Serializable {
  /** Whether the credits add up to the conversions. */
  default boolean adds() {
    return true;
  }

  /**
   * Weights of the first touch, of all between together, and of the last. Of two touches, first and
   * last alone; equal ones if both are zero.
   */
  record Positions(double first, double middle, double last) implements Model {
    public static final Positions FIRST = new Positions(1, 0, 0);
    public static final Positions LAST = new Positions(0, 0, 1);
    public static final Positions POSITION = new Positions(40, 20, 40);
    public static final Positions J_SHAPE = new Positions(20, 20, 60);
    public static final Positions INVERSE_J = new Positions(60, 20, 20);

    public Positions {
      for (double weight : new double[] {first, middle, last}) {
        if (!(weight >= 0) || weight == Double.POSITIVE_INFINITY) {
          throw new IllegalArgumentException("a weight of " + weight);
        }
      }
      if (!(first + middle + last > 0) || first + middle + last == Double.POSITIVE_INFINITY) {
        throw new IllegalArgumentException("weights of " + (first + middle + last) + " in all");
      }
    }
  }

  /** The last touch whose channel is not Direct; the last one if there is no other. */
  record LastNonDirect() implements Model {}

  /** All touches alike. */
  record Linear() implements Model {}

  /** Half the weight for every half-life that the touch lies before the conversion. */
  record TimeDecay(long halfLifeMillis) implements Model {
    public TimeDecay {
      if (halfLifeMillis < 1) {
        throw new IllegalArgumentException("a half-life of " + halfLifeMillis + " ms");
      }
    }
  }

  /**
   * 30 for the first touch, 30 for the touch that led to each anchor, 30 for the last if there is
   * one anchor only, 10 for all others together; what is missing on a path is left out.
   */
  record WShape() implements Model {}

  /** Each touch of the path gets the whole conversion: what it had a part in. */
  record Participation() implements Model {
    @Override
    public boolean adds() {
      return false;
    }
  }

  /** The share of conversions that would be lost without the touch, in a chain of all paths. */
  record Markov() implements Model {}

  /**
   * Each conversion in equal parts to the different touches of its path: the Shapley value of the
   * game in which a set of touches is worth the conversions of all paths within it (Zhao et al.
   * 2018).
   */
  record Shapley() implements Model {}
}
