package io.fullfunnel.engine.attribution;

import java.util.List;

/**
 * What was counted.
 *
 * @param groups by their conversions, then by key; none without a split
 * @param total everything, span by span
 * @param more groups that are not shown by themselves
 */
public record AttributionReport(
    List<Group> groups, List<Totals> total, long more, List<Listed> list) {

  /** A group, span by span. */
  public record Group(List<String> key, List<Totals> spans) {}

  /**
   * One group in one span.
   *
   * @param micros value of all conversions, in millionths
   * @param valued conversions that give a value
   * @param fallbacks values that did not come from the first property
   * @param rounded values with more than six decimals
   * @param untouched conversions without a touch
   * @param nulls paths without a conversion
   * @param open of these, those whose last touch may still lead to one
   * @param distinctPaths how many different ones there are; −1 if there are too many to keep
   * @param paths the most frequent
   */
  public record Totals(
      long conversions,
      long micros,
      long valued,
      long fallbacks,
      long rounded,
      long untouched,
      long nulls,
      long open,
      long distinctPaths,
      List<Path> paths,
      List<Credits> models) {}

  /** A path, with what came of it. */
  public record Path(List<String> touches, long conversions, long micros, long nulls) {}

  /**
   * What a model says.
   *
   * @param chance that a path leads to a conversion, by the Markov chain; NaN for others
   * @param credits by touch name
   */
  public record Credits(double chance, List<Credit> credits) {}

  /**
   * The credit of a touch.
   *
   * @param touch null for conversions without any
   * @param units {@link Attribution#UNITS} to a conversion
   * @param removalEffect share of conversions lost without it, by the Markov chain; NaN for others
   */
  public record Credit(Touch touch, long units, long micros, double removalEffect) {}

  /** A touch by its name, or no touch: a name may be anything. */
  public record Touch(String name, boolean none) {}

  /**
   * A conversion.
   *
   * @param units of the model and touch that are listed; −1 where a model shares all paths at once
   */
  public record Listed(long person, long timeMillis, long sequence, String event, long units) {}
}
