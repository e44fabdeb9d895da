package io.fullfunnel.bench;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** One worker beside two, as a table. */
record WorkersReport(PrintStream out) {
  /** What a question took on a cluster, one entry a run. */
  record Measured(List<Double> whole, List<Stages.Stage> stages) {
    Measured {
      whole = List.copyOf(whole);
      stages = List.copyOf(stages);
    }

    double millis() {
      return median(whole.stream().mapToDouble(Double::doubleValue).toArray());
    }

    double quickest() {
      return new Timing(stages.stream().mapToDouble(Stages.Stage::millis).toArray(), 0).quickest();
    }

    double of(ToDoubleFunction<Stages.Stage> what) {
      return median(stages.stream().mapToDouble(what).toArray());
    }

    private static double median(double[] values) {
      return new Timing(values, 0).median();
    }
  }

  void head() {
    out.println(
        "| question | the stage: one | two | times | its quickest: one | two | times | from"
            + " question to answer: one | two | times | CPU of tasks: one | two | around tasks: one"
            + " | two | result bytes | in one process: 1 thread | 2 | times |");
    out.println("|---".repeat(18) + "|");
  }

  void row(String name, Timing[] here, Measured one, Measured two) {
    out.println(
        String.join(
            " | ",
            "| " + name,
            twice(one.of(Stages.Stage::millis), two.of(Stages.Stage::millis)),
            twice(one.quickest(), two.quickest()),
            twice(one.millis(), two.millis()),
            whole(one.of(Stages.Stage::cpu)),
            whole(two.of(Stages.Stage::cpu)),
            whole(one.of(Stages.Stage::around)),
            whole(two.of(Stages.Stage::around)),
            whole(one.of(Stages.Stage::resultBytes)),
            twice(here[0].median(), here[1].median()) + " |"));
  }

  private static String twice(double one, double two) {
    return String.format(Locale.ROOT, "%s | %s | %.2f", whole(one), whole(two), one / two);
  }

  private static String whole(double value) {
    return String.format(Locale.ROOT, "%,.0f", value);
  }
}
