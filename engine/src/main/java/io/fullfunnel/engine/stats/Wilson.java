package io.fullfunnel.engine.stats;

/**
 * The 95 % score interval of a rate (Wilson 1927, without continuity correction).
 *
 * @param low NaN, as {@code high}, where there is no rate
 */
public record Wilson(double low, double high) {
  private static final double Z = 1.959963984540054;

  /** The interval of {@code part} of {@code whole}; none unless part is in 0..whole, whole > 0. */
  public static Wilson of(long part, long whole) {
    if (whole <= 0 || part < 0 || part > whole) {
      return new Wilson(Double.NaN, Double.NaN);
    }
    double n = whole;
    double rate = part / n;
    double z2 = Z * Z;
    double scale = 1 + z2 / n;
    double centre = (rate + z2 / (2 * n)) / scale;
    double half = Z * Math.sqrt(rate * (1 - rate) / n + z2 / (4 * n * n)) / scale;
    return new Wilson(
        part == 0 ? 0 : Math.max(0, centre - half), part == whole ? 1 : Math.min(1, centre + half));
  }
}
