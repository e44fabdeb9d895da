package io.fullfunnel.engine.figures;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was counted.
 *
 * @param groups by the measure that orders them, then by key; empty without a split
 * @param more groups that are not shown by themselves
 * @param fallbacks amounts that came from a property after the first
 * @param rounded amounts that had more than six decimals
 * @param loose refunds that belong to no known order: they stand at their own time
 */
public record FiguresReport(
    List<Group> groups,
    Group total,
    long more,
    List<Listed> list,
    long fallbacks,
    long rounded,
    long loose) {

  /** A group's numbers, span by span. */
  public record Group(List<String> key, List<Numbers> spans) {}

  /**
   * The numbers of a span, in the order of the measures: counts, milliseconds, or millionths.
   *
   * @param ever of the whole span
   * @param buckets each with all measures
   */
  public record Numbers(List<Long> ever, List<List<Long>> buckets) {}

  /**
   * A person or an event behind a number.
   *
   * @param event the first that counts, if a person is meant
   */
  public record Listed(long person, long timeMillis, long sequence, @Nullable String event) {}
}
