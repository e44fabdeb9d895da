package io.fullfunnel.engine.funnel;

import io.fullfunnel.engine.AnalysisException;
import java.io.Serializable;

/**
 * Exact sums of amounts, in millionths, per step. What is above and below zero is added up apart,
 * so that whether a sum is too large does not depend on the order of adding.
 */
final class Sums implements Serializable {
  private static final long serialVersionUID = 1L;

  private final long[] above;
  private final long[] below;
  private final long[] given;
  private long fallbacks;
  private long rounded;

  Sums(int steps) {
    this.above = new long[steps];
    this.below = new long[steps];
    this.given = new long[steps];
  }

  void add(int step, long micros, boolean fallback, boolean wasRounded) {
    given[step]++;
    fallbacks += fallback ? 1 : 0;
    rounded += wasRounded ? 1 : 0;
    if (micros > 0) {
      above[step] = exact(above[step], micros);
    } else {
      below[step] = exact(below[step], micros);
    }
  }

  void addAll(Sums other) {
    for (int s = 0; s < given.length; s++) {
      above[s] = exact(above[s], other.above[s]);
      below[s] = exact(below[s], other.below[s]);
      given[s] += other.given[s];
    }
    fallbacks += other.fallbacks;
    rounded += other.rounded;
  }

  private static long exact(long a, long b) {
    long sum = a + b;
    if (((a ^ sum) & (b ^ sum)) < 0) {
      throw new AnalysisException(
          AnalysisException.Code.TOO_LARGE,
          "The sum of the value is beyond 9,223,372,036,854 and cannot be given exactly. Ask for"
              + " fewer people or a shorter period.");
    }
    return sum;
  }

  FunnelReport.Total total(int step) {
    return new FunnelReport.Total(above[step] + below[step], given[step]);
  }

  /** Amounts that came from a name after the first. */
  long fallbacks() {
    return fallbacks;
  }

  /** Amounts that had more than six decimals. */
  long rounded() {
    return rounded;
  }
}
