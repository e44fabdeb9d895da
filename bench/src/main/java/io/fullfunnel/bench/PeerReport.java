package io.fullfunnel.bench;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * What another system answered, and how long it took.
 *
 * @param loadMillis from the csv to a table that is ready to be asked
 * @param bytes of that table on disk
 */
record PeerReport(
    String system,
    String version,
    double loadMillis,
    long rows,
    long bytes,
    List<Measurement> measurements) {
  PeerReport {
    measurements = List.copyOf(measurements);
  }

  /** One way to ask one question. */
  record Measurement(String question, String variant, Rows rows, Timing timing) {
    /** A line for who waits. */
    void tell(String system) {
      System.err.printf(
          Locale.ROOT,
          "  %s: %s (%s) median %.1f ms%n",
          question,
          system,
          variant,
          timing.median());
    }
  }

  List<Measurement> of(String question) {
    return measurements.stream().filter(m -> m.question().equals(question)).toList();
  }

  Measurement best(String question) {
    return of(question).stream()
        .min(Comparator.comparingDouble(m -> m.timing().median()))
        .orElseThrow(() -> new IllegalStateException(system + " was not asked " + question));
  }
}
