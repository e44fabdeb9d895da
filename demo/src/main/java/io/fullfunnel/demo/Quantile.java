package io.fullfunnel.demo;

/** Numbers below which a share of all lies: spread evenly they have exactly their distribution. */
final class Quantile {
  private static final double[] A = {
    -39.69683028665376,
    220.9460984245205,
    -275.9285104469687,
    138.3577518672690,
    -30.66479806614716,
    2.506628277459239
  };
  private static final double[] B = {
    -54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572
  };
  private static final double[] C = {
    -.007784894002430293,
    -.3223964580411365,
    -2.400758277161838,
    -2.549732539343734,
    4.374664141464968,
    2.938163982698783
  };
  private static final double[] D = {
    .007784695709041462, .3224671290700398, 2.445134137142996, 3.754408661907416
  };
  private static final double TAIL = .02425;

  private Quantile() {}

  /** The standard normal distribution's, by Acklam's rational approximation (error below 2e-9). */
  static double normal(double share) {
    if (share <= 0 || share >= 1) {
      throw new IllegalArgumentException("a share lies between 0 and 1, not " + share);
    }
    if (share < TAIL) {
      double q = Math.sqrt(-2 * Math.log(share));
      return polynomial(C, q) / (polynomial(D, q) * q + 1);
    }
    if (share > 1 - TAIL) {
      return -normal(1 - share);
    }
    double q = share - .5;
    double square = q * q;
    return polynomial(A, square) * q / (polynomial(B, square) * square + 1);
  }

  private static double polynomial(double[] factors, double at) {
    double sum = 0;
    for (double factor : factors) {
      sum = sum * at + factor;
    }
    return sum;
  }
}
