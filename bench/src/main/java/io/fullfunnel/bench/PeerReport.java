package io.fullfunnel.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

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

  /**
   * One way to ask one question.
   *
   * @param levels people who came exactly to step 1, to step 2 …
   */
  record Measurement(String question, String variant, List<Long> levels, Timing timing) {
    Measurement {
      levels = List.copyOf(levels);
    }

    /** People who came to step 1 or further, to step 2 or further … */
    List<Long> reached() {
      long[] reached = levels.stream().mapToLong(Long::longValue).toArray();
      for (int step = reached.length - 2; step >= 0; step--) {
        reached[step] += reached[step + 1];
      }
      return Arrays.stream(reached).boxed().toList();
    }
  }

  /** People who came exactly to step 1, to step 2 … out of those who came there or further. */
  static List<Long> levels(List<Long> reached) {
    List<Long> levels = new ArrayList<>();
    for (int step = 0; step < reached.size(); step++) {
      long further = step + 1 < reached.size() ? reached.get(step + 1) : 0;
      levels.add(reached.get(step) - further);
    }
    return levels;
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
