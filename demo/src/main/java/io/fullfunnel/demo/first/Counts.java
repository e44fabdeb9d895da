package io.fullfunnel.demo.first;

import tools.jackson.databind.JsonNode;

/** How many entered a funnel and how many came to its end. */
public record Counts(long entered, long completed) {
  static final Counts NONE = new Counts(0, 0);

  static Counts of(JsonNode answer) {
    return new Counts(answer.path("entered").asLong(), answer.path("completed").asLong());
  }

  public double rate() {
    return entered == 0 ? Double.NaN : (double) completed / entered;
  }

  Counts without(Counts part) {
    return new Counts(entered - part.entered, completed - part.completed);
  }

  /**
   * By how many standard errors this rate lies above another one; 0 if that cannot be said (the
   * two-proportion test with a common rate).
   */
  double standardErrorsAbove(Counts other) {
    if (entered == 0 || other.entered == 0) {
      return 0;
    }
    double rate = (double) (completed + other.completed) / (entered + other.entered);
    double error = Math.sqrt(rate * (1 - rate) * (1.0 / entered + 1.0 / other.entered));
    return error == 0 ? 0 : (rate() - other.rate()) / error;
  }

  /** How many of these would have completed more at another rate. */
  double missedAgainst(Counts better) {
    return better.entered == 0 ? 0 : entered * better.rate() - completed;
  }
}
