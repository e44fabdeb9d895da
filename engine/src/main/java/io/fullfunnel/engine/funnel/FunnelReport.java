package io.fullfunnel.engine.funnel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a {@link Funnel}. Rates are 0..1, NaN where the basis is zero; times in seconds.
 *
 * @param total all people
 * @param groups by size then key; then {@code (other)}; empty without a breakdown
 * @param trend all people by the bucket of their entry; empty without a trend
 * @param histogram time from first to last step of those who completed
 * @param listed the people asked for by {@link PersonList}
 * @param late people who reach the last step only with {@code lateWindowMillis}; 0 if the funnel's
 *     own window is as long
 * @param lateRate the rate with that longer window
 * @param skipped per step, people who did an event of that step, in the period or in the window of
 *     their attempt, and whose attempt does not reach it; 0 for the first step, and everywhere if
 *     attempts are counted
 * @param fallbacks amounts added up that came from a fallback of {@link Amount}
 * @param rounded amounts added up that had more than six decimals
 */
public record FunnelReport(
    Counts total,
    List<Group> groups,
    List<Counts> trend,
    List<Bin> histogram,
    List<Listed> listed,
    long late,
    double lateRate,
    long lateWindowMillis,
    List<Long> skipped,
    long fallbacks,
    long rounded) {

  /**
   * @param entered people with an attempt
   * @param completed people whose attempt reached the last step
   * @param immature people who entered less than a window before asOf
   * @param rateMature the rate over the others
   */
  public record Counts(
      long entered,
      long completed,
      double rate,
      double rateMature,
      long excluded,
      long immature,
      List<Step> steps) {}

  /**
   * @param reached people at this step
   * @param entries people who entered here: all of the first step, others in an open funnel only
   * @param did where steps come in any order, people whose attempt has the event of this step,
   *     whenever; else as {@code reached}
   * @param dropped people of the step before who did not come here; in a breakdown by {@code EACH}
   *     of those who stand in the group at the step before
   * @param open people who reached this step, not the next, and are still inside the window at asOf
   * @param quiet people who reached this step and not the next before the window was over
   * @param low lower end of the 95 % Wilson interval of {@code fromPrevious}
   * @param value sum over the people who reached the step; null if none was asked for
   */
  public record Step(
      String label,
      long reached,
      long entries,
      long did,
      long dropped,
      long open,
      long quiet,
      double fromFirst,
      double fromPrevious,
      double low,
      double high,
      @Nullable Times sincePrevious,
      @Nullable Times sinceFirst,
      @Nullable Total value) {}

  /**
   * Seconds between two steps, over people who reached the later one; type-7 percentiles, NaN
   * beyond {@link Funnel#MOST_TIMES}.
   */
  public record Times(double mean, double median, double p10, double p90) {}

  /**
   * A sum of amounts.
   *
   * @param micros in millionths, exact
   * @param given how many of the people have an amount at this step
   */
  public record Total(long micros, long given) {}

  /**
   * @param trend this group by the bucket of entry; empty without a trend
   */
  public record Group(List<String> key, Counts counts, List<Counts> trend) {}

  /** {@code from} ≤ seconds &lt; {@code to}; the last bin has no end (infinity). */
  public record Bin(double from, double to, long people) {}

  /**
   * @param firstSequence journal sequence of the attempt's first event: the way to its ids
   * @param nextEvent the person's next event after the last matched one, or null
   */
  public record Listed(
      long person,
      long enteredMillis,
      long firstSequence,
      String lastEvent,
      long lastMillis,
      @Nullable String nextEvent,
      long nextMillis) {}
}
