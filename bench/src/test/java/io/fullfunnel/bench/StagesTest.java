package io.fullfunnel.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** FEATURE UNDER TEST: what {@code bench/cluster} reads of Spark's own log, and prints. */
class StagesTest {
  private static final String TASK =
      "{'Event':'SparkListenerTaskEnd','Stage ID':%d,'Task Info':{'Launch Time':%d,"
          + "'Finish Time':%d},'Task Metrics':{'Executor Run Time':%d,'Executor CPU Time':%d,"
          + "'Executor Deserialize CPU Time':%d,'Result Size':%d}}";
  private static final String STAGE =
      "{'Event':'SparkListenerStageCompleted','Stage Info':{'Stage ID':%d,"
          + "'Submission Time':%d,'Completion Time':%d}}";

  @TempDir Path folder;

  @Test
  void aStageIsTheSumOfItsTasks() throws IOException {
    List<String> log =
        List.of(
            "{'Event':'SparkListenerLogStart','Spark Version':'4.2.0'}",
            TASK.formatted(0, 1_000, 1_300, 280, 200_000_000, 10_000_000, 500),
            TASK.formatted(1, 2_000, 2_100, 90, 80_000_000, 0, 70),
            TASK.formatted(0, 1_100, 1_500, 390, 300_000_000, 0, 600),
            STAGE.formatted(0, 990, 1_510),
            STAGE.formatted(1, 1_990, 2_110));
    Files.writeString(folder.resolve("app-1"), String.join("\n", log).replace('\'', '"') + "\n");
    assertThat(Stages.read(folder).all())
        .containsExactly(
            new Stages.Stage(2, 520, 510, 670, 30, 1_100),
            new Stages.Stage(1, 120, 80, 90, 10, 70));
  }

  @Test
  void twoAreSetBesideOne() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Timing[] here = {new Timing(new double[] {900}, 0), new Timing(new double[] {500}, 0)};
    new WorkersReport(new PrintStream(out, true, UTF_8))
        .row("funnel", here, measured(1_000, 1_200), measured(500, 800));
    assertThat(out.toString(UTF_8).strip())
        .isEqualTo(
            "| funnel | 1,000 | 500 | 2.00 | 1,000 | 500 | 2.00 | 1,200 | 800 | 1.50 | 950 | 475"
                + " | 12 | 12 | 64 | 900 | 500 | 1.80 |");
  }

  private static WorkersReport.Measured measured(double stage, double whole) {
    return new WorkersReport.Measured(
        List.of(whole), List.of(new Stages.Stage(4, stage, stage * 0.95, stage, 12, 64)));
  }
}
